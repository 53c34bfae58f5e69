"""Batches of changed inputs: recordings, exports, settings, programs, and the command line."""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import traceback
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

from calfjournal import settings
from calfjournal.cli import main
from calfjournal.domain.message import Message
from calfjournal.errors import CalfjournalError
from calfjournal.importers import read_files
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from calfjournal.paths import resources
from calfjournal.training.programs import load_programs
from tests.conftest import REAL_DATA
from tests.importers.fit_writer import Leg, activity
from tests.soak.watched import Batch
from tests.store.samples import NOON, filled

LOST_READERS = ("importers.reader_crashed", "importers.reader_stalled")

ODD = (b"", b"\0", b"\xff", b"NaN", b"1e999", b"-1", b"9" * 40, b"\xed\xa0\x80", b"[" * 9000, b"'")


def changed(chance: random.Random, data: bytes) -> bytes:
    """Return the bytes after one to eight changes: bits, cuts, repeats, odd and foreign bytes."""
    fresh = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(fresh) + 1)
        length = int(10 ** chance.uniform(0, 3))
        match chance.randrange(7):
            case 0 if at < len(fresh):
                fresh[at] ^= 1 << chance.randrange(8)
            case 1:
                del fresh[at : at + length]
            case 2:
                fresh[at:at] = fresh[at : at + length]
            case 3:
                fresh[at:at] = chance.randbytes(chance.randint(1, 8))
            case 4:
                fresh[at : at + chance.randint(0, 8)] = chance.choice(ODD)
            case 5:
                other = chance.randrange(len(fresh) + 1)
                fresh[at : at + length] = fresh[other : other + length]
            case _ if chance.random() < 0.1:
                del fresh[at:]
    return bytes(fresh)


def recordings(seed: str, folder: str, count: str) -> None:
    """Import folders of changed FIT files, as the window does."""
    chance, said = random.Random(seed), Batch()
    originals = [activity([Leg(start=NOON + timedelta(days=day), length=60)]) for day in range(2)]
    real = sorted(REAL_DATA.rglob("*.fit")) if REAL_DATA.is_dir() else []
    originals += [file.read_bytes() for file in real if file.stat().st_size < 200_000][:20]
    for number in range(int(count) // 40):
        place = Path(folder, str(number))
        place.mkdir()
        for each in range(40):
            (place / f"{each}.fit").write_bytes(changed(chance, chance.choice(originals)))
        said.begin(f"recordings {seed}/{number}")
        _attempt(said, lambda place=place: _import(said, place))  # type: ignore[misc]
    said.end()


def _import(said: Batch, place: Path) -> None:
    for file in read_files([place]).files:
        reason = file.reason
        if isinstance(reason, Message) and reason.key in LOST_READERS:
            said.crash(f"{file.path}: {in_words(reason)}")
        elif not (file.runs or reason):
            said.silent(f"{file.path} gave nothing and no reason")


def exports(seed: str, folder: str, count: str) -> None:
    """Read changed exports into new journals."""
    chance, said = random.Random(seed), Batch()
    export = Path(folder, "all.json")
    with filled(Path(folder, "seed.calfjournal")) as journal:
        journal.export_json(export)
    whole = export.read_bytes()
    for number in range(int(count)):
        export.write_bytes(changed(chance, whole))
        said.begin(f"exports {seed}/{number}")
        target = Path(folder, f"{number}.calfjournal")
        _attempt(said, lambda target=target: _read(said, export, target))  # type: ignore[misc]
        target.unlink(missing_ok=True)
    said.end()


def _read(said: Batch, export: Path, target: Path) -> None:
    with Journal.import_json(export, target) as journal:
        problems = journal.check()
        json.dumps(journal.dump(), allow_nan=False)
    if problems:
        said.silent(f"taken, but the doctor says: {in_words(problems[0])}")


def options(seed: str, folder: str, count: str) -> None:
    """Load changed settings."""
    chance, said = random.Random(seed), Batch()
    file = Path(folder, "settings.toml")
    settings.save(settings.Settings(recent_journals=["a", "b"], others={"x": [1, {"y": 2}]}), file)
    whole = file.read_bytes()
    for number in range(int(count)):
        file.write_bytes(changed(chance, whole))
        said.begin(f"options {seed}/{number}")
        _attempt(said, lambda: settings.save(settings.load(file), file))
    said.end()


def programs(seed: str, folder: str, count: str) -> None:
    """Load changed programs of the user's own."""
    chance, said = random.Random(seed), Batch()
    originals = [file.read_bytes() for file in sorted((resources() / "programs").glob("*.toml"))]
    file = Path(folder, "mine.toml")
    for number in range(int(count)):
        file.write_bytes(changed(chance, chance.choice(originals)))
        said.begin(f"programs {seed}/{number}")
        _attempt(said, lambda: load_programs(Path(folder)))
    said.end()


WORDS = (
    *("plan new", "plan show", "plan pdf", "report pdf", "import", "check", "export", "backup"),
    *("metronome",),
    *("restore", "doctor", "demo"),
)
REST = (
    *("--program", "--start", "--weeks", "--runs-per-week", "--weekly-km", "--days", "--race"),
    *("--json", "--from", "--to", "--paper", "--large-print", "--dry-run", "--day", "--force"),
    *("--create", "--repair", "--salvage", "calf_foundation", "calf-foundation", "2026-11-23"),
    *("2026-02-31", "0001-01-01", "2199-12-31", "mon,wed", "xyz", "7,5", "7.5", "-5", "1e400"),
    *(
        "nan",
        "inf",
        "9" * 40,
        "a4",
        "letter",
        "out.pdf",
        "out.json",
        "out.zip",
        "out.ics",
        "out.wav",
    ),
    *("--spm", "--own", "--repeats", "6x1/2", "99x99/99", "--warm-up", "--fade", "--race-pace"),
    *("year.calfjournal", "copy.calfjournal", "text.txt", "nowhere/x.json", ".", "", "--", "-"),
    *("\ud800", "\x1b[31m", "٣", "2027-04-11:21.1", "2027-04-11:nan", "--help", "--version"),
)


def commands(seed: str, folder: str, count: str) -> None:
    """Give the command line any words, in a folder with a journal."""
    chance, said = random.Random(seed), Batch()
    os.chdir(folder)
    with filled(Path("seed.calfjournal")) as journal:
        journal.backup(Path("copy.calfjournal"))
    Path("text.txt").write_text("no journal", encoding="utf-8")
    whole = Path("seed.calfjournal").read_bytes()
    for number in range(int(count)):
        Path("year.calfjournal").write_bytes(whole)
        words = chance.choice(WORDS).split()
        if words == ["demo"]:
            words += ["--days", "28"]
        words += chance.choices(REST, k=chance.randint(0, 6))
        words = ["--journal", chance.choice(("year.calfjournal", "text.txt", "new")), *words]
        said.begin(f"commands {seed}/{number}: {words!r}")
        _attempt(said, lambda words=words: _command(said, words))  # type: ignore[misc]
        Path("new").unlink(missing_ok=True)
    said.end()


def _command(said: Batch, words: Sequence[str]) -> None:
    told = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(told):
        try:
            status = main(words)
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else 0
    if status not in (0, 1, 2):
        said.crash(f"exit status {status}")
    if status == 1 and not told.getvalue().strip():
        said.silent("failed without a word")
    if "Traceback" in told.getvalue():
        said.crash(told.getvalue()[-2000:])


def _attempt(said: Batch, act: Callable[[], object]) -> None:
    try:
        act()
    except CalfjournalError:
        pass
    except Exception:  # noqa: BLE001 - any other error is the finding
        said.crash(traceback.format_exc())


FUZZ: tuple[tuple[Callable[[str, str, str], None], int], ...] = (
    (recordings, 80),
    (exports, 40),
    (options, 200),
    (programs, 100),
    (commands, 60),
)
"""Each kind of input with how many of it make a batch."""
