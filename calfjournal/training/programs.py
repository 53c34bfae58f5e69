"""Programs as files: the shipped ones, the user's own, copies and sharing."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from calfjournal import paths
from calfjournal.domain.message import Words, say
from calfjournal.domain.plan import Plan
from calfjournal.domain.program import Program
from calfjournal.errors import BadProgram, InputError, StorageFailed
from calfjournal.files import make_private_folder
from calfjournal.training.library import Library, load_library
from calfjournal.training.program_reader import read_program, read_recipe
from calfjournal.training.program_writer import program_text
from calfjournal.training.toml_table import IDENTIFIER, bad_key, shown

DEFAULT_PROGRAM = "calf_foundation"
"""The program a plan is made of unless the athlete chooses another."""


class Programs(Struct, frozen=True):
    """All programs that could be read, by id, and one sentence for each that could not."""

    programs: dict[str, Program]
    problems: tuple[Words, ...] = ()


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
    return Programs(programs, tuple(problems))


def program_of(plan: Plan, offered: Mapping[str, Program], library: Library) -> Program | None:
    """Return the program of a plan: the one offered under its id, else the one the plan keeps.

    None when it is neither offered nor kept, or a kept text cannot be used.
    """
    return program_kept(plan.program, plan.recipe, offered, library)


def program_kept(
    program: str, recipe: str, offered: Mapping[str, Program], library: Library
) -> Program | None:
    """Return the program offered under an id, else the one that a recipe kept with it describes."""
    if program in offered or not recipe:
        return offered.get(program)
    try:
        # Those that ship are always offered, so this one is somebody's own.
        return replace(read_recipe(recipe, program, library), editable=True)
    except BadProgram:
        return None


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
    try:
        make_private_folder(folder)
    except OSError as error:
        reason = error.strerror
        raise StorageFailed(say("training.not_made", folder=folder, reason=reason)) from error
    save_program(copied, folder / f"{new_id}.toml", library)
    return copied


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
