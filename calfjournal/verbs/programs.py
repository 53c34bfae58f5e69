"""One's own programs: copied, checked, saved, brought from a file and shared as one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from calfjournal.domain.message import say
from calfjournal.domain.program import Program
from calfjournal.domain.program_check import CheckedProgram
from calfjournal.errors import BadProgram, FileExists, NothingToDo, StorageFailed
from calfjournal.training import program_weeks
from calfjournal.training.library import Library
from calfjournal.training.measures import MEASURES
from calfjournal.training.program_reader import check_program, read_program
from calfjournal.training.program_schema import KEYS
from calfjournal.training.program_writer import program_data, program_text
from calfjournal.training.programs import (
    Programs,
    add_copy,
    former,
    free_file,
    save_own,
    user_programs_dir,
)
from calfjournal.training.toml_table import bad_key, read_toml


class ProgramVerbs:
    """Works on files in the folder of the user's own programs, which are no part of the journal.

    The version before the last change of a file lies beside it, for ``take_back``. A plan goes on
    with the program it was laid by, until it is laid again.
    """

    def __init__(
        self, programs: Programs, library: Library, followed: Callable[[], Collection[str]] = set
    ) -> None:
        """Know the programs there are; what is saved or deleted is so among them, too.

        ``followed`` gives the ids of programs that plans follow.
        """
        self._programs = programs
        self._library = library
        self._followed = followed

    measures: tuple[str, ...] = tuple(MEASURES)
    """The figures that a criterion can ask for."""

    # ------------------------------------------------------------------ values

    def values(self, program: Program) -> dict[str, Any]:
        """Return what the file of a program holds, as plain values by key."""
        return program_data(program, self._library)

    def check(self, values: Mapping[str, Any]) -> CheckedProgram:
        """Return the program that values make, or everything that is wrong with them."""
        checked = check_program(values, self._library)
        if checked.program is None:
            return checked
        return replace(checked, program=replace(checked.program, editable=True))

    def problems_of(self, path: Path) -> tuple[BadProgram, ...]:
        """Return everything that is wrong with a program file, in words with its place.

        Raises:
            BadProgram: it cannot be read at all.
        """
        found = check_program(read_toml(path, KEYS).data, self._library).problems
        return tuple(bad_key(path.name, p.place, str(p.path[-1]), p.said) for p in found)

    def fitted(self, weeks: Sequence[Mapping[str, Any]], longest: int) -> list[dict[str, Any]]:
        """Return the weeks of a phase, made to fit one of ``longest`` weeks."""
        return program_weeks.fitted(weeks, longest)

    # ------------------------------------------------------------------ files

    def is_own(self, program_id: str) -> bool:
        """True for a program whose file the user may change."""
        return program_id in self._programs.files

    def copy(self, program: Program, title: str) -> Program:
        """Write an own, editable copy of a program into the user's folder and offer it.

        Raises:
            StorageFailed: the folder cannot be written.
        """
        # A plan may follow a program whose file is elsewhere: its id is not free either.
        taken = {*self._programs.programs, *self._followed()}
        folder = user_programs_dir()
        copied = add_copy(program, title, folder, taken, self._library)
        self._offer(copied, folder / f"{copied.id}.toml")
        return copied

    def save(self, values: Mapping[str, Any]) -> Program:
        """Keep changed values of an own program; no plan is changed by it.

        Raises:
            BadProgram: something is wrong with them. NothingToDo: it is not one's own.
            StorageFailed: the disk refused; the file is as it was.
        """
        checked = self.check(values)
        if checked.program is None:
            problem = checked.problems[0]
            key = str(problem.path[-1])
            raise bad_key(str(values.get("title", "")), problem.place, key, problem.said)
        path = self._file_of(checked.program.id)
        save_own(checked.program, path, self._library)
        self._offer(checked.program, path)
        return checked.program

    def can_take_back(self, program_id: str) -> bool:
        """True when the version before the last change of an own program is there."""
        return self.is_own(program_id) and former(self._programs.files[program_id]).is_file()

    def take_back(self, program_id: str) -> Program:
        """Put the version before the last change back; that change lies beside it then.

        Raises:
            NothingToDo: there is none. BadProgram: it cannot be read. StorageFailed: as ``save``.
        """
        if not self.can_take_back(program_id):
            raise NothingToDo(say("training.no_former", program=program_id))
        path = self._programs.files[program_id]
        program = read_program(former(path), self._library)
        save_own(replace(program, id=program_id, editable=True), path, self._library)
        return self._offer(program, path)

    def read(self, path: Path) -> Program:
        """Return the program of a file, without adding it; BadProgram names what does not fit."""
        return replace(read_program(path, self._library), editable=True)

    def bring(self, program: Program, *, copy_title: str = "", instead: bool = False) -> Program:
        """Add a program that was read to one's own; one that is there already stays as it is.

        ``copy_title`` keeps both of one id, the new one under that title; ``instead`` puts it in
        the place of one's own.

        Raises:
            FileExists: there is another one of its id. StorageFailed: the disk refused.
        """
        there = self._programs.programs.get(program.id)
        if there is None:
            return self._add(program)
        if replace(there, editable=True) == program:
            return there
        if copy_title:
            return self.copy(program, copy_title)
        if instead and self.is_own(program.id):
            return self.save(self.values(program))
        raise FileExists(
            say("training.program_exists", program=there.title),
            say("training.keep_both" if self.is_own(program.id) else "training.keep_copy"),
        )

    def text(self, program: Program) -> bytes:
        """Return a program as the file to share."""
        return program_text(program, self._library).encode()

    def delete(self, program_id: str) -> Path:
        """Take an own program away and return where its file lies now.

        Raises:
            NothingToDo: it is not one's own. StorageFailed: the disk refused.
        """
        path = self._file_of(program_id)
        try:
            kept = path.replace(former(path))
        except OSError as error:
            said = say("training.not_written", file=path.name, reason=error.strerror)
            raise StorageFailed(said) from error
        del self._programs.files[program_id], self._programs.programs[program_id]
        return kept

    def _add(self, program: Program) -> Program:
        path = free_file(program, user_programs_dir())
        save_own(program, path, self._library)
        return self._offer(program, path)

    def _offer(self, program: Program, path: Path) -> Program:
        own = replace(program, editable=True)
        self._programs.programs[own.id] = own
        self._programs.files[own.id] = path
        return own

    def _file_of(self, program_id: str) -> Path:
        path = self._programs.files.get(program_id)
        if path is None:
            raise NothingToDo(say("training.not_own", program=program_id))
        return path
