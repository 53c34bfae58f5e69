"""A journal to try things on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from calfjournal.journal import Journal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "year.calfjournal"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    with Journal.create(path) as opened:
        yield opened
