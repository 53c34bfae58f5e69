"""``python -m calfjournal`` and the ``calfjournal`` script."""

from __future__ import annotations

import sys
from multiprocessing import freeze_support

from calfjournal.cli import main

if __name__ == "__main__":
    freeze_support()
    sys.exit(main())
