"""``python -m calfjournal`` and the ``calfjournal`` script."""

from __future__ import annotations

import sys

from calfjournal.cli import main

if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        # A frozen bundle starts itself again to read a file in a process of its own.
        from calfjournal.importers.worker import serve_if_asked

        serve_if_asked(sys.argv[1:])
    sys.exit(main())
