"""Library and programs for the planner's tests, read once."""

from __future__ import annotations

import pytest

from calfjournal.domain.program import Program
from calfjournal.training.library import Library, load_library
from calfjournal.training.programs import load_programs


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="session")
def programs() -> dict[str, Program]:
    return dict(load_programs().programs)


@pytest.fixture(scope="session")
def foundation(programs: dict[str, Program]) -> Program:
    return programs["calf_foundation"]
