"""A journal to try things on, and a folder prepared for the acts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from calfjournal.journal import Journal
from tests.faults import acts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "year.calfjournal"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    with Journal.create(path) as opened:
        yield opened


@pytest.fixture
def template(tmp_path: Path, own_home: Path) -> Path:
    """A folder of its own with a journal, a backup and exports of an older state of it."""
    folder = tmp_path / "template"
    folder.mkdir()
    acts.prepare(folder)
    return folder
