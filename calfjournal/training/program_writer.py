"""Writes a program as the TOML that the reader accepts; equal weeks in a row are written once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import tomli_w
from msgspec.structs import asdict

from calfjournal.domain.program import (
    Gate,
    PhaseTemplate,
    Prescription,
    Program,
    SessionType,
    WeekTemplate,
)
from calfjournal.domain.program_limits import FREE_TEMPO
from calfjournal.training.library import Library
from calfjournal.training.program_schema import FORMAT
from calfjournal.training.program_weeks import joined


def program_text(program: Program, library: Library) -> str:
    """Return the file of a program; reading it gives an equal program back."""
    return tomli_w.dumps(program_data(program, library))


def program_data(program: Program, library: Library) -> dict[str, Any]:
    """Return what the file of a program holds, as plain values by key."""
    data: dict[str, Any] = {"format": FORMAT, "id": program.id, "title": program.title}
    data["summary"] = program.summary
    texts = {
        key: getattr(program, key)
        for key in (
            "population",
            "evidence",
            "citation",
            "pain_rule",
            "progression",
            "run_rule",
            "warning",
        )
    }
    data |= _without_empty(texts)
    data |= {
        "clinician": program.clinician,
        "cyclic": program.cyclic,
        "deload_every": program.deload_every,
    }
    settle_by = program.settle_by
    data |= _without_empty(
        {
            "pain_during_ok": program.pain_during_ok,
            "settle_by": settle_by.value if settle_by is not None else None,
            "entry_gate": program.entry_gate,
        }
    )
    data["spacing"] = asdict(program.spacing)
    data["gate"] = [_gate(gate) for gate in program.gates.values()]
    data["session"] = [_session(kind, library) for kind in program.session_types.values()]
    data["phase"] = [_phase(phase) for phase in program.phases]
    return data


def _gate(gate: Gate) -> dict[str, Any]:
    criteria = [_without_empty(asdict(criterion)) for criterion in gate.criteria]
    return {"id": gate.id, "title": gate.title, "criterion": criteria}


def _session(kind: SessionType, library: Library) -> dict[str, Any]:
    head = {"id": kind.id, "title": kind.title, "kind": kind.kind.value, "minutes": kind.minutes}
    items = [_item(item, library) for item in kind.items]
    return head | _without_empty({"rpe": kind.rpe}) | {"items": items}


def _item(item: Prescription, library: Library) -> dict[str, Any]:
    free = item.tempo is None and library.get(item.exercise).tempo is not None
    return _without_empty(
        {
            "exercise": item.exercise,
            "sets": item.sets,
            item.unit.value: _span(item.amount),
            "rest_s": item.rest_s,
            "tempo": FREE_TEMPO if free else str(item.tempo or ""),
            "load_kg": item.load_kg,
            "rir": None if item.rir is None else _span(item.rir),
            "rep_max": item.rep_max or None,
            "gate": item.optional_gate,
            "note": item.note,
            "commonly_reported": list(item.commonly_reported),
        }
    )


def _phase(phase: PhaseTemplate) -> dict[str, Any]:
    head: dict[str, Any] = {"kind": phase.kind.value, "title": phase.title, "goal": phase.goal}
    head |= {"weeks": list(phase.weeks_range), "gate": phase.gate}
    return _without_empty(head) | {"week": joined([_week(week) for week in phase.weeks])}


def _week(week: WeekTemplate) -> dict[str, Any]:
    return _without_empty(
        {
            "sessions": list(week.sessions),
            "deload": week.deload or None,
            "contact_cap": week.contact_cap,
            "optional": week.optional or None,
            "in_order": week.in_order or None,
            "note": week.note,
        }
    )


def _span(amount: tuple[int, int]) -> int | list[int]:
    return amount[0] if amount[0] == amount[1] else list(amount)


def _without_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is unknown or empty; 0 is a value and stays."""
    return {key: value for key, value in values.items() if value not in (None, "", [])}
