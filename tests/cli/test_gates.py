"""``plan gates``, ``plan phase`` and ``plan again``."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from calfjournal.cli import main
from calfjournal.dates import monday
from calfjournal.domain.plan import Wishes
from calfjournal.domain.program import PhaseKind
from calfjournal.journal import Journal
from calfjournal.messages.formats import day_with_year, short_day


def run(journal: Path, *words: str) -> int:
    return main(["--journal", str(journal), "plan", *words])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal in the sixth week of its plan, of which nothing was told."""
    made = tmp_path / "anna.calfjournal"
    with Journal.create(made) as journal:
        start = monday(journal.today()) - timedelta(weeks=5)
        wishes = Wishes("calf_foundation", start)
        proposal = journal.planning.propose(wishes, today=start)
        journal.planning.accept(proposal, today=start)
    return made


def test_gates_are_shown_and_opened_by_word(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each gate with its criteria; what was said of one stands with it until it is taken back."""
    assert run(path, "gates", "--open", "light_plyo") == 0
    told = capsys.readouterr().out
    assert "mobility_to_strength: Ready for strength: 0 of 4 criteria met." in told
    assert told.count("opened by your word on") == 1
    assert run(path, "gates", "--close", "light_plyo") == 0
    assert "opened by your word" not in capsys.readouterr().out
    assert run(path, "gates", "--open", "moon") == 1
    assert "There is no gate" in capsys.readouterr().err


def test_a_phase_is_answered(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing of strength was begun: the runner stays longer, or begins all the same."""
    assert run(path, "phase") == 0
    assert "Stay in Mobility one week longer" in capsys.readouterr().out
    assert run(path, "phase", "--early") == 1
    assert run(path, "phase", "--longer") == 0
    assert "Mobility" in capsys.readouterr().out
    with Journal.open(path) as journal:
        plan = journal.plans.active()
        assert plan is not None
        assert plan.phase_on(journal.today()).kind is PhaseKind.MOBILITY  # type: ignore[union-attr]
        journal.undo()
    assert run(path, "phase", "--begin") == 0
    capsys.readouterr()
    assert run(path, "phase") == 1
    assert "Nothing is asked" in capsys.readouterr().err


def test_races_move_with_the_plan(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a race, moved or new, changes is told first; kept, both are one step to undo."""
    with Journal.open(path) as journal:
        today = journal.today()
    first, later, small = (today + timedelta(weeks=n) for n in (14, 18, 10))
    assert run(path, "again", "--race", f"{first}:21.1") == 0
    assert "Half marathon" not in capsys.readouterr().err
    with Journal.open(path) as journal:
        assert journal.plans.races() == []
    assert run(path, "again", "--race", f"{first}:21.1", "--b-race", f"{small}:10", "--keep") == 0
    assert "The plan is laid again." in capsys.readouterr().out
    assert run(path, "again", "--move-race", str(first), str(later), "--keep") == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == f"- Half marathon: {short_day(first)} to {day_with_year(later)}."
    with Journal.open(path) as journal:
        assert [(r.day, r.rank.value) for r in journal.plans.races()] == [
            (small, "b"),
            (later, "a"),
        ]
        plan = journal.plans.active()
        assert plan is not None
        assert dict(plan.wishes.races) == {small: 10.0, later: 21.1}
        assert plan.wishes.b_races == (small,)
        journal.undo()
        assert [r.day for r in journal.plans.races()] == [small, first]
    assert run(path, "again", "--drop-race", str(first), "--keep") == 0
    assert run(path, "again", "--drop-race", str(first)) == 1
    assert "There is no race on" in capsys.readouterr().err
    assert run(path, "again", "--b-race", f"{small}", "--race", f"{small}") == 1
