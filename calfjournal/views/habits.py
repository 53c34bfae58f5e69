"""What was done to recover, in words."""

from __future__ import annotations

from typing import Final

from calfjournal.domain.checkin import Habit
from calfjournal.messages import mark
from calfjournal.messages.vocabulary import Vocabulary

HABITS: Final = Vocabulary(
    {
        Habit.ROLLING: mark("rolling"),
        Habit.SELF_MASSAGE: mark("self-massage"),
        Habit.CONTRAST: mark("contrast water"),
        Habit.COOLING_STRETCH: mark("cooling stretch"),
        Habit.PROTEIN: mark("protein"),
        Habit.EASY_SPIN: mark("easy spin"),
    }
)
"""In the order they are asked (domain rule 10); they are never scored."""


def habit_word(habit: str) -> str:
    """Return what a habit says; one of a later version says it itself."""
    return HABITS[Habit(habit)] if habit in HABITS else habit
