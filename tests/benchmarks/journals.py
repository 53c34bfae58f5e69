"""Sample journals of some length for all parts of the bench, each written once."""

from __future__ import annotations

import shutil
from pathlib import Path

from calfjournal import demo

DAYS_A_YEAR = 365


class Journals:
    """Writes the sample of so many years when it is first asked for, into ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of_years(self, years: int) -> Path:
        """The sample of so many years; read only what lies there."""
        path = self._folder / f"{years}-years.calfjournal"
        if not path.exists():
            demo.write(path, days=DAYS_A_YEAR * years)
        return path

    def copy_of_years(self, years: int, name: str) -> Path:
        """A copy that a part of the bench may change."""
        path = self._folder / f"{name}.calfjournal"
        shutil.copy(self.of_years(years), path)
        return path
