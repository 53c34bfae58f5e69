"""``plan gates`` and ``plan phase``: what has to be met, and the athlete's word on it."""

from __future__ import annotations

import argparse
from pathlib import Path

from calfjournal.cli.journals import opened
from calfjournal.cli.out import put
from calfjournal.cli.plan import active_plan
from calfjournal.domain.finding import AdjustmentKind
from calfjournal.domain.program import GateState
from calfjournal.errors import NothingToDo
from calfjournal.journal import Journal
from calfjournal.messages import in_words, tr
from calfjournal.messages.vocabulary import GATES
from calfjournal.views.plan_words import opened_text


def gates(arguments: argparse.Namespace, path: Path) -> int:
    """Open a gate or let it wait again, then print how each stands."""
    changes = bool(arguments.open_ or arguments.close)
    with opened(path, read_only=not changes) as journal:
        active_plan(journal)
        if arguments.open_:
            journal.gates.open(arguments.open_)
        if arguments.close:
            journal.gates.close(arguments.close)
        _show(journal)
    return 0


def _show(journal: Journal) -> None:
    given = journal.gates.given(journal.today())
    for status in journal.gates.all():
        put(f"{status.gate.id}: {in_words(status.text)}")
        word = given.get(status.gate.id)
        if word is not None and status.state is not GateState.MET:
            put(f"  {opened_text(status.gate, word)}")
        for criterion in status.criteria:
            state, text = GATES[criterion.state], in_words(criterion.text)
            put(f"  {in_words(criterion.criterion.text)}: {state}. {text}")


def phase(arguments: argparse.Namespace, path: Path) -> int:
    """Print what is asked about the phase of today, or answer it."""
    answers = arguments.longer or arguments.begin or arguments.early
    with opened(path, read_only=not answers) as journal:
        active_plan(journal)
        asked = journal.gates.phase_proposal()
        if asked is None:
            raise NothingToDo(tr("Nothing is asked about the phase of today."))
        put(in_words(asked.text))
        put(in_words(asked.reason))
        stays = asked.kind is AdjustmentKind.EXTEND_PHASE
        if answers and stays == arguments.early:
            raise NothingToDo(tr("That is no answer to what is asked."))
        if arguments.begin:
            journal.recovery.decline(journal.today(), asked)
        elif answers:
            proposal = journal.planning.propose_phase(asked)
            journal.planning.accept_phase(asked, proposal)
            for change in proposal.diff:
                put(f"- {in_words(change)}")
    return 0
