"""Hand-made plans to print."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.exercise import Category, Exercise, Laterality, Side, Unit
from calfjournal.domain.plan import Phase, Plan, Wishes
from calfjournal.domain.program import (
    Criterion,
    CriterionStatus,
    Gate,
    GateState,
    GateStatus,
    PhaseKind,
    SessionKind,
)
from calfjournal.domain.session import Session, SetLine
from calfjournal.reports.plan_paper import PlanPaper

MONDAY = date(2026, 9, 7)

# id, name, cue, easier, legs one by one
_EXERCISES = (
    ("ankle_circles", "Ankle circles", "Keep the shin still and paint wide rings.", "", True),
    ("heel_toe_rocker", "Heel-to-toe rockers", "Roll from heels to toes and back.", "", False),
    (
        "knee_to_wall_rock",
        "Knee-to-wall rocks",
        "Heel stays down while the knee travels over the second toe to the wall.",
        "",
        True,
    ),
    (
        "gastroc_wall_stretch",
        "Straight-knee wall calf stretch",
        "Back leg straight, toes to the wall; lean until the calf pulls firmly.",
        "",
        True,
    ),
    (
        "soleus_wall_stretch",
        "Bent-knee wall calf stretch",
        "The same stance with the back knee bent and the heel down.",
        "",
        True,
    ),
    (
        "iso_bilateral_hold",
        "Two-leg mid-range heel-raise hold",
        "Heels half-way up, knees straight, weight towards the big toes.",
        "",
        False,
    ),
    (
        "calf_raise_floor",
        "Standing calf raise, two legs, floor",
        "Rise over the big toes with straight knees; heels in line.",
        "",
        False,
    ),
    ("short_foot", "Short-foot (arch lift)", "Lift the arch without curling the toes.", "", True),
    ("calf_hip_march", "Slow calf-hip sequencing march", "Ankle, knee, hip; quiet foot.", "", True),
    (
        "seated_calf_raise",
        "Seated calf raise, two legs",
        "All the way down, wait, all the way up; the weight lies above the knees.",
        "iso_bilateral_hold",
        False,
    ),
    (
        "sl_calf_raise_step",
        "Single-leg calf raise, step (deficit)",
        "Wait at the bottom without bounce, then rise to full height.",
        "calf_raise_floor",
        True,
    ),
    (
        "sl_bent_knee_raise",
        "Single-leg bent-knee calf raise",
        "Keep the knee bent the same way all through; it is not a squat.",
        "seated_calf_raise",
        True,
    ),
    (
        "ecc_drop_straight",
        "Eccentric heel drop, straight knee",
        "The other leg lifts you; lower slowly below the step.",
        "calf_raise_floor",
        True,
    ),
    ("quick_rebound_raise", "Quick-rebound heel raises", "Small and fast.", "", False),
    ("tib_raise", "Wall tibialis raise", "Back to the wall, lift the forefeet.", "", False),
    ("sl_rdl", "Single-leg Romanian deadlift", "Hinge with level hips.", "", True),
)


def library() -> dict[str, Exercise]:
    """A few exercises by id."""
    return {
        key: Exercise(
            id=key,
            name=name,
            category=Category.STRENGTH,
            phases="MS",
            muscles="calf",
            equipment="",
            needs=frozenset(),
            laterality=Laterality.EACH if each else Laterality.BOTH,
            dose=None,
            dose_text="",
            tempo=None,
            tempo_text="",
            load_class=1,
            easier=easier or None,
            harder=None,
            cue=cue,
            caution="",
            counts_contacts=False,
            source="D",
        )
        for key, name, cue, easier, each in _EXERCISES
    }


def sets(exercise: str, item: int, count: int, low: int, **more: object) -> tuple[SetLine, ...]:
    """The sets of one exercise, for both sides where the library says so."""
    each = next(entry[4] for entry in _EXERCISES if entry[0] == exercise)
    sides = (Side.LEFT, Side.RIGHT) if each else (Side.BOTH,)
    line = SetLine(exercise, item, 1, sides[0], Unit.REPS, low, rest_s=60)
    line = replace(line, **more)
    return tuple(
        replace(line, number=number, side=side) for number in range(1, count + 1) for side in sides
    )


def mobility(day: date, week: int) -> Session:
    """A long mobility session."""
    seconds = {"unit": Unit.SECONDS, "target_high": 45}
    parts = (
        sets("ankle_circles", 0, 2, 10, rest_s=None),
        sets("heel_toe_rocker", 1, 2, 15, tempo="2-1-2-1", rest_s=30),
        sets("knee_to_wall_rock", 2, 3, 12, tempo="2-1-1-0", rest_s=30),
        sets("gastroc_wall_stretch", 3, 3, 30, **seconds),
        sets("soleus_wall_stretch", 4, 3, 30, **seconds),
        sets("iso_bilateral_hold", 5, 4, 30, unit=Unit.SECONDS),
        sets("calf_raise_floor", 6, 2, 12, tempo="2-0-2-1"),
        sets("short_foot", 7, 2, 8),
        sets("calf_hip_march", 8, 3, 10, rest_s=30),
    )
    return Session(
        day=day,
        kind=SessionKind.MOBILITY,
        title="Ankle range and first loading",
        type_id="mobility_a",
        phase=PhaseKind.MOBILITY,
        week=week,
        planned_minutes=35,
        planned_rpe=3,
        load_class=1,
        sets=sum(parts, ()),
    )


def strength(day: date, week: int, *, deload: bool = False, kg: float | None = None) -> Session:
    """A strength session."""
    count = 2 if deload else 3
    parts = (
        sets(
            "seated_calf_raise",
            0,
            count,
            12,
            target_high=15,
            target_kg=20.0,
            tempo="3-1-2-1",
            rest_s=90,
            target_rir=3,
        ),
        sets(
            "sl_calf_raise_step",
            1,
            count,
            8,
            target_high=12,
            target_kg=kg,
            tempo="3-1-2-1",
            rest_s=120,
            target_rir=3,
        ),
        sets("sl_bent_knee_raise", 2, count, 10, target_high=12, tempo="3-1-2-0", rest_s=90),
        sets("ecc_drop_straight", 3, count, 15, tempo="3-0-assist-0"),
        sets("tib_raise", 4, count, 15, tempo="2-0-1-1", rest_s=45),
        sets("sl_rdl", 5, count, 8, tempo="3-0-1-0", rest_s=90),
    )
    return Session(
        day=day,
        kind=SessionKind.STRENGTH,
        title="Heavy slow raises",
        type_id="strength_heavy",
        phase=PhaseKind.STRENGTH,
        week=week,
        deload=deload,
        planned_minutes=45,
        planned_rpe=7,
        load_class=2,
        sets=sum(parts, ()),
    )


def phases() -> tuple[Phase, ...]:
    """Mobility, strength, plyometric and a re-test week."""
    rows = (
        (PhaseKind.MOBILITY, "Mobility", 5, "Bring the ankles to a calm, full range.", "m_to_s"),
        (
            PhaseKind.STRENGTH,
            "Strength",
            7,
            "Slow, heavy raises: build what springs later.",
            "s_to_p",
        ),
        (PhaseKind.PLYOMETRIC, "Plyometric", 5, "Quick feet and small hops, then bounds.", None),
        (PhaseKind.REASSESS, "Re-test", 1, "Measure again and choose the next cycle.", None),
    )
    day, result = MONDAY, []
    for kind, title, weeks, goal, gate in rows:
        end = day + timedelta(days=7 * weeks - 1)
        result.append(Phase(kind, title, day, end, weeks, goal, gate))
        day = end + timedelta(days=1)
    return tuple(result)


def plan(**changes: object) -> Plan:
    """Eighteen weeks from MONDAY with a race and planned runs."""
    rows = phases()
    wishes = Wishes(
        program="calf_foundation",
        start=MONDAY,
        days=(0, 2, 4),
        run_days=((1, "easy"), (3, "quality"), (6, "long")),
        races=((MONDAY + timedelta(days=104), 10.0),),
        blocked=((MONDAY + timedelta(days=24), MONDAY + timedelta(days=26), "Work trip"),),
    )
    result = Plan(
        id=1,
        program="calf_foundation",
        title="Calf foundation",
        start=MONDAY,
        end=rows[-1].end,
        phases=rows,
        wishes=wishes,
        reasons=(
            "Mobility takes 5 weeks: knee-to-wall is 7.5 cm left and 9.0 cm right.",
            "Sessions on Monday, Wednesday and Friday: at least 48 hours apart.",
            "Every fourth week is easier: sets cut by 40 %, loads stay.",
            "The last heavy session is 8 days before the race on 20 December.",
        ),
    )
    return replace(result, **changes)


def sessions(of: Plan) -> tuple[Session, ...]:
    """Three sessions a week; the plyometric weeks are left as strength to keep it short."""
    result = []
    for phase in of.phases[:3]:
        for week in range(phase.weeks):
            for offset in (0, 2, 4):
                day = phase.start + timedelta(days=7 * week + offset)
                if phase.kind is PhaseKind.MOBILITY:
                    result.append(mobility(day, week + 1))
                else:
                    result.append(strength(day, week + 1, deload=week == 3))
    return tuple(replace(session, id=number) for number, session in enumerate(result, 1))


def a_gate(key: str, title: str, *criteria: tuple[str, GateState, str]) -> GateStatus:
    """A gate with its criteria: what is asked, how it stands, and that in words."""
    lines = tuple(
        CriterionStatus(Criterion(f"{key}_{n}", text, "lsi"), state, None, told)
        for n, (text, state, told) in enumerate(criteria)
    )
    gate = Gate(key, title, tuple(line.criterion for line in lines))
    return GateStatus(gate, GateState.NOT_MET, lines)


def gates() -> tuple[GateStatus, ...]:
    """Two gates with every state of a criterion."""
    met, not_met, no_data = GateState.MET, GateState.NOT_MET, GateState.NO_DATA
    return (
        a_gate(
            "m_to_s",
            "Before strength",
            ("14 days without a red morning", met, "16 days"),
            ("Two-leg floor raises 3 × 15 with pain at most 2", not_met, "3 × 12"),
            ("Knee-to-wall measured on both sides", met, ""),
            ("Morning stiffness at most 15 min", no_data, ""),
        ),
        a_gate(
            "s_to_p",
            "Before light plyometrics",
            ("One-leg floor raises, at least 15 each side, full height, pain ≤ 2", no_data, ""),
            ("One-leg hold for 45 s each side", no_data, ""),
            ("The weaker side reaches 80 % of the other", no_data, ""),
        ),
    )


def paper(**changes: object) -> PlanPaper:
    """What a journal would hand over for printing."""
    whole = plan()
    result = PlanPaper(
        plan=whole,
        sessions=sessions(whole),
        athlete=Athlete(name="Mara Lindqvist"),
        exercises=library(),
        produced_on=date(2026, 9, 5),
        goal="Run the December 10 km with quiet mornings.",
        gates=gates(),
        progression="two green sessions with every set full: add 2 repetitions, later 2.5 kg.",
    )
    return replace(result, **changes)


def year() -> PlanPaper:
    """Fifty-two weeks with three sessions each."""
    rows: list[Phase] = []
    day, total = MONDAY, 0
    while total < 52:
        for phase in phases():
            weeks = min(phase.weeks, 52 - total)
            if weeks:
                end = day + timedelta(days=7 * weeks - 1)
                rows.append(replace(phase, start=day, end=end, weeks=weeks))
                day, total = end + timedelta(days=1), total + weeks
    whole = plan(phases=tuple(rows), end=rows[-1].end)
    every = [
        mobility(start, week + 1)
        if phase.kind is PhaseKind.MOBILITY
        else strength(start, week + 1, deload=week == 3)
        for phase in rows
        for week in range(phase.weeks)
        for start in (phase.start + timedelta(days=7 * week + offset) for offset in (0, 2, 4))
    ]
    return paper(plan=whole, sessions=tuple(every))
