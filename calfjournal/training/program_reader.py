"""Reads a program out of TOML tables and checks that its parts fit together."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from calfjournal.domain.checkin import Moment
from calfjournal.domain.exercise import Exercise, Tempo, Unit
from calfjournal.domain.message import say
from calfjournal.domain.program import (
    Criterion,
    Gate,
    PhaseKind,
    PhaseTemplate,
    Prescription,
    Program,
    SessionKind,
    SessionType,
    Spacing,
    WeekTemplate,
)
from calfjournal.domain.program_check import CheckedProgram
from calfjournal.domain.program_limits import (
    AMOUNTS,
    FREE_TEMPO,
    LONGEST,
    MOST_TABLES,
    MOST_WEEKS,
    RANGES,
    SETTLES,
)
from calfjournal.training import program_schema as schema
from calfjournal.training.checked_table import CheckedTable
from calfjournal.training.library import Library
from calfjournal.training.measures import MEASURES
from calfjournal.training.toml_table import TomlTable, parse_toml, read_toml, shown


def read_program(path: Path, library: Library) -> Program:
    """Return the program of a file, not editable.

    Raises:
        BadProgram: names file, table, key, value and what is allowed there.
    """
    return program_from(read_toml(path, schema.KEYS), library)


def read_recipe(text: str, name: str, library: Library) -> Program:
    """Return the program of the text a plan keeps; raises BadProgram as ``read_program`` does."""
    return program_from(parse_toml(text, name, schema.KEYS), library)


def check_program(data: Mapping[str, Any], library: Library) -> CheckedProgram:
    """Return the program of what a file would hold, or all of its problems."""
    top = CheckedTable("", "", data, "file", schema.KEYS)
    program = program_from(top, library)
    problems = tuple(top.problems.values())
    return CheckedProgram(None if problems else program, problems)


def program_from(top: TomlTable, library: Library) -> Program:
    """Return the program of a top table; raises BadProgram as ``read_program`` does."""
    top.whole("format", schema.FORMAT, schema.FORMAT)
    gates = _gates(top)
    session_types = _session_types(top, library, gates)
    spacing = _spacing(top.table("spacing", "spacing"))
    program = Program(
        id=top.identifier("id"),
        title=top.text("title", longest=LONGEST["file"]["title"]),
        summary=top.text("summary"),
        phases=_phases(top, session_types, gates, spacing),
        session_types=session_types,
        gates=gates,
        spacing=spacing,
        population=top.text("population", ""),
        evidence=top.text("evidence", ""),
        citation=top.text("citation", ""),
        pain_rule=top.text("pain_rule", ""),
        progression=top.text("progression", ""),
        run_rule=top.text("run_rule", ""),
        warning=top.text("warning", ""),
        clinician=top.flag("clinician"),
        cyclic=top.flag("cyclic"),
        deload_every=top.whole("deload_every", *RANGES["file"]["deload_every"], 4),
        entry_gate=_gate_id(top, "entry_gate", gates),
        pain_during_ok=top.maybe_whole("pain_during_ok", *RANGES["file"]["pain_during_ok"]),
        settle_by=_settle_by(top),
    )
    if program.clinician and not program.warning:
        top.refuse("warning", say("training.warning_missing"))
    return program


def _settle_by(top: TomlTable) -> Moment | None:
    """When accepted pain is settled; asked only where some is accepted."""
    if not top.has("settle_by"):
        return None
    moment = top.text("settle_by")
    if not top.has("pain_during_ok"):
        top.refuse("pain_during_ok", say("training.pain_missing"))
    if moment not in SETTLES:
        known = tuple(each.value for each in SETTLES)
        top.refuse("settle_by", say("training.not_one_of", value=shown(moment), known=known))
        return None
    return Moment(moment)


def _spacing(table: TomlTable) -> Spacing:
    ranges = RANGES["spacing"]
    return Spacing(
        min_gap_h=table.whole("min_gap_h", *ranges["min_gap_h"], 48),
        tolerance_min=table.whole("tolerance_min", *ranges["tolerance_min"], 120),
        non_consecutive=table.flag("non_consecutive", default=True),
        high_gap_h=table.whole("high_gap_h", *ranges["high_gap_h"], 72),
        heavy_gap_h=table.whole("heavy_gap_h", *ranges["heavy_gap_h"], 0),
        sessions_per_day=table.whole("sessions_per_day", *ranges["sessions_per_day"], 1),
        max_per_week=table.whole("max_per_week", *ranges["max_per_week"], 3),
    )


def _gates(top: TomlTable) -> dict[str, Gate]:
    gates: dict[str, Gate] = {}
    for table in top.tables("gate", "gate", most=MOST_TABLES["gate"], label="id"):
        gate_id = _fresh_id(table, gates)
        criteria: dict[str, Criterion] = {}
        rows = table.tables("criterion", "criterion", most=MOST_TABLES["criterion"], label="id")
        for row in rows:
            criterion = _criterion(row, criteria)
            criteria[criterion.id] = criterion
        if not criteria:
            table.refuse("criterion", say("training.criterion_missing"))
        title = table.text("title", longest=LONGEST["gate"]["title"])
        gates[gate_id] = Gate(gate_id, title, tuple(criteria.values()))
    return gates


def _criterion(table: TomlTable, known: Collection[str]) -> Criterion:
    measure = table.text("measure")
    if measure not in MEASURES:
        table.refuse("measure", say("training.not_one_of", value=shown(measure), known=MEASURES))
    criterion = Criterion(
        id=_fresh_id(table, known),
        text=table.text("text", longest=LONGEST["criterion"]["text"]),
        measure=measure,
        at_least=table.maybe_number("at_least", *RANGES["criterion"]["at_least"]),
        at_most=table.maybe_number("at_most", *RANGES["criterion"]["at_most"]),
    )
    if criterion.at_least is None and criterion.at_most is None:
        table.refuse("at_least", say("training.border_missing"))
    return criterion


def _session_types(
    top: TomlTable, library: Library, gates: dict[str, Gate]
) -> dict[str, SessionType]:
    types: dict[str, SessionType] = {}
    for table in top.tables("session", "session", most=MOST_TABLES["session"], label="id"):
        session_id = _fresh_id(table, types)
        rows = table.tables("items", "item", most=MOST_TABLES["item"], label="exercise")
        if not rows:
            table.refuse("items", say("training.items_missing"))
        types[session_id] = SessionType(
            id=session_id,
            title=table.text("title", longest=LONGEST["session"]["title"]),
            kind=table.choice("kind", SessionKind),
            minutes=table.whole("minutes", *RANGES["session"]["minutes"]),
            items=tuple(_item(row, library, gates) for row in rows),
            rpe=table.maybe_whole("rpe", *RANGES["session"]["rpe"]),
        )
    if not types:
        top.refuse("session", say("training.session_missing"))
    return types


def _item(table: TomlTable, library: Library, gates: dict[str, Gate]) -> Prescription:
    name = table.text("exercise")
    if name not in library.exercises:
        table.refuse("exercise", say("training.exercise_unknown", value=shown(name)))
    exercise, unit, ranges = library.exercises.get(name), _unit(table), RANGES["item"]
    return Prescription(
        exercise=name,
        sets=table.whole("sets", *ranges["sets"]),
        amount=table.span(unit.value, *AMOUNTS[unit]),
        unit=unit,
        rest_s=table.whole("rest_s", *ranges["rest_s"], _usual_rest(exercise)),
        tempo=_tempo(table, exercise),
        load_kg=table.maybe_number("load_kg", *ranges["load_kg"]),
        rir=table.span("rir", *ranges["rir"]) if table.has("rir") else None,
        rep_max=table.flag("rep_max"),
        optional_gate=_gate_id(table, "gate", gates),
        note=table.text("note", "", longest=LONGEST["item"]["note"]),
        commonly_reported=table.words("commonly_reported", schema.KEYS["item"]),
    )


def _unit(table: TomlTable) -> Unit:
    given = [unit for unit in Unit if table.has(unit.value)]
    if not given:
        table.refuse("reps", say("training.unit_missing", known=Unit))
        return Unit.REPS
    if len(given) > 1:
        several = say("training.too_many_units", known=Unit, units=len(given))
        table.refuse(given[1].value, several)
    return given[0]


def _usual_rest(exercise: Exercise | None) -> int:
    dose = exercise.dose if exercise is not None else None
    return sum(dose.rest_s) // 2 if dose is not None else 0


def _tempo(table: TomlTable, exercise: Exercise | None) -> Tempo | None:
    if not table.has("tempo"):
        return exercise.tempo if exercise is not None else None
    return None if table.data["tempo"] == FREE_TEMPO else table.tempo("tempo")


def _phases(
    top: TomlTable,
    session_types: dict[str, SessionType],
    gates: dict[str, Gate],
    spacing: Spacing,
) -> tuple[PhaseTemplate, ...]:
    phases, known = [], True
    for table in top.tables("phase", "phase", most=MOST_TABLES["phase"], label="title"):
        shortest, usual, longest = table.wholes("weeks", 3, *RANGES["phase"]["weeks"])
        weeks = _weeks(table, session_types, spacing)
        known = known and not table.is_refused("weeks")
        if not table.is_refused("weeks") and (not longest or len(weeks) != longest):
            differ = say("training.weeks_differ", weeks=len(weeks), most=longest)
            table.refuse("week", differ)
        phases.append(
            PhaseTemplate(
                kind=table.choice("kind", PhaseKind),
                title=table.text("title", longest=LONGEST["phase"]["title"]),
                goal=table.text("goal", "", longest=LONGEST["phase"]["goal"]),
                weeks_range=(shortest, usual, longest),
                weeks=tuple(weeks),
                gate=_gate_id(table, "gate", gates),
            )
        )
    if known and not any(phase.weeks_range[1] for phase in phases):
        top.refuse("phase", say("training.phase_missing"))
    if sum(phase.weeks_range[2] for phase in phases) > MOST_WEEKS:
        top.refuse("phase", say("training.too_many_weeks", weeks=MOST_WEEKS))
    return tuple(phases)


def _weeks(
    phase: TomlTable, session_types: dict[str, SessionType], spacing: Spacing
) -> list[WeekTemplate]:
    weeks: list[WeekTemplate] = []
    for table in phase.tables("week", "week", most=MOST_TABLES["week"]):
        sessions = table.words("sessions", tuple(session_types))
        if not 1 <= len(sessions) <= spacing.max_per_week:
            most = spacing.max_per_week
            table.refuse("sessions", say("training.week_full", sessions=len(sessions), most=most))
        week = WeekTemplate(
            sessions=sessions,
            deload=table.flag("deload"),
            contact_cap=table.maybe_whole("contact_cap", *RANGES["week"]["contact_cap"]),
            note=table.text("note", "", longest=LONGEST["week"]["note"]),
            optional=table.whole("optional", 0, len(sessions), 0),
            in_order=table.flag("in_order"),
        )
        weeks += [week] * table.whole("repeat", *RANGES["week"]["repeat"], 1)
    return weeks


def _fresh_id(table: TomlTable, known: Collection[str]) -> str:
    value = table.identifier("id")
    if value in known:
        table.refuse("id", say("training.twice", value=shown(value)))
    return value


def _gate_id(table: TomlTable, key: str, gates: Collection[str]) -> str | None:
    if not table.has(key):
        return None
    value = table.text(key)
    if value not in gates:
        if not gates:
            table.refuse(key, say("training.no_gates", value=shown(value)))
            return None
        table.refuse(key, say("training.gate_unknown", value=shown(value), known=gates))
    return value
