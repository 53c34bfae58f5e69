"""Options are typed, survive bad files, and never keep the program from starting."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal import settings
from calfjournal.messages import in_words
from calfjournal.messages.option_words import OPTION_WORDS
from calfjournal.settings import OPTIONS, Settings


def test_every_option_is_declared_with_a_fitting_default() -> None:
    """The table and the dataclass name the same options with the same defaults."""
    declared = {option.key: option.default for option in OPTIONS}
    defaults = Settings()
    names = set(Settings.__struct_fields__) - {"others", "problems"}
    assert names == set(declared)
    assert {name: getattr(defaults, name) for name in names} == declared
    assert all(option.usable(option.default) for option in OPTIONS)


def test_every_choice_has_its_words() -> None:
    """What can be chosen is named, in the order it is shown."""
    chosen = {option.key: option.choices for option in OPTIONS if option.choices is not None}
    worded = {key: tuple(words.choices) for key, words in OPTION_WORDS.items() if words.choices}
    assert worded == chosen


def test_options_come_back_as_they_were_saved() -> None:
    """Saving and loading gives the same settings."""
    wanted = Settings(theme="dark", paper="letter", recent_journals=["a", "ü"])
    settings.save(wanted)
    assert settings.load() == wanted


def test_without_a_file_everything_is_at_its_default() -> None:
    """A first start needs no file, and makes none."""
    assert settings.load() == Settings()
    assert not settings.file().exists()


def test_keys_of_other_versions_are_kept() -> None:
    """A newer program's options survive being saved by this one."""
    settings.file().parent.mkdir(parents=True)
    settings.file().write_text('theme = "dark"\nfrom_the_future = 7\n[window]\nwide = true\n')
    found = settings.load()
    settings.save(replace(found, theme="light"))
    assert tomllib.loads(settings.file().read_text("utf-8"))["from_the_future"] == 7
    assert tomllib.loads(settings.file().read_text("utf-8"))["window"] == {"wide": True}


@pytest.mark.parametrize(
    "line",
    [
        'theme = "purple"',
        "theme = 3",
        "first_weekday = 3",
        "first_weekday = true",
        "recent_journals = [1, 2]",
        'less_motion = "yes"',
        'last_journal = "a\\u0000b"',
        'recent_journals = ["a\\u0000b"]',
        f'import_folder = "{"x" * 5000}"',
        "told_places = { a = 1 }",
        "told_places = { a = [1] }",
        'quiet_from = "25:00"',
        'quiet_until = "7:00"',
        'remind_check_in_at = "soon"',
        "remind_session_before = 7",
        "calendar_alarm = true",
        "reminded = [1]",
    ],
)
def test_a_value_that_cannot_be_counts_as_the_default(line: str) -> None:
    """One wrong line spoils itself only, and is told by its key."""
    settings.file().parent.mkdir(parents=True)
    settings.file().write_text(f'{line}\npaper = "letter"\n')
    found = settings.load()
    assert replace(found, problems=()) == Settings(paper="letter")
    (problem,) = found.problems
    assert line.partition(" =")[0] in in_words(problem)
    assert "default" in in_words(problem)


@given(content=st.binary(max_size=200))
def test_no_file_keeps_the_program_from_starting(
    content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever the bytes, loading gives settings."""
    source = tmp_path_factory.mktemp("settings") / "settings.toml"
    source.write_bytes(content)
    assert isinstance(settings.load(source), Settings)


def test_a_broken_file_is_put_aside(tmp_path: Path) -> None:
    """What cannot be read is not thrown away, and told with the place of the fault."""
    source = tmp_path / "settings.toml"
    source.write_text("theme = = dark")
    found = settings.load(source)
    assert replace(found, problems=()) == Settings()
    (problem,) = found.problems
    assert "line 1" in in_words(problem)
    assert "settings.toml.broken" in in_words(problem)
    assert (tmp_path / "settings.toml.broken").read_text() == "theme = = dark"


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
def test_options_are_for_their_owner_only() -> None:
    """The file is 0600 in a folder of 0700, also where they were open; a stricter mode stays."""
    folder = settings.file().parent
    before = os.umask(0)
    try:
        folder.mkdir(parents=True)
        settings.save(Settings())
        settings.file().chmod(0o644)
        settings.save(Settings(theme="dark"))
        assert _mode(settings.file()) == 0o600
        assert _mode(folder) == 0o700
        settings.file().chmod(0o400)
        settings.save(Settings(theme="light"))
        assert _mode(settings.file()) == 0o400
    finally:
        os.umask(before)
    assert [file.name for file in folder.iterdir()] == [settings.file().name]


def _mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_recent_journals_come_newest_first_and_once(tmp_path: Path) -> None:
    """Opening a journal again moves it to the top of a short list."""
    now = Settings()
    for name in ["a", "b", *"cdefghij", "a"]:
        now = now.with_journal(tmp_path / name)
    names = [Path(entry).name for entry in now.recent_journals]
    assert names == ["a", *"jihgfed"]
    assert Path(now.last_journal).name == "a"


def test_a_name_that_is_no_text_is_not_remembered(tmp_path: Path) -> None:
    """A journal whose name holds odd bytes opens like any other; it only is no recent one."""
    now = Settings().with_journal(tmp_path / "a")
    assert now.with_journal(tmp_path / "\udcff") == now


def test_an_unknown_option_is_a_mistake_of_ours() -> None:
    """Asking for an option nobody declared fails at once."""
    with pytest.raises(KeyError):
        settings.option("colour_of_the_moon")


def test_what_was_told_is_remembered_for_the_journals_in_use() -> None:
    """Each recent journal keeps what was told of it, in bounds; a forgotten one is dropped."""
    kept = Settings(recent_journals=["/a", "/b"], told_places={"/a": ["x"], "/old": ["x"]})
    told = kept.with_told(Path("/b"), [f"{number:03}" for number in range(500)])
    assert told.told_places["/a"] == ["x"]
    assert len(told.told_places["/b"]) == settings.TOLD
    assert set(told.with_told(Path("/b"), []).told_places) == {"/a"}
    settings.save(told)
    assert settings.load() == told


def test_what_was_reminded_of_is_remembered_likewise() -> None:
    """Beside what was told of its place, and without touching that."""
    kept = Settings(recent_journals=["/a"], told_places={"/a": ["x"]})
    told = kept.with_reminded(Path("/a"), ["2026-11-30 check_in"])
    assert (told.reminded, told.told_places) == ({"/a": ["2026-11-30 check_in"]}, {"/a": ["x"]})
    assert not told.with_reminded(Path("/a"), []).reminded
