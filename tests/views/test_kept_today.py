"""What Today showed is kept for the next start: it holds, or it is not there."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import apsw
import pytest

from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.notation import Notation
from calfjournal.domain.plan import Race
from calfjournal.journal import Journal
from calfjournal.messages import language
from calfjournal.views import today
from tests.calendar_journal import fill


@pytest.fixture
def kept(journal: Journal) -> Journal:
    """A journal with some of everything and with today kept."""
    fill(journal)
    assert journal.kept_facts.keep()
    return journal


def test_what_is_kept_equals_what_is_worked_out(kept: Journal) -> None:
    """Stored and read back, the facts are the same values."""
    day = kept.today()
    assert kept.kept_facts.today() == today.gather(kept, day, day)
    assert kept.views.today(day) == today.gather(kept, day, day)


def test_tomorrow_is_kept_as_it_will_be(kept: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """A start on the next morning finds what it would have worked out."""
    tomorrow = kept.today() + timedelta(1)
    monkeypatch.setattr(kept.clock, "today", lambda: tomorrow)
    assert kept.kept_facts.today() == today.gather(kept, tomorrow, tomorrow)


def test_keeping_again_writes_nothing(kept: Journal) -> None:
    """What is kept already is left as it is."""
    assert not kept.kept_facts.keep()


def test_it_is_read_after_a_restart(kept: Journal) -> None:
    """The next start has it, and reads no table for it."""
    path, day = kept.path, kept.today()
    facts = kept.views.today(day)
    kept.close()
    with Journal.open(path) as again:
        assert again.kept_facts.today() == facts


@pytest.mark.parametrize(
    "change",
    [
        lambda journal: journal.plans.save_race(Race(journal.today(), "Hill race", 10.0)),
        lambda journal: journal.checkins.save(CheckIn(journal.today(), resting_hr=51)),
        lambda journal: journal.undo(),
    ],
    ids=["race", "check-in", "undo"],
)
def test_after_a_change_it_is_worked_out_anew(
    kept: Journal, change: Callable[[Journal], object]
) -> None:
    """No change is hidden by what was kept before it."""
    change(kept)
    assert kept.kept_facts.today() is None
    day = kept.today()
    assert kept.views.today(day) == today.gather(kept, day, day)


def test_it_holds_for_one_language(kept: Journal) -> None:
    """Words kept in one language are not shown in another."""
    before = language.language()
    language.use(language.PSEUDO)
    try:
        assert kept.kept_facts.today() is None
    finally:
        language.use(before)
    assert kept.kept_facts.today() is not None


def test_it_holds_for_one_notation(kept: Journal, noted: Callable[[Notation], None]) -> None:
    """Words with kilometres are not shown to somebody who reads miles."""
    noted(Notation(distance="mi"))
    assert kept.kept_facts.today() is None
    noted(Notation())
    assert kept.kept_facts.today() is not None


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone cannot be changed here")
def test_it_holds_for_one_time_zone(kept: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hours kept at home are not shown abroad."""
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    try:
        assert kept.kept_facts.today() is None
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"day":"never"}', "\N{SNOWMAN}"])
def test_nonsense_is_nothing(kept: Journal, content: str) -> None:
    """What somebody wrote there by hand is not shown."""
    path = kept.path
    kept.close()
    raw = apsw.Connection(str(path))
    raw.execute("UPDATE view_cache SET content = ?", (content,))
    raw.close()
    with Journal.open(path) as again:
        assert again.kept_facts.today() is None
        assert again.kept_facts.keep()
        assert again.kept_facts.today() is not None


def test_keeping_is_no_change(journal: Journal, tmp_path: Path) -> None:
    """It is no step of undo, no news, no reason for a backup, and no export holds it."""
    fill(journal)
    journal.backup()
    before, label = journal.dump(), journal.undo_label
    backups = journal.backups(journal.path)
    news: list[object] = []
    journal.subscribe(news.append)
    journal.export_json(tmp_path / "before.json")
    assert journal.kept_facts.keep()
    journal.export_json(tmp_path / "after.json")
    assert (journal.dump(), journal.undo_label, news) == (before, label, [])
    assert (tmp_path / "after.json").read_bytes() == (tmp_path / "before.json").read_bytes()
    path = journal.path
    journal.close()
    assert Journal.backups(path) == backups
