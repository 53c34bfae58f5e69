"""Which words open the window, and on what."""

from __future__ import annotations

import os

import pytest

from calfjournal.command_words import names_file, opens_window, with_command


@pytest.mark.parametrize(
    ("word", "is_file"),
    [
        ("mine.calfjournal", True),
        ("MINE.CALFJOURNAL", True),
        (f"backups{os.sep}mine", True),
        (f".{os.sep}plan", True),
        (f"{os.sep}stick{os.sep}check", True),
        ("plan", False),
        ("mine", False),
        ("calfjournal", False),
        ("mine.json", False),
    ],
)
def test_a_file_is_known_by_its_path_or_its_ending(word: str, is_file: bool) -> None:
    """A separator or the ending makes a FILE; every other word is a command."""
    assert names_file(word) is is_file


@pytest.mark.parametrize(
    ("given", "read"),
    [
        (["mine.calfjournal"], ["open", "mine.calfjournal"]),
        (["open", "mine.calfjournal"], ["open", "mine.calfjournal"]),
        (["--journal", "a.calfjournal", "check"], ["--journal", "a.calfjournal", "check"]),
        (["--journal", "a.calfjournal"], ["--journal", "a.calfjournal"]),
        (["--journal=a", "b.calfjournal"], ["--journal=a", "open", "b.calfjournal"]),
        (["backup", "out.calfjournal"], ["backup", "out.calfjournal"]),
        (["--journal"], ["--journal"]),
        ([], []),
    ],
)
def test_a_file_alone_is_opened(given: list[str], read: list[str]) -> None:
    """Only the first word can be FILE; files that options and commands take stay theirs."""
    assert with_command(given) == read


def test_a_file_opens_the_window() -> None:
    """Whoever starts the program knows before it whether a display is needed."""
    assert opens_window(["mine.calfjournal"])
    assert opens_window([])
    assert not opens_window(["--version"])
    assert not opens_window(["backup", "out.calfjournal"])
