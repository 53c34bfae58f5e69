"""Programs as files: the shipped ones, the user's own, copies and sharing."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection, Mapping
from functools import lru_cache
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from calfjournal import paths
from calfjournal.domain.message import Words, say
from calfjournal.domain.plan import Plan
from calfjournal.domain.program import Program
from calfjournal.errors import BadProgram, InputError, StorageFailed
from calfjournal.files import make_private_folder, write_private
from calfjournal.training.library import Library, load_library
from calfjournal.training.program_reader import read_program, read_recipe
from calfjournal.training.program_writer import program_text
from calfjournal.training.toml_table import IDENTIFIER, bad_key, shown

DEFAULT_PROGRAM = "calf_foundation"
"""The program a plan is made of unless the athlete chooses another."""


class Programs(Struct, frozen=True):
    """All programs that could be read, by id, and one sentence for each that could not.

    ``files`` holds the files of the user's own.
    """

    programs: dict[str, Program]
    problems: tuple[Words, ...] = ()
    files: dict[str, Path] = field(default_factory=dict)


def user_programs_dir() -> Path:
    """Return the folder of the user's own programs; it may not exist yet."""
    return paths.data_dir() / "programs"


def load_programs(user_dir: Path | None = None, library: Library | None = None) -> Programs:
    """Return the shipped programs and those in the user's folder.

    A file of the user that does not fit, or takes an id that is in use, is left out and told in
    ``problems``: it never stops the start.
    """
    exercises = library or load_library()
    shipped = [read_program(path, exercises) for path in _files(_shipped_dir())]
    programs = {program.id: program for program in shipped}
    programs = _default_first(programs)
    problems: list[Words] = []
    files: dict[str, Path] = {}
    for path in _files(user_dir) if user_dir is not None else []:
        try:
            program = read_program(path, exercises)
        except BadProgram as error:
            problems.append(error.said)
            continue
        if program.id in programs:
            taken = say("training.id_taken", value=shown(program.id))
            problems.append(bad_key(path.name, "", "id", taken).said)
            continue
        programs[program.id] = replace(program, editable=True)
        files[program.id] = path
    return Programs(programs, tuple(problems), files)


def program_of(plan: Plan, offered: Mapping[str, Program], library: Library) -> Program | None:
    """Return the program that a plan follows, see ``program_kept``."""
    return program_kept(plan.program, plan.recipe, offered, library)


def program_kept(
    program: str, recipe: str, offered: Mapping[str, Program], library: Library
) -> Program | None:
    """Return the shipped program of an id, else the one that a recipe kept with a plan describes.

    So a change of one's own program changes no plan before it is laid again. Where no recipe is
    kept, or it cannot be used, it is the one offered under the id; None without any.
    """
    at_hand = offered.get(program)
    if not recipe or (at_hand is not None and not at_hand.editable):
        return at_hand
    try:
        return _read(recipe, program, _Same(library))
    except BadProgram:
        return at_hand


class _Same(Struct, frozen=True, eq=False):
    """A library, compared by being the same one."""

    library: Library

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.library is self.library

    def __hash__(self) -> int:
        return id(self.library)


@lru_cache(maxsize=16)
def _read(recipe: str, program: str, held: _Same) -> Program:
    """Read a recipe; every rule asks for that of the plan that is followed, and it is long."""
    return replace(read_recipe(recipe, program, held.library), editable=True)


def duplicate(program: Program, new_id: str, title: str) -> Program:
    """Return an editable copy under another id and title; label, warning and notes stay with it.

    Raises:
        InputError: ``new_id`` is not an id or is the program's own.
    """
    if not IDENTIFIER.fullmatch(new_id) or new_id == program.id:
        raise InputError("id", say("training.no_copy_id", value=shown(new_id)))
    return replace(program, id=new_id, title=title, editable=True)


def add_copy(
    program: Program,
    title: str,
    folder: Path,
    taken: Collection[str],
    library: Library | None = None,
) -> Program:
    """Write an editable copy of a program under a free id into a folder and return it.

    Raises:
        StorageFailed: the folder cannot be made or written.
    """
    ids = (f"{program.id}_copy{number or ''}" for number in (0, *range(2, 1000)))
    new_id = next(one for one in ids if one not in taken and not (folder / f"{one}.toml").exists())
    copied = duplicate(program, new_id, title)
    save_own(copied, folder / f"{new_id}.toml", library)
    return copied


def free_file(program: Program, folder: Path) -> Path:
    """Return where a program new to a folder is written; what is there stays."""
    names = (f"{program.id}{number or ''}.toml" for number in (0, *range(2, 1000)))
    return next(folder / name for name in names if not (folder / name).exists())


def former(path: Path) -> Path:
    """Return where the version before the present one of a program's file lies, or would lie."""
    return path.with_name(f"{path.name}.bak")


def save_own(program: Program, path: Path, library: Library | None = None) -> None:
    """Write a program into the user's folder; what stood there before lies beside it then.

    Raises:
        BadProgram, StorageFailed: as ``save_program``; StorageFailed also without a folder.
    """
    exercises = library or load_library()
    try:
        make_private_folder(path.parent)
    except OSError as error:
        reason = error.strerror
        raise StorageFailed(say("training.not_made", folder=path.parent, reason=reason)) from error
    _keep_former(path, program_text(program, exercises).encode())
    save_program(program, path, exercises)


def _keep_former(path: Path, fresh: bytes) -> None:
    beside = former(path)
    try:
        before = path.read_bytes() if path.exists() else None
        if before is not None and before != fresh:
            write_private(beside, before)
    except OSError as error:
        reason = error.strerror
        raise StorageFailed(say("training.not_written", file=beside.name, reason=reason)) from error


def save_program(program: Program, path: Path, library: Library | None = None) -> None:
    """Write a program to a file, whole or not at all, after reading it back.

    Raises:
        BadProgram: a value is outside what a file may hold; nothing is written.
        StorageFailed: the disk refused; an older file at ``path`` is as it was.
    """
    exercises = library or load_library()
    text = program_text(program, exercises)
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".calfjournal-") as folder:
            fresh = Path(folder) / path.name
            fresh.write_text(text, encoding="utf-8", newline="\n")
            read_program(fresh, exercises)
            os.replace(fresh, path)  # noqa: PTH105  # the name says that it is atomic
    except OSError as error:
        reason = error.strerror
        raise StorageFailed(say("training.not_written", file=path.name, reason=reason)) from error


def _shipped_dir() -> Path:
    return paths.resources() / "programs"


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.toml") if paths.is_file(path))


def _default_first(programs: dict[str, Program]) -> dict[str, Program]:
    order = sorted(programs, key=lambda name: (name != DEFAULT_PROGRAM, programs[name].asks_first))
    return {name: programs[name] for name in order}
