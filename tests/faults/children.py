"""Programs that the fault tests start and kill; see ``kit.child`` and ``kit.run``.

Each says "ready" when it may be disturbed, and the ids of what was acknowledged, a line each.
"""

from __future__ import annotations

import sys
import time
from datetime import timedelta
from pathlib import Path

from calfjournal.cli import main
from calfjournal.journal import Journal
from tests.faults import acts
from tests.faults.kit import say
from tests.store.samples import DAY, a_check_in, a_session

MANY = 1000
"""Runs of a large import."""


def save(path: str) -> None:
    """Save for ever: a check-in, its undo and redo, a session; print each kept id."""
    journal = Journal.open_or_create(Path(path))
    say("ready")
    while True:
        number = len(journal.checkins.between(DAY, DAY + timedelta(days=9000)))
        saved = journal.checkins.save(a_check_in(DAY + timedelta(days=number))).value
        if number % 3 == 0:
            journal.undo()
            journal.redo()
        session = journal.sessions.add(a_session()).value
        say(saved.id, session.id)


def bring(path: str) -> None:
    """Import a large batch; print when it is in."""
    journal = Journal.open_or_create(Path(path))
    say("ready")
    journal.runs.add_batch(acts.batch(MANY))
    say("done")
    time.sleep(60)


def hold(path: str) -> None:
    """Hold the journal until killed."""
    journal = Journal.open_or_create(Path(path))
    say("ready")
    time.sleep(60)
    journal.close()


def restore(path: str) -> None:
    """Put the backup beside the journal back, again and again."""
    journal = Path(path)
    say("ready")
    while True:
        for kept in journal.parent.glob("*.replaced-*"):
            kept.unlink()
        Journal.restore(journal.with_name(acts.COPY), journal)
        say("restored")


def command_line(*words: str) -> None:
    """Be the program's command line."""
    sys.exit(main(words))
