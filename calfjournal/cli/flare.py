"""``flare start``, ``flare end`` and ``flare show``: a flare and the ladder back."""

from __future__ import annotations

import argparse
from pathlib import Path

from calfjournal.cli import shapes
from calfjournal.cli.journals import opened
from calfjournal.cli.out import put, put_document
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.journal import Journal
from calfjournal.messages import tr
from calfjournal.views.flare_words import lines


def show(arguments: argparse.Namespace, path: Path) -> int:
    """The flare that runs, with its rung and what that leaves of plan and running."""
    with opened(path, read_only=True) as journal:
        _tell(journal, as_json=arguments.json)
    return 0


def start(arguments: argparse.Namespace, path: Path) -> int:
    """Begin a flare of one leg or both, as one undoable edit."""
    with opened(path) as journal:
        legs = Side(arguments.side).legs
        journal.flares.start(legs, arguments.day or journal.today(), arguments.note)
        _tell(journal, as_json=arguments.json)
    return 0


def end(arguments: argparse.Namespace, path: Path) -> int:
    """End what runs, or that of one leg; the plan is as it was again."""
    with opened(path) as journal:
        legs = Side(arguments.side).legs if arguments.side else LEGS
        journal.flares.end(arguments.day or journal.today(), legs)
        _tell(journal, as_json=arguments.json)
    return 0


def _tell(journal: Journal, *, as_json: bool) -> None:
    now = journal.flares.now()
    if as_json:
        put_document(shapes.flare_document(now, journal.checkins.flares()))
        return
    for line in lines(now) if now is not None else (tr("No flare is running."),):
        put(line)
