"""A journal that vanished is never taken for a first run."""

from __future__ import annotations

from pathlib import Path

import pytest

from calfjournal import paths, settings
from calfjournal.journal import Journal
from calfjournal.known_journals import chosen, free_place, is_first_run
from calfjournal.settings import Settings
from tests.store.samples import filled


def test_the_journal_given_comes_before_all_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Option, environment, last journal, default place: in this order."""
    now = Settings(last_journal=str(tmp_path / "last"))
    assert chosen(None, Settings()) == paths.default_journal()
    assert chosen(None, now) == tmp_path / "last"
    monkeypatch.setenv("CALFJOURNAL_FILE", str(tmp_path / "named"))
    assert chosen(None, now) == tmp_path / "named"
    assert chosen(tmp_path / "given", now) == tmp_path / "given"
    assert chosen(Path("~nobody-of-this-name/j"), now) == Path("~nobody-of-this-name/j")


def test_only_the_very_first_start_is_a_first_run(tmp_path: Path) -> None:
    """The default place, and nothing that tells of an earlier journal."""
    place = paths.default_journal()
    assert is_first_run(place, Settings())
    assert not is_first_run(tmp_path / "elsewhere.calfjournal", Settings())
    assert not is_first_run(place, Settings(last_journal="x"))
    assert not is_first_run(place, Settings(recent_journals=["x"]))


def test_backups_tell_of_a_journal_that_vanished() -> None:
    """Without settings the backups still say that there was a journal."""
    filled(paths.default_journal()).close()
    assert not is_first_run(paths.default_journal(), Settings())
    paths.default_journal().unlink()
    assert not is_first_run(paths.default_journal(), Settings())


def test_broken_settings_may_have_known_a_journal() -> None:
    """Options that were put aside count as having known one."""
    settings.file().parent.mkdir(parents=True)
    settings.file().write_text("= broken")
    assert not is_first_run(paths.default_journal(), settings.load())


def test_a_new_journal_shares_its_place_with_none_that_vanished(tmp_path: Path) -> None:
    """A name is free when nothing is there and no backups belong to it."""
    place = tmp_path / "mine.calfjournal"
    assert free_place(place) == place
    filled(place).close()
    assert free_place(place) == tmp_path / "mine 2.calfjournal"
    place.unlink()
    assert Journal.backups(place)
    assert free_place(place) == tmp_path / "mine 2.calfjournal"
