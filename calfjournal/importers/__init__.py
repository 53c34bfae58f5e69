"""Readers of other programs' files; every one turns bytes into plain runs and days."""

from __future__ import annotations

from calfjournal.importers.batch import FileResult, FileStatus, ImportBatch, batch_document
from calfjournal.importers.reading import read_files

__all__ = ["FileResult", "FileStatus", "ImportBatch", "batch_document", "read_files"]
