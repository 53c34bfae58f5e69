"""``python -m calfjournal`` and the ``calfjournal`` script."""

from __future__ import annotations

import gc
import sys

# Nothing that is imported is garbage: nobody need look for it before the window is seen or a
# command begins.
gc.disable()

from calfjournal.cli import main  # noqa: E402

__all__ = ["main"]

if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        # A frozen bundle starts itself again to read a file in a process of its own.
        from calfjournal.importers.worker import serve_if_asked

        serve_if_asked(sys.argv[1:])
    sys.exit(main())
