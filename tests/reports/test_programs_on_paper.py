"""The shipped programs, printed: every session type with every exercise it holds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from calfjournal.domain.exercise import Laterality, Side
from calfjournal.domain.plan import Phase, Plan, Wishes
from calfjournal.domain.program import GateState, Prescription, Program, SessionType
from calfjournal.domain.session import Session, SetLine
from calfjournal.reports.plan_paper import PlanPaper
from calfjournal.reports.plan_pdf import render_plan
from calfjournal.training.library import Library, load_library
from calfjournal.training.programs import load_programs
from tests.reports import samples
from tests.reports.reading import Document, squeezed

LIBRARY: Library = load_library()
PROGRAMS = load_programs().programs
LONG = "A long sentence about what was measured so far and when."


def lines(item: int, prescription: Prescription) -> list[SetLine]:
    exercise = LIBRARY.exercises[prescription.exercise]
    each = exercise.laterality is Laterality.EACH
    low, high = prescription.amount
    tempo = prescription.tempo or exercise.tempo
    return [
        SetLine(
            prescription.exercise,
            item,
            number,
            side,
            prescription.unit,
            low,
            high,
            prescription.load_kg,
            tempo=str(tempo or exercise.tempo_text),
            rest_s=prescription.rest_s,
        )
        for number in range(1, prescription.sets + 1)
        for side in ((Side.LEFT, Side.RIGHT) if each else (Side.BOTH,))
    ]


def session(kind: SessionType, week: int) -> Session:
    sets = [line for item, entry in enumerate(kind.items) for line in lines(item, entry)]
    day = samples.MONDAY + timedelta(days=7 * week)
    return Session(
        day=day,
        kind=kind.kind,
        title=kind.title,
        type_id=kind.id,
        planned_minutes=kind.minutes,
        planned_rpe=kind.rpe,
        sets=tuple(sets),
    )


def paper(program: Program) -> PlanPaper:
    """One session type a week, so that all of them are on paper."""
    sessions = tuple(
        session(kind, week) for week, kind in enumerate(program.session_types.values())
    )
    end = samples.MONDAY + timedelta(days=7 * len(sessions) - 1)
    template = program.phases[0]
    phase = Phase(
        template.kind,
        template.title,
        samples.MONDAY,
        end,
        len(sessions),
        template.goal,
        next(iter(program.gates), None),
    )
    plan = Plan(
        1,
        program.id,
        program.title,
        samples.MONDAY,
        end,
        (phase,),
        Wishes(program.id, samples.MONDAY),
    )
    gates = tuple(
        samples.a_gate(
            gate.id, gate.title, *((c.text, GateState.NO_DATA, LONG) for c in gate.criteria)
        )
        for gate in program.gates.values()
    )
    return replace(
        samples.paper(),
        plan=plan,
        sessions=sessions,
        exercises=LIBRARY.exercises,
        gates=gates,
        warning=program.warning,
        progression=program.progression,
    )


@pytest.mark.parametrize("program", sorted(PROGRAMS))
@pytest.mark.parametrize("large", [False, True])
def test_every_session_type_prints_with_all_its_exercises(program: str, large: bool) -> None:
    """Names, doses, cues and cells of each shipped session type stand on its sheet."""
    request = replace(paper(PROGRAMS[program]), large_print=large)
    with Document(render_plan(request)) as document:
        texts = document.texts()
        for index in range(len(document)):
            page = document.image(index, dots_per_mm=2)
            margin = int(11.4 * 2)
            assert (page < 250).sum() == (page[margin:-margin, margin:-margin] < 250).sum()
    for kind in PROGRAMS[program].session_types.values():
        sheets = squeezed("".join(text for text in texts if "sheet" in text.split("\r\n")[0]))
        for entry in kind.items:
            exercise = LIBRARY.exercises[entry.exercise]
            assert squeezed(exercise.name) in sheets
            assert squeezed(exercise.cue) in sheets


def test_long_words_about_a_gate_go_below_its_criterion() -> None:
    """The state stays at the right edge, the sentence about it is printed whole."""
    with Document(render_plan(paper(PROGRAMS["calf_foundation"]))) as document:
        page = document.text(0)
    assert "no data yet" in page
    assert LONG in page
