"""In a language nobody speaks, every command speaks it, on the terminal and on paper."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

from calfjournal.cli import main
from calfjournal.cli.arguments import build_parser
from calfjournal.domain.import_choice import FoundKind
from calfjournal.journal import Journal
from tests.messages.own_words import Own
from tests.reports.reading import Document

UNTIL = "2026-11-23"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a sample journal, written in English."""
    path = tmp_path_factory.mktemp("pseudo") / "sample.calfjournal"
    assert main(["--journal", str(path), "demo", "--days", "200", "--until", UNTIL]) == 0
    return path


@pytest.fixture(autouse=True)
def _spoken_strangely(sample: Path, pseudo: None) -> None:
    """Speak the language nobody speaks, once the sample is written."""


def _own(path: Path, *also: str) -> Own:
    with Journal.open(path, read_only=True) as journal:
        return Own(journal, also)


@pytest.mark.parametrize(
    "command",
    [
        ["plan", "show"],
        ["check", "--day", UNTIL],
        ["doctor"],
        ["import", "missing.fit"],
        ["import", "--dry-run", "--create", __file__],
        ["export", "all.txt"],
        ["report", "pdf", "out.pdf"],
        ["metronome", "out.png"],
        ["metronome", "out.wav", "--spm", "250"],
        ["metronome", "out.wav", "--repeats", "20x20"],
        ["demo"],
        ["restore", "missing.calfjournal"],
        ["plan", "new", "--program", "nothing", "--start", "2026-11-30"],
    ],
    ids=" ".join,
)
def test_commands(sample: Path, command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """No English is left in what a command answers or complains of."""
    capsys.readouterr()
    main(["--journal", str(sample), *command])
    printed = capsys.readouterr()
    assert _own(sample, *command).english((printed.out + printed.err).splitlines()) == []


def test_a_beat(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No English is left in its reasons; the name of the file is the user's."""
    out = tmp_path / "beat.wav"
    capsys.readouterr()
    assert main(["--journal", str(sample), "metronome", str(out)]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert len(printed) >= 5
    assert _own(sample, str(out)).english(printed) == []


FRAME = (
    "show this help message and exit",
    "show program's version number and exit",
    *FoundKind,
)
"""Python's own words around the help of a program, and words that are typed."""


def test_help_of_every_command() -> None:
    """No English of ours is left in the help."""
    found = [text for parser in _parsers(build_parser()) for text in _help(parser)]
    assert len(found) > 40
    assert Own(also=FRAME).english(found) == []


def _help(parser: argparse.ArgumentParser) -> Iterator[str]:
    yield parser.description or ""
    for action in parser._actions:
        yield action.help or ""
        if isinstance(action, argparse._SubParsersAction):
            yield from (choice.help or "" for choice in action._choices_actions)


def _parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from _parsers(inner)


@pytest.mark.parametrize("options", [[], ["--large-print"], ["--paper", "letter"]], ids=str)
def test_paper(sample: Path, options: list[str], tmp_path: Path) -> None:
    """No English is left on a printed plan, and nothing falls off the page."""
    out = tmp_path / "plan.pdf"
    command = ["plan", "pdf", str(out), "--weeks", "6", *options]
    assert main(["--journal", str(sample), *command]) == 0
    with Document(out.read_bytes()) as paper:
        printed = " ".join(paper.texts())
    assert _own(sample).foreign_words(printed) == set()
