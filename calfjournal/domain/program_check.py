"""What a check of a program finds: the program, or every place where something is wrong."""

from __future__ import annotations

from msgspec import Struct

from calfjournal.domain.message import Message
from calfjournal.domain.program import Program

Path = tuple[str | int, ...]
"""The way to a value of a program file: keys of tables and positions in lists, from 0."""


class ProgramProblem(Struct, frozen=True):
    """One value that does not fit, e.g. of ``("phase", 0, "weeks")``, and why.

    ``place`` names its table as a file would, ``[[phase]] 1 (Strength)``; "" = the top one.
    """

    path: Path
    said: Message
    place: str = ""


class CheckedProgram(Struct, frozen=True):
    """``program`` is None where there are problems, at most one a place."""

    program: Program | None
    problems: tuple[ProgramProblem, ...] = ()
