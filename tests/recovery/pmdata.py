"""Reads PMData (Simula, MMSys 2020): five months of five people, as a journal holds them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from statistics import median

from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.recovery.inputs import Inputs


def people(folder: Path) -> list[str]:
    """Return who is there: ``p01`` and so on."""
    return sorted(path.name.partition("_")[0] for path in folder.glob("*_pmsys_wellness.csv"))


def told(folder: Path, person: str) -> Inputs:
    """Return the mornings and sessions of a person; the usual effort stands in for the planned.

    PMData rates fatigue, stress and soreness 1 (worst) to 5 (best); a journal 1 (best) to 7.
    """
    heart = {day: _number(row["resting_heart_rate"]) for day, row in _rows(folder, person, "heart")}
    mornings = {
        day: CheckIn(
            day,
            resting_hr=heart.get(day),
            sleep_hours=float(row["sleep_duration_h"]) or None,
            sleep_quality=_number(row["sleep_quality"]),
            fatigue=_burden(row["fatigue"]),
            stress=_burden(row["stress"]),
            muscle_soreness=_burden(row["soreness"]),
        )
        for day, row in _rows(folder, person, "wellness")
    }
    only_heart = {
        day: CheckIn(day, resting_hr=rate) for day, rate in heart.items() if day not in mornings
    }
    rows = list(_rows(folder, person, "efforts"))
    usual = round(median(float(row["perceived_exertion"]) for _, row in rows))
    efforts = [
        Session(
            day,
            SessionKind.STRENGTH,
            row["activity_names"],
            id=number,
            status=SessionStatus.DONE,
            rpe=_number(row["perceived_exertion"]),
            planned_rpe=usual,
            minutes=_number(row["duration_min"]),
        )
        for number, (day, row) in enumerate(rows, start=1)
    ]
    return Inputs(checkins=tuple({**only_heart, **mornings}.values()), sessions=tuple(efforts))


_FILES = {
    "heart": ("fitbit_sleep_score", "timestamp"),
    "wellness": ("pmsys_wellness", "effective_time_frame"),
    "efforts": ("pmsys_srpe", "end_date_time"),
}


def _rows(folder: Path, person: str, kind: str) -> Iterator[tuple[date, dict[str, str]]]:
    name, at = _FILES[kind]
    with (folder / f"{person}_{name}.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield datetime.fromisoformat(row[at]).date(), row


def _number(text: str) -> int | None:
    return round(float(text)) if text not in ("", "NaN", "nan") else None


def _burden(text: str) -> int:
    return round(7 - 1.5 * (float(text) - 1))
