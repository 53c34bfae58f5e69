"""How the drawing of an exercise moves."""

from __future__ import annotations

from calfjournal.domain.exercise import Exercise
from calfjournal.domain.score import Score
from calfjournal.poses import figure_of
from calfjournal.training.movement import movement


def movement_of(exercise: Exercise) -> Score | None:
    """Return one repetition as its drawing shows it, None without a drawing."""
    figure = figure_of(exercise.figure)
    return None if figure is None else movement(exercise, starts_over=figure.starts_over)
