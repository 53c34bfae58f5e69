"""The command line: ``calfjournal [--journal FILE] COMMAND``.

Exit status 0 done, 1 failed with one line on standard error, 2 wrong usage.
"""

from calfjournal.cli.main import main

__all__ = ["main"]
