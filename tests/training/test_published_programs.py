"""Every published program equals the tables of the domain notes, written out here by hand."""

from __future__ import annotations

import pytest

from calfjournal.domain.exercise import Unit
from calfjournal.domain.program import PhaseKind, Prescription, Program, SessionKind
from calfjournal.training.library import load_library
from calfjournal.training.programs import load_programs

LIBRARY = load_library()
PROGRAMS = load_programs(library=LIBRARY).programs

REPS, SECONDS, CONTACTS, METRES, MINUTES = (
    Unit.REPS,
    Unit.SECONDS,
    Unit.CONTACTS,
    Unit.METRES,
    Unit.MINUTES,
)
Dose = tuple[str, int, int, int, Unit]


def dose(item: Prescription) -> Dose:
    return item.exercise, item.sets, *item.amount, item.unit


def of_week(program: Program, phase: int, week: int) -> set[Dose]:
    """Every dose of a week, counted from 1 as the notes do."""
    template = program.phases[phase].weeks[week - 1]
    return {dose(i) for name in template.sessions for i in program.session_types[name].items}


def of_sessions(program: Program, phase: int, week: int) -> list[set[Dose]]:
    template = program.phases[phase].weeks[week - 1]
    return [{dose(i) for i in program.session_types[n].items} for n in template.sessions]


FOUNDATION = PROGRAMS["calf_foundation"]

STRETCH_30 = {
    ("gastroc_wall_stretch", 3, 30, 30, SECONDS),
    ("soleus_wall_stretch", 3, 30, 30, SECONDS),
}
M1 = STRETCH_30 | {
    ("knee_to_wall_rock", 3, 12, 12, REPS),
    ("iso_bilateral_hold", 4, 20, 30, SECONDS),
    ("calf_raise_floor", 2, 12, 12, REPS),
    ("short_foot", 2, 8, 8, REPS),
}
M3 = {
    ("gastroc_wall_stretch", 3, 45, 45, SECONDS),
    ("soleus_wall_stretch", 3, 45, 45, SECONDS),
    ("iso_seated_hold", 4, 45, 45, SECONDS),
    ("calf_raise_floor", 3, 15, 15, REPS),
    ("seated_calf_raise", 2, 15, 15, REPS),
}
M5 = M3 | {("sl_calf_raise_floor", 2, 8, 8, REPS), ("iso_single_hold", 4, 30, 30, SECONDS)}
S1 = {("seated_calf_raise", 3, 12, 15, REPS), ("calf_raise_step", 3, 12, 15, REPS)}
S5 = {
    ("ecc_drop_straight", 3, 12, 15, REPS),
    ("ecc_drop_bent", 3, 12, 15, REPS),
    ("sl_calf_raise_step", 3, 8, 10, REPS),
    ("sl_bent_knee_raise", 3, 10, 10, REPS),
    ("quick_rebound_raise", 2, 15, 15, REPS),
}
S7 = {
    ("sl_calf_raise_weighted", 4, 6, 8, REPS),
    ("seated_calf_raise", 4, 8, 8, REPS),
    ("quick_rebound_raise", 3, 20, 20, REPS),
    ("pogo_double", 2, 10, 10, CONTACTS),
}


@pytest.mark.parametrize(
    ("phase", "week", "sessions", "doses"),
    [
        (0, 1, 3, M1),
        (0, 2, 3, M1),
        (0, 3, 3, M3),
        (0, 4, 3, M3),
        (0, 5, 3, M5),
        (0, 6, 3, M5),
        (1, 1, 3, S1 | {("sl_calf_raise_floor", 3, 8, 8, REPS)}),
        (1, 2, 3, S1 | {("sl_calf_raise_floor", 3, 8, 8, REPS)}),
        (
            1,
            3,
            3,
            {("two_up_one_down", 3, 10, 10, REPS), ("seated_calf_raise_single", 3, 10, 10, REPS)},
        ),
        (1, 5, 3, S5),
        (1, 6, 3, S5),
        (1, 7, 3, S7),
        (1, 8, 3, S7),
        (
            2,
            1,
            3,
            {("pogo_double", 3, 15, 15, CONTACTS), ("cadence_repeats", 6, 1, 1, MINUTES)},
        ),
        (2, 2, 3, {("pogo_double", 3, 20, 20, CONTACTS), ("strides_flat", 4, 15, 20, SECONDS)}),
        (2, 3, 3, {("hill_strides", 4, 8, 8, SECONDS)}),
        (
            2,
            5,
            3,
            {
                ("alt_bounds", 2, 8, 8, CONTACTS),
                ("accel_short", 4, 30, 30, METRES),
                ("cadence_repeats", 5, 2, 2, MINUTES),
            },
        ),
        (2, 6, 3, {("alt_bounds", 3, 8, 8, CONTACTS)}),
    ],
)
def test_calf_foundation_week_by_week(
    phase: int, week: int, sessions: int, doses: set[Dose]
) -> None:
    """Domain section 7.2: exact doses of every week that has some."""
    assert len(FOUNDATION.phases[phase].weeks[week - 1].sessions) == sessions
    assert doses - of_week(FOUNDATION, phase, week) == set()


def test_calf_foundation_phases_and_spacing() -> None:
    """Phases of 4-6, 6-8, 4-6 and 1 weeks, 5 + 7 + 5 + 1 = 18 by default, three a week, 48 h."""
    main = FOUNDATION.phases[:4]
    assert [p.weeks_range for p in main] == [(4, 5, 6), (6, 7, 8), (4, 5, 6), (1, 1, 1)]
    assert [p.kind for p in FOUNDATION.phases] == [
        PhaseKind.MOBILITY,
        PhaseKind.STRENGTH,
        PhaseKind.PLYOMETRIC,
        PhaseKind.REASSESS,
        PhaseKind.MAINTENANCE,
    ]
    assert sum(p.weeks_range[1] for p in FOUNDATION.phases) == 18
    spacing = FOUNDATION.spacing
    assert (spacing.min_gap_h, spacing.tolerance_min, spacing.high_gap_h) == (48, 120, 72)
    assert spacing.non_consecutive
    assert spacing.max_per_week == 3
    assert FOUNDATION.cyclic
    assert not FOUNDATION.asks_first


def test_calf_foundation_deloads_in_the_fourth_weeks() -> None:
    """Deloads in S4 and P4, of two sessions, with the full dose of the week before to cut from."""
    deloads = [
        (phase.kind, number)
        for phase in FOUNDATION.phases
        for number, week in enumerate(phase.weeks, start=1)
        if week.deload
    ]
    assert deloads == [(PhaseKind.STRENGTH, 4), (PhaseKind.PLYOMETRIC, 4)]
    assert FOUNDATION.deload_every == 4
    for phase in (1, 2):
        assert len(FOUNDATION.phases[phase].weeks[3].sessions) == 2


def test_calf_foundation_load_classes_by_week() -> None:
    """M1-M2 stay at load class 1, M3-M6 at 2; class 5 appears only from P3 on."""
    for phase, week, most in [(0, 1, 1), (0, 2, 1), (0, 3, 2), (0, 4, 2), (0, 5, 2), (2, 2, 4)]:
        classes = [LIBRARY.get(d[0]).load_class for d in of_week(FOUNDATION, phase, week)]
        assert max(classes) <= most


@pytest.mark.parametrize(
    ("week", "least", "most", "cap"),
    [(1, 40, 50, 50), (2, 50, 60, 60), (3, 60, 70, 70), (5, 60, 80, 80), (6, 60, 80, 80)],
)
def test_calf_foundation_contacts(week: int, least: int, most: int, cap: int) -> None:
    """Foot contacts of each spring session, and at most 30 of load class 5 in a week."""
    bounds = 0
    for session in of_sessions(FOUNDATION, 2, week):
        counted = [d for d in session if LIBRARY.get(d[0]).counts_contacts]
        contacts = sum(sets * high for _, sets, _, high, _ in counted)
        assert contacts == 0 or least <= contacts <= most
        bounds += sum(s * h for name, s, _, h, _ in counted if LIBRARY.get(name).load_class == 5)
    assert bounds <= 30
    assert FOUNDATION.phases[2].weeks[week - 1].contact_cap == cap


def test_calf_foundation_keeps_one_heavy_slot_through_the_springs() -> None:
    """Each plyometric week holds one heavy session of 3 x 6."""
    for week in range(1, 7):
        heavy = [
            s
            for s in of_sessions(FOUNDATION, 2, week)
            if ("sl_calf_raise_weighted", 3, 6, 6, REPS) in s
        ]
        assert len(heavy) == 1


def test_calf_foundation_effort_by_week() -> None:
    """Reserve of 3-4 in S1-S2, 2-3 in S3-S6, 1-2 in the heavy sessions of S7 (rule 8.1)."""

    def reserves(name: str) -> set[tuple[int, int]]:
        return {i.rir for i in FOUNDATION.session_types[name].items if i.rir is not None}

    assert reserves("s1_heavy") == reserves("s1_medium") == {(3, 4)}
    for name in ("s3_heavy", "s3_medium", "s5_drops", "s5_step", "s5_medium"):
        assert reserves(name) == {(2, 3)}
    assert reserves("s7_heavy") == reserves("s7_springs") == {(1, 2)}


def test_calf_foundation_retest_week() -> None:
    """The re-test week ends in a session of tests."""
    week = FOUNDATION.phases[3].weeks[0]
    assert week.in_order
    assert FOUNDATION.session_types[week.sessions[-1]].kind is SessionKind.RETEST


def test_alfredson() -> None:
    """3 x 15 straight and bent, twice a day, seven days, 10-12 weeks: 180 repetitions a day."""
    program = PROGRAMS["alfredson"]
    assert [dose(i) for i in program.session_types["drops"].items] == [
        ("ecc_drop_straight", 3, 15, 15, REPS),
        ("ecc_drop_bent", 3, 15, 15, REPS),
    ]
    for item in program.session_types["drops"].items:
        assert str(item.tempo) == "3-0-assist-0"
        assert 60 <= item.rest_s <= 120
        assert "tempo" in item.commonly_reported
        variant = LIBRARY.get(item.exercise).floor_variant
        assert variant == "ecc_floor"
    assert program.phases[0].weeks_range == (10, 12, 12)
    assert all(len(week.sessions) == 14 for week in program.phases[0].weeks)
    assert (program.spacing.min_gap_h, program.spacing.sessions_per_day) == (6, 2)


def test_silbernagel() -> None:
    """Table 1.3: four phases, daily, heavy days 48 h apart, then two or three times a week."""
    program = PROGRAMS["silbernagel"]
    types = {name: {dose(i) for i in kind.items} for name, kind in program.session_types.items()}
    assert types["one"] >= {
        ("calf_raise_floor", 3, 10, 15, REPS),
        ("sl_calf_raise_floor", 3, 10, 10, REPS),
        ("seated_calf_raise", 3, 10, 10, REPS),
        ("ecc_floor", 3, 10, 10, REPS),
    }
    assert "ankle_pumps" in {d[0] for d in types["one"]}
    assert types["two"] == {
        ("calf_raise_step", 3, 15, 15, REPS),
        ("sl_calf_raise_step", 3, 10, 15, REPS),
        ("seated_calf_raise", 3, 15, 15, REPS),
        ("ecc_drop_straight", 3, 15, 15, REPS),
        ("quick_rebound_raise", 3, 20, 20, REPS),
    }
    assert types["three_heavy"] >= {
        ("sl_calf_raise_weighted", 3, 15, 15, REPS),
        ("seated_calf_raise", 3, 15, 15, REPS),
        ("ecc_drop_weighted", 3, 15, 15, REPS),
        ("quick_rebound_raise", 3, 20, 20, REPS),
    }
    assert types["four"] == {
        ("sl_calf_raise_weighted", 3, 15, 15, REPS),
        ("ecc_drop_weighted", 3, 15, 15, REPS),
        ("quick_rebound_raise", 3, 20, 20, REPS),
    }
    assert all(i.commonly_reported for i in program.session_types["four"].items)
    assert [p.weeks_range for p in program.phases] == [
        (1, 2, 2),
        (2, 3, 4),
        (7, 7, 10),
        (0, 14, 14),
    ]
    usual = [p.weeks_range[1] for p in program.phases]
    assert (sum(usual[:3]), sum(usual)) == (12, 26)
    assert [len(p.weeks[0].sessions) for p in program.phases] == [7, 7, 7, 3]
    heavy = program.phases[2].weeks[0].sessions.count("three_heavy")
    assert heavy == 3
    assert program.phases[3].weeks[0].optional == 1
    assert (program.spacing.min_gap_h, program.spacing.heavy_gap_h) == (20, 48)


def test_hsr_beyer() -> None:
    """Table 1.4: sets and repetition maxima by week, three machines, six seconds, 48 h."""
    program = PROGRAMS["hsr_beyer"]
    table = [(3, 15), (3, 12), (3, 12), (4, 10), (4, 10), (4, 8), (4, 8), (4, 8), *[(4, 6)] * 4]
    machines = ("seated_calf_raise", "leg_press_calf", "barbell_calf_raise")
    assert program.phases[0].weeks_range == (12, 12, 12)
    for number, (week, (sets, maximum)) in enumerate(
        zip(program.phases[0].weeks, table, strict=True), start=1
    ):
        assert len(week.sessions) == 3
        for name in week.sessions:
            items = program.session_types[name].items
            assert [dose(i) for i in items] == [(m, sets, maximum, maximum, REPS) for m in machines]
            for item in items:
                assert item.rep_max
                assert str(item.tempo) == "3-0-3-0"
                assert 120 <= item.rest_s <= 180
                assert bool(item.commonly_reported) == (number in (6, 7, 8))
        assert ("commonly reported" in week.note) == (number in (6, 7, 8))
    assert (program.spacing.min_gap_h, program.spacing.max_per_week) == (48, 3)


def test_hlst_rathleff() -> None:
    """3 x 12 RM, 4 x 10 RM from week 3, 5 x 8 RM from week 5, alternate days, 3 s - 2 s - 3 s."""
    program = PROGRAMS["hlst_rathleff"]
    table = [(3, 12)] * 2 + [(4, 10)] * 2 + [(5, 8)] * 8
    for week, (sets, maximum) in zip(program.phases[0].weeks, table, strict=True):
        (item,) = program.session_types[week.sessions[0]].items
        assert dose(item) == ("towel_toe_raise", sets, maximum, maximum, REPS)
        assert (str(item.tempo), item.rest_s, item.rep_max) == ("3-0-3-2", 120, True)
        assert item.commonly_reported == ("sets", "reps")
    counts = [len(week.sessions) for week in program.phases[0].weeks]
    assert counts == [4, 3] * 6
    assert program.spacing.min_gap_h == 48
    assert "not an Achilles trial" in program.population


def test_iso_45() -> None:
    """5 x 45 s with 120 s rest for 1-3 weeks, 8 h apart; sold as loading, not as relief."""
    program = PROGRAMS["iso_45"]
    (item,) = program.session_types["holds"].items
    assert dose(item) == ("iso_seated_hold", 5, 45, 45, SECONDS)
    assert item.rest_s == 120
    assert program.phases[0].weeks_range == (1, 2, 3)
    assert program.spacing.min_gap_h == 8
    assert "not a painkiller" in program.evidence


def test_stanish_curwin() -> None:
    """3 x 10 daily for six weeks; days 1-2 slow, 3-5 medium, 6-7 fast, in that order."""
    program = PROGRAMS["stanish_curwin"]
    for kind in program.session_types.values():
        (item,) = kind.items
        assert dose(item) == ("ecc_drop_straight", 3, 10, 10, REPS)
        assert item.commonly_reported == ("tempo",)
        assert item.rest_s == 60
    assert program.phases[0].weeks_range == (6, 6, 6)
    for week in program.phases[0].weeks:
        assert week.sessions == ("slow",) * 2 + ("medium",) * 3 + ("fast",) * 2
        assert week.in_order
    seconds = [program.session_types[n].items[0].tempo for n in ("slow", "medium", "fast")]
    assert [str(t) for t in seconds] == ["3-0-assist-0", "2-0-assist-0", "1-0-assist-0"]
    assert program.spacing.min_gap_h == 20


def test_hop_engeroff() -> None:
    """Table 1.6: sets of 10 s and rest by week, daily; behind the gate for light plyometrics."""
    program = PROGRAMS["hop_engeroff"]
    table = [(5, 50), (6, 40), (8, 30), (10, 20), (15, 10), (15, 10)]
    for week, (sets, rest) in zip(program.phases[0].weeks, table, strict=True):
        assert len(week.sessions) == 7
        (item,) = program.session_types[week.sessions[0]].items
        assert dose(item) == ("pogo_double", sets, 10, 10, SECONDS)
        assert item.rest_s == rest
    assert program.entry_gate == "light_plyo"
    assert program.spacing.min_gap_h == 20
    assert "not the frequency that was tested" in program.warning
    assert not program.clinician
    assert program.asks_first


def test_maintenance_holds_one_hard_session_a_week() -> None:
    """About one hard session a week, commonly reported."""
    program = PROGRAMS["maintenance"]
    for week in program.phases[0].weeks:
        assert week.sessions[0] == "heavy"
        assert week.sessions.count("heavy") == 1
        assert week.optional == 1
    assert program.evidence.startswith("Commonly reported")


@pytest.mark.parametrize(
    ("name", "clinician"),
    [
        ("calf_foundation", False),
        ("maintenance", False),
        ("hop_engeroff", False),
        ("alfredson", True),
        ("silbernagel", True),
        ("hsr_beyer", True),
        ("hlst_rathleff", True),
        ("iso_45", True),
        ("stanish_curwin", True),
    ],
)
def test_programs_for_treated_people_say_so(name: str, clinician: bool) -> None:
    """The clinician label stands where the notes say so, with the warning of section 12."""
    program = PROGRAMS[name]
    assert program.clinician is clinician
    if clinician:
        assert program.warning.startswith(
            "A researched program for people treated for tendon pain; use it with your clinician."
        )
    assert program.evidence
    assert program.population
    assert program.pain_rule


@pytest.mark.parametrize("name", sorted(PROGRAMS))
def test_wording_promises_nothing(name: str) -> None:
    """Nothing prevents, heals or is safe; less than 48 h between sessions always asks first."""
    program = PROGRAMS[name]
    texts = (program.summary, program.evidence, program.progression, program.pain_rule)
    words = " ".join((*texts, program.run_rule, program.warning)).casefold()
    assert not [w for w in ("prevent", "heals", "safe", "diagnos") if w in words]
    if program.spacing.min_gap_h < 48:
        assert program.asks_first


def test_papers_known_only_at_second_hand_are_not_cited() -> None:
    """Only what the notes mark as verified carries a citation."""
    cited = {name for name, program in PROGRAMS.items() if program.citation}
    assert cited == {"alfredson", "silbernagel", "hsr_beyer", "iso_45", "hop_engeroff"}
