"""``program list``, ``check``, ``import``, ``share`` and ``delete``: without any journal."""

from __future__ import annotations

import argparse
from pathlib import Path

from calfjournal.cli.out import put
from calfjournal.domain.program import Program
from calfjournal.errors import InputError
from calfjournal.messages import in_words, tr, tr_n
from calfjournal.store.documents import write_document
from calfjournal.terminal import complain
from calfjournal.training.library import load_library
from calfjournal.training.programs import Programs, load_programs, user_programs_dir
from calfjournal.verbs.programs import ProgramVerbs


def listed(_arguments: argparse.Namespace, _path: Path) -> int:
    """Print id and title of every program, and what is wrong with files that cannot be used."""
    programs, own = _all()
    for program in programs.programs.values():
        put(_line(program, own))
    for problem in programs.problems:
        complain(in_words(problem))
    return 0


def check(arguments: argparse.Namespace, _path: Path) -> int:
    """Print everything that is wrong with a program file, one line a place."""
    problems = _all()[1].problems_of(arguments.file)
    for problem in problems:
        put(problem.message)
    if not problems:
        put(tr("{file} is a program.", file=arguments.file.name))
        return 0
    complain(tr_n("{count} place is wrong.", "{count} places are wrong.", len(problems)))
    return 1


def bring(arguments: argparse.Namespace, _path: Path) -> int:
    """Add the program of a file to one's own."""
    own = _all()[1]
    program = own.read(arguments.file)
    title = tr("{program} (copy)", program=program.title) if arguments.keep_both else ""
    put(_line(own.bring(program, copy_title=title, instead=arguments.replace), own))
    return 0


def share(arguments: argparse.Namespace, path: Path) -> int:
    """Write a program as one file."""
    programs, own = _all()
    data = own.text(_known(programs, arguments.program))
    write_document(arguments.out, data, journal=path)
    put(arguments.out)
    return 0


def delete(arguments: argparse.Namespace, _path: Path) -> int:
    """Take an own program away and say where its file lies now."""
    programs, own = _all()
    put(own.delete(_known(programs, arguments.program).id))
    return 0


def _all() -> tuple[Programs, ProgramVerbs]:
    library = load_library()
    programs = load_programs(user_programs_dir(), library)
    return programs, ProgramVerbs(programs, library)


def _line(program: Program, own: ProgramVerbs) -> str:
    if own.is_own(program.id):
        return tr("{id}: {title} (your own)", id=program.id, title=program.title)
    return tr("{id}: {title}", id=program.id, title=program.title)


def _known(programs: Programs, program_id: str) -> Program:
    program = programs.programs.get(program_id)
    if program is None:
        known = sorted(programs.programs)
        said = tr(
            "There is no program '{program}'. Known: {known:commas}",
            program=program_id,
            known=known,
        )
        raise InputError("program", said)
    return program
