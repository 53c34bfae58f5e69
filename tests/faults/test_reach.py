"""F30, F31, F42: what the program reaches for, and what it has no business with."""

from __future__ import annotations

import json
import os
import socket
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from calfjournal.cli import main
from calfjournal.domain.athlete import Athlete
from calfjournal.domain.plan import BlockedRange, Race, Wishes
from calfjournal.importers import read_files
from calfjournal.journal import Journal
from calfjournal.store.files import shm_of
from tests.faults import kit
from tests.faults.test_text import TEXTS
from tests.importers.fit_writer import Leg, activity
from tests.reports.reading import Document
from tests.store.samples import DAY, a_check_in, a_session, filled

pytestmark = pytest.mark.faults

MARKUP = (
    '<img src="/etc/hostname"/>',
    '<img src="http://127.0.0.1:{port}/x"/>',
    "<font color=\"[[[getattr(pow,'__globals__')['os'].mkdir('x') for x in [1]] and 'red']]\">",
    '<a href="javascript:alert(1)">',
    "</b> &#x110000; <para> 0.1 <A <0.9",
)


class Watch:
    """Notes every file Python opens, every connection and every fork of this process."""

    def __init__(self) -> None:
        self.opened: set[str] = set()
        self.others: set[str] = set()
        sys.addaudithook(self._see)

    def _see(self, event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str | bytes):
            self.opened.add(os.path.realpath(os.fsdecode(arguments[0])))
        elif event in ("socket.connect", "socket.getaddrinfo", "os.fork", "os.forkpty"):
            self.others.add(event)


# ------------------------------------------------------------------------- F42: the live file


def use_journal(path: str, folder: str) -> None:
    """Do everything a user does with an open journal; print what was reached for."""
    watch = Watch()
    place = Path(folder)
    journal = filled(Path(path))
    journal.runs.add_batch(read_files(place.glob("*.fit")))
    journal.undo()
    journal.backup()
    journal.backup(place / "copy.calfjournal")
    journal.export_json(place / "all.json")
    journal.export_csv(place / "all.zip")
    journal.recovery.verdict(DAY)
    journal.close()
    for command in (["doctor"], ["plan", "show"], ["plan", "pdf", str(place / "plan.pdf")]):
        assert main(["--journal", path, *command]) == 0
    live = {os.path.realpath(file) for file in (path, shm_of(Path(path)))}
    kit.say(json.dumps([sorted(watch.opened & live), sorted(watch.others)]))


def test_only_sqlite_opens_the_live_journal(path: Path, tmp_path: Path) -> None:
    """F42: our own code never opens the files SQLite holds locks on, forks, or calls anybody."""
    (tmp_path / "run.fit").write_bytes(activity([Leg()]))
    opened, others = json.loads(kit.run(use_journal, path, tmp_path).splitlines()[-1])
    assert opened == []
    assert others == []


# ------------------------------------------------------------------------- F30, F31: on paper


def print_texts(path: str, out: str, port: str) -> None:
    """Print a journal full of hostile texts; print what was reached for meanwhile."""
    texts = [*TEXTS.values(), *(line.replace("{port}", port) for line in MARKUP)]
    with Journal.create(Path(path)) as journal:
        journal.athlete.save(Athlete(" ".join(texts)))
        wishes = Wishes("calf_foundation", DAY, weeks=8, races=((DAY + timedelta(50), 10.0),))
        plan = journal.planning.accept(journal.planning.propose(wishes), today=DAY).value
        assert main(["--journal", path, "plan", "pdf", out]) == 0  # loads what printing needs
        for text, session in zip(texts, journal.planning.sessions_of(plan), strict=False):
            journal.sessions.update(replace(session, title=text, note=text))
        for number, text in enumerate(texts):
            race = Race(DAY + timedelta(days=number), text, note=text)
            journal.plans.save_race(race)
            journal.plans.save_block(BlockedRange(race.day, race.day, text))
            journal.checkins.save(replace(a_check_in(race.day), note=text))
    watch = Watch()
    assert main(["--journal", path, "plan", "pdf", out]) == 0
    kit.say(json.dumps([sorted(watch.opened), sorted(watch.others)]))


def test_printing_reaches_for_nothing(path: Path, tmp_path: Path) -> None:
    """F30: whatever texts a plan holds, printing it opens our own files only and calls nobody."""
    out = tmp_path / "plan.pdf"
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        port = server.getsockname()[1]
        opened, others = json.loads(kit.run(print_texts, path, out, port).splitlines()[-1])
        with pytest.raises(BlockingIOError):
            server.accept()
    assert others == []
    ours = (str(kit.REPO), str(path.parent.resolve()), sys.base_prefix, sys.prefix, "/dev/null")
    strangers = [file for file in opened if not file.startswith(ours)]
    assert [
        f for f in strangers if not f.startswith(("/usr/share/zoneinfo", "/etc/localtime"))
    ] == []
    assert not (kit.REPO / "x").exists()
    with Document(out.read_bytes()) as document:
        words = "".join(document.texts())
    assert "/etc/hostname" in words
    assert "javascript:alert" in words


def test_plan_of_years_and_of_nothing_are_printed(path: Path, tmp_path: Path) -> None:
    """F31: three years of sessions with long notes become pages; a plan of nothing one page."""
    with Journal.create(path) as journal:
        wishes = Wishes("calf_foundation", DAY, weeks=156)
        plan = journal.planning.accept(journal.planning.propose(wishes), today=DAY).value
        first = journal.planning.sessions_of(plan)[0]
        journal.sessions.update(replace(first, note="word " * 4000))
        journal.sessions.add(replace(a_session(DAY), title="x" * 20_000))
    assert main(["--journal", str(path), "plan", "pdf", str(tmp_path / "plan.pdf")]) == 0
    with Document((tmp_path / "plan.pdf").read_bytes()) as document:
        assert len(document) > 156
