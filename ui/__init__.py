"""The window: Qt widgets that show the journal and run its verbs, and nothing else."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - what follows undoes a part of it

# PySide takes the place of Python's import and reads the source of every module that is imported
# from then on, looking for a way to write Qt's names that nobody here uses: a tenth of a start.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
