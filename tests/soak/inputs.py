"""Odd input: recordings, exports, settings, programs and words on the command line."""

from __future__ import annotations

import contextlib
import io
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

from calfjournal import paths, settings
from calfjournal.cli import main
from calfjournal.journal import Journal
from calfjournal.tasks import read_files
from calfjournal.training.library import load_library
from calfjournal.training.programs import load_programs
from tests.importers import fit_writer
from tests.soak.counters import Counters
from tests.store.golden import FOLDER as GOLDEN

COMMANDS = ("plan", "import", "export", "backup", "restore", "doctor", "check", "demo", "report")
WORDS = (
    "new", "show", "pdf", "--program", "calf-foundation", "--start", "2026-11-30", "--weeks", "0",
    "--json", "--day", "31 Feb", "nowhere.calfjournal", "out.json", "out.pdf", "-1", "--create",
    "--force", "--repair", "--salvage", "x\u202ey", "\udcff", "", ".", "--days", "mon,noday", "28",
)  # fmt: skip

Attempt = Callable[[Path, random.Random], None]


def mixed(place: Path, chance: random.Random, counters: Counters) -> None:
    """Give one of everything, each changed in some places."""
    for attempt in (recording, export, options, program, command, command):
        with counters.input(f"{attempt.__name__} {place.name}"):
            attempt(place, chance)


def changed(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with a few of them changed, taken out, doubled or cut."""
    made = bytearray(data)
    for _ in range(chance.randrange(1, 8)):
        at = chance.randrange(len(made))
        match chance.randrange(4):
            case 0:
                made[at] = chance.randrange(256)
            case 1:
                del made[at : at + chance.randrange(1, 40)]
            case 2:
                made[at:at] = made[at : at + chance.randrange(1, 200)]
            case _:
                made[at:at] = chance.choice((b"\x00", b"NaN", b"1e999", b"\xff\xfe", b"[" * 500))
        made = made or bytearray(b"x")
    return bytes(made[: chance.randrange(len(made) + 1)] if chance.random() < 0.1 else made)


@cache
def _recording() -> bytes:
    return fit_writer.activity()


def recording(place: Path, chance: random.Random) -> None:
    """Read a changed FIT file in a reader of its own."""
    path = place / "run.fit"
    path.write_bytes(changed(_recording(), chance))
    read_files([path], known_hashes=frozenset())


def export(place: Path, chance: random.Random) -> None:
    """Make a journal of a changed export."""
    source, target = place / "all.json", place / "made.calfjournal"
    source.write_bytes(changed((GOLDEN / "v1.json").read_bytes(), chance))
    with Journal.import_json(source, target) as journal:
        journal.check()


def options(place: Path, chance: random.Random) -> None:
    """Load changed settings."""
    paths.config_dir().mkdir(parents=True, exist_ok=True)
    sound = b'theme = "dark"\nrecent_journals = ["a", "b"]\n[later]\nx = [1, {y = 2}]\n'
    settings.file().write_bytes(changed(sound, chance))
    settings.load()


def program(place: Path, chance: random.Random) -> None:
    """Load a changed program beside those that ship."""
    folder = place / "programs"
    folder.mkdir()
    sound = (paths.resources() / "programs" / "calf_foundation.toml").read_bytes()
    (folder / "mine.toml").write_bytes(changed(sound, chance))
    load_programs(folder, load_library())


def command(place: Path, chance: random.Random) -> None:
    """Give the command line words in any order."""
    words = [chance.choice(WORDS) for _ in range(chance.randrange(8))]
    words.insert(0, chance.choice(COMMANDS))  # Without one the window opens.
    journal = place / "command.calfjournal"
    quiet = io.StringIO()
    with (
        contextlib.chdir(place),
        contextlib.redirect_stdout(quiet),
        contextlib.redirect_stderr(quiet),
    ):
        main(["--journal", str(journal), *words])
