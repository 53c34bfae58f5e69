"""How a plan begins: a sore tendon gently, a strong one on one leg, from 50 years on with space."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.athlete import Athlete, Experience, Tendon
from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import EQUIPMENT, Laterality, Side, Unit
from calfjournal.domain.plan import Wishes
from calfjournal.domain.program import PhaseKind, Program, SessionKind
from calfjournal.domain.session import Session, SessionStatus, SetLine
from calfjournal.messages import in_words
from calfjournal.training.history import History
from calfjournal.training.library import load_library
from calfjournal.training.planner import Proposal, make_plan
from calfjournal.training.programs import load_programs

MONDAY = date(2027, 1, 4)
LIBRARY = load_library()
PROGRAMS = load_programs().programs

END_RANGE = frozenset(
    {
        *("knee_to_wall_rock", "kneeling_df_rock", "band_ankle_glide", "deep_squat_hold"),
        *("gastroc_wall_stretch", "soleus_wall_stretch", "step_calf_stretch"),
        *("seated_towel_stretch", "down_dog_pedal", "long_length_iso", "fwd_step_down"),
        *("calf_raise_step", "calf_raise_incline", "sl_calf_raise_step"),
        *("sl_calf_raise_weighted", "sl_bent_knee_raise", "sl_bent_knee_weighted"),
        *("barbell_calf_raise", "towel_toe_raise", "two_up_one_down", "ecc_drop_straight"),
        *("ecc_drop_bent", "ecc_drop_weighted", "hill_strides", "bounds_uphill"),
    }
)
"""What takes the ankle to the end of its dorsiflexion, written out by hand."""


def raised(left: int, right: int) -> Assessment:
    return Assessment(
        MONDAY - timedelta(days=2),
        (
            Result(Measure.HEEL_RISE, Side.LEFT, left),
            Result(Measure.HEEL_RISE, Side.RIGHT, right),
        ),
    )


def lay(
    program: Program,
    athlete: Athlete,
    *tests: Assessment,
    tendons: tuple[Tendon, ...] = (),
    sessions: tuple[Session, ...] = (),
) -> Proposal:
    history = History(MONDAY, sessions=sessions, assessments=tests)
    wishes = Wishes(program.id, MONDAY)
    return make_plan(program, athlete, wishes, history, LIBRARY, tendons=tendons)


def exercises(proposal: Proposal) -> set[str]:
    return {line.exercise for session in proposal.sessions for line in session.sets}


@pytest.mark.parametrize("name", sorted(PROGRAMS))
@settings(max_examples=6, deadline=None)
@given(
    equipment=st.none() | st.frozensets(st.sampled_from(EQUIPMENT)),
    experience=st.sampled_from(list(Experience)),
    raises=st.integers(5, 40),
)
def test_a_sore_insertion_is_never_taken_to_the_end_of_its_range(
    name: str, equipment: frozenset[str] | None, experience: Experience, raises: int
) -> None:
    """In no session of any phase of any program, whatever is at hand and whoever asks."""
    athlete = Athlete(experience=experience, equipment=equipment, sore_site=Site.INSERTION)
    proposal = lay(PROGRAMS[name], athlete, raised(raises, raises))
    assert not END_RANGE & exercises(proposal)


def test_raises_on_level_ground_keep_their_weight(foundation: Program) -> None:
    """Where 20 kg were lifted on the step, the floor-level raise in its place holds 20 kg."""
    line = SetLine("sl_calf_raise_weighted", 0, 1, Side.LEFT, Unit.REPS, 6, done=8, done_kg=20.0)
    before = Session(
        MONDAY - timedelta(days=7),
        SessionKind.STRENGTH,
        "Heavy",
        id=1,
        status=SessionStatus.DONE,
        sets=(line, replace(line, side=Side.RIGHT)),
    )
    level = lay(foundation, Athlete(sore_site=Site.INSERTION), sessions=(before,))
    heavy = [s for s in level.sessions if s.type_id == "p_heavy"]
    loads = {x.target_kg for s in heavy for x in s.sets if x.exercise == "sl_calf_raise_floor"}
    assert loads == {20.0}


@pytest.mark.parametrize(
    "tendon",
    [
        Tendon(Side.LEFT, usual_pain=3),
        Tendon(Side.RIGHT, usual_stiffness_min=20),
        Tendon(Side.LEFT, sore_since=MONDAY - timedelta(days=30)),
    ],
)
def test_a_sore_tendon_begins_gently(foundation: Program, tendon: Tendon) -> None:
    """Fewer sets for two weeks, mobility at its longest, and the plan says so."""
    plain, gentle = lay(foundation, Athlete()), lay(foundation, Athlete(), tendons=(tendon,))
    assert gentle.plan.phases[0].weeks == 6 > plain.plan.phases[0].weeks
    assert len(gentle.sessions[0].sets) < len(plain.sessions[0].sets)
    assert any("sore on usual days" in in_words(reason) for reason in gentle.reasons)


def test_what_was_sore_long_ago_changes_nothing(foundation: Program) -> None:
    """Nor does what is usual of healthy tendons."""
    calm = Tendon(
        Side.LEFT, usual_pain=1, usual_stiffness_min=5, sore_since=MONDAY - timedelta(days=400)
    )
    assert (
        lay(foundation, Athlete(), tendons=(calm,)).sessions == lay(foundation, Athlete()).sessions
    )


def test_a_strong_runner_starts_on_one_leg(foundation: Program) -> None:
    """With 30 raises a leg no raise or hold without weight is done on two, hops wait as ever."""
    proposal = lay(foundation, Athlete(), raised(30, 29))
    training = [s for s in proposal.sessions if s.kind is not SessionKind.RETEST]
    used = {LIBRARY.get(line.exercise) for s in training for line in s.sets}
    two_legs = [
        e.id for e in used if e.knees and not e.needs - {"step"} and e.laterality is Laterality.BOTH
    ]
    assert two_legs == []
    first = {line.exercise for line in proposal.sessions[0].sets}
    assert {"sl_calf_raise_floor", "iso_single_hold"} <= first
    assert "pogo_double" not in {
        line.exercise for s in training if s.phase is PhaseKind.MOBILITY for line in s.sets
    }
    assert any("start on one leg" in in_words(reason) for reason in proposal.reasons)


@pytest.mark.parametrize("raises", [(24, 30), (40, 30), (12, 12)])
def test_few_or_uneven_raises_start_on_two_legs(
    foundation: Program, raises: tuple[int, int]
) -> None:
    """Strong is 25 and more on both legs, within 10 %."""
    assert "calf_raise_floor" in exercises(lay(foundation, Athlete(), raised(*raises)))


def test_masters_train_hard_further_apart(foundation: Program) -> None:
    """From 50 years on 72 h lie between heavy sessions where lighter ones can stand between."""
    proposal = lay(foundation, Athlete(born=date(1970, 1, 1)))
    strength = [s for s in proposal.sessions if s.phase is PhaseKind.STRENGTH]
    heavy = [s for s in strength if s.load_class >= 3]
    assert heavy
    assert min((b.day - a.day).days for a, b in pairwise(heavy)) >= 3
    very_high = [s for s in proposal.sessions if s.load_class == 5]
    for first in very_high:
        after = [s for s in proposal.sessions if s.day > first.day and s.load_class >= 4]
        assert not after or _at(after[0]) - _at(first) >= timedelta(hours=94)
    assert any("72 h" in in_words(reason) for reason in proposal.reasons)


def _at(session: Session) -> datetime:
    return datetime.fromisoformat(f"{session.day}T{session.start_time}")


def test_researched_programs_stay_as_written() -> None:
    """Neither age nor strength nor soreness changes a published dose."""
    program = PROGRAMS["hsr_beyer"]
    plain = lay(program, Athlete())
    sore = (Tendon(Side.LEFT, usual_pain=4),)
    other = lay(program, Athlete(born=date(1960, 1, 1)), raised(30, 30), tendons=sore)
    assert [s.sets for s in other.sessions] == [s.sets for s in plain.sessions]
