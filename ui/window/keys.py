"""Every key that no menu names, by where it works."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from calfjournal.messages import mark
from ui.services.places import Place

Line = tuple[str, str]
"""What a key does and which it is, both marked for translation."""


class KeyGroup(Struct, frozen=True):
    """The keys of one sort of thing, and the pages it is on; none = everywhere."""

    title: str
    lines: tuple[Line, ...]
    places: tuple[Place, ...] = ()


GROUPS: Final = (
    KeyGroup(
        mark("Everywhere"),
        (
            (mark("Next and previous field"), mark("Tab and Shift+Tab")),
            (mark("Take the value, stay in the field"), mark("Enter")),
            (mark("Keep a form"), mark("Ctrl+Enter")),
            (mark("Give up what is being typed"), mark("Esc")),
            (mark("One more, one less in a number"), mark("Up and Down")),
            (mark("Choose on a scale"), mark("0-9, arrows, Backspace = unknown")),
            (mark("Copy a table"), mark("Ctrl+C inside it")),
        ),
    ),
    KeyGroup(
        mark("Today"),
        ((mark("Day before and day after"), mark("Alt+Left and Alt+Right")),),
        (Place.TODAY,),
    ),
    KeyGroup(
        mark("Calendar"),
        (
            (mark("Walk through the days"), mark("Arrows")),
            (mark("Month before and month after"), mark("Page Up and Page Down")),
            (mark("First and last day of the week"), mark("Home and End")),
            (mark("First and last day of the month"), mark("Ctrl+Home and Ctrl+End")),
            (mark("Today"), mark("T, Ctrl+T wherever the keys are")),
            (mark("Day before and day after"), mark("Alt+Left and Alt+Right")),
            (mark("Work on the chosen day"), mark("Enter")),
            (mark("Add to the chosen day"), mark("N")),
            (mark("Give up a move"), mark("Esc")),
        ),
        (Place.CALENDAR,),
    ),
    KeyGroup(
        mark("Sets of a session"),
        (
            (mark("Next and previous cell"), mark("Enter and Shift+Enter")),
            (mark("Cell to the side, above or below"), mark("Arrows")),
            (mark("Done as planned"), mark("Space or Ctrl+D")),
            (mark("The whole session done as planned"), mark("Ctrl+Shift+D")),
            (mark("Mark the session done"), mark("Ctrl+Enter")),
            (mark("More for an exercise"), mark("Shift+F10")),
        ),
        (Place.CALENDAR,),
    ),
    KeyGroup(
        mark("Charts"),
        (
            (mark("From value to value"), mark("Left and Right")),
            (mark("First and last value"), mark("Home and End")),
            (mark("Closer and farther"), mark("+ and -")),
            (mark("Earlier and later"), mark("Ctrl+Left and Ctrl+Right")),
            (mark("Back to the chosen time"), mark("0")),
            (mark("Let go of the value"), mark("Esc")),
        ),
        (Place.PROGRESS, Place.RECOVERY),
    ),
    KeyGroup(
        mark("Time lines and strips of days"),
        (
            (mark("From part to part"), mark("Left and Right")),
            (mark("Go there"), mark("Enter")),
        ),
        (Place.PLAN, Place.RECOVERY, Place.TODAY),
    ),
)
