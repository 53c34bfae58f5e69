"""Readers of other programs' files; every one turns bytes into plain runs and days."""

from __future__ import annotations

from calfjournal.importers.batch import FileResult, FileStatus, ImportBatch, batch_json
from calfjournal.importers.reading import read_files

__all__ = ["FileResult", "FileStatus", "ImportBatch", "batch_json", "read_files"]
