"""Queries of the exercises that the athlete made."""

from __future__ import annotations

from calfjournal.domain.own_exercise import OwnExercise
from calfjournal.store.models import OwnExerciseRow
from calfjournal.store.rows import Table

OWN_EXERCISES: Table[OwnExercise] = Table(OwnExerciseRow, OwnExercise, named_by=("name",))

ALL = OWN_EXERCISES.query(None, OwnExerciseRow.name)

USED = (
    "SELECT count(DISTINCT session_id) FROM set_line WHERE exercise = ?",
    "SELECT count(*) FROM plan WHERE instr(recipe, ?)",
)
"""How many sessions, and how many programs of plans, name an exercise."""
