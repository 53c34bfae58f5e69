"""Every key that no menu names, by where it works."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from calfjournal.messages import mark
from ui.editor.set_keys import SHEET
from ui.services.places import Place

Line = tuple[str, str]
"""What a key does and which it is, both marked for translation."""


class KeyGroup(Struct, frozen=True):
    """The keys of one sort of thing, and the pages it is on; none = everywhere.

    ``topics`` are the ways to see a page (``Page.help_topic``) that have them; none = all of them.
    """

    title: str
    lines: tuple[Line, ...]
    places: tuple[Place, ...] = ()
    topics: tuple[str, ...] = ()

    def is_of(self, place: Place, topic: str) -> bool:
        """True for keys of a page in the way it is seen."""
        return place in self.places and (not self.topics or topic in self.topics)


_COPIES: Final = (
    mark("Copy, paste, repeat, delete"),
    mark("Ctrl+C, Ctrl+V, Ctrl+R, Delete"),
)
_MORE: Final = (mark("More for what is chosen"), mark("Shift+F10 or Menu"))
_DAYS: Final = (
    (mark("Pick up what is planned"), mark("M or Space")),
    (mark("Several days"), mark("Shift with an arrow")),
    _COPIES,
    _MORE,
)
"""Of days that are worked on, month or week."""

GROUPS: Final = (
    KeyGroup(
        mark("Everywhere"),
        (
            (mark("Next and previous field"), mark("Tab and Shift+Tab")),
            (mark("Take the value, stay in the field; in the check-in keep it"), mark("Enter")),
            (mark("Keep a form"), mark("Ctrl+Enter")),
            (mark("Give up what is being typed, close a dialog"), mark("Esc")),
            (mark("One more, one less in a number"), mark("Up and Down")),
            (mark("Choose on a scale"), mark("0-9, arrows, Backspace = unknown")),
            (mark("Another one of a row of choices"), mark("Arrows, Home and End")),
            (mark("Open a row of a table"), mark("Enter")),
            (mark("Copy a table"), mark("Ctrl+C inside it")),
            (mark("Another page, in the sidebar"), mark("Up and Down")),
        ),
    ),
    KeyGroup(
        mark("Today"),
        (
            (mark("Day before and day after"), mark("Alt+Left and Alt+Right")),
            (mark("Next answer of the check-in"), mark("The last digit, or Tab")),
            (mark("Keep the check-in"), mark("Enter")),
            (mark("Choose a way on, and take it"), mark("Space and Enter")),
            (mark("From sign to sign of what was looked at"), mark("Left, Right, Home, End")),
            (mark("All that was looked at, as a table"), mark("Enter or Space on the signs")),
        ),
        (Place.TODAY,),
    ),
    KeyGroup(
        mark("Calendar"),
        (
            (mark("Today"), mark("T, Ctrl+T wherever the keys are")),
            (mark("Day before and day after"), mark("Alt+Left and Alt+Right")),
            (mark("Add to the chosen day"), mark("N")),
        ),
        (Place.CALENDAR,),
    ),
    KeyGroup(
        mark("Calendar: year"),
        (
            (mark("A week back and on"), mark("Left and Right")),
            (mark("Four weeks back and on"), mark("Up and Down")),
            (mark("Year before and year after"), mark("Page Up and Page Down")),
            (mark("First and last day of the year"), mark("Home and End")),
            (mark("Open the week, where things are moved"), mark("Enter")),
        ),
        (Place.CALENDAR,),
        ("year",),
    ),
    KeyGroup(
        mark("Calendar: month"),
        (
            (mark("Walk through the days"), mark("Arrows")),
            (mark("Month before and month after"), mark("Page Up and Page Down")),
            (mark("First and last day of the week"), mark("Home and End")),
            (mark("First and last day of the month"), mark("Ctrl+Home and Ctrl+End")),
            (mark("Work on the chosen day"), mark("Enter")),
            *_DAYS,
        ),
        (Place.CALENDAR,),
        ("month",),
    ),
    KeyGroup(
        mark("Calendar: week"),
        (
            (mark("Walk through the days"), mark("Left and Right")),
            (mark("Walk through what a day holds"), mark("Up and Down")),
            (mark("Week before and week after"), mark("Page Up and Page Down")),
            (mark("First and last day of the week"), mark("Home and End")),
            (mark("Open the session, or the day"), mark("Enter")),
            *_DAYS,
        ),
        (Place.CALENDAR,),
        ("week",),
    ),
    KeyGroup(
        mark("Calendar: list"),
        (
            (mark("Walk through the rows"), mark("Up, Down, Page Up, Page Down, Home, End")),
            (mark("Open the row"), mark("Enter")),
            (mark("Move what is planned to another day"), mark("M")),
            _COPIES,
            _MORE,
            (mark("From the search into the list"), mark("Down or Enter")),
        ),
        (Place.CALENDAR,),
        ("list",),
    ),
    KeyGroup(
        mark("While something is carried"),
        (
            (mark("A day back and on"), mark("Left and Right")),
            (mark("A week back and on"), mark("Page Up and Page Down; in the month Up and Down")),
            (mark("An hour, in the week"), mark("Up and Down")),
            (mark("A quarter of an hour, in the week"), mark("Shift+Up and Shift+Down")),
            (mark("Drop it"), mark("Enter")),
            (mark("Put it back"), mark("Esc")),
            (mark("Drop a copy"), mark("Ctrl while dragging")),
        ),
        (Place.CALENDAR,),
        ("month", "week"),
    ),
    KeyGroup(
        mark("Sets of a session"),
        SHEET,
        (Place.SESSION,),
    ),
    KeyGroup(
        mark("The page of a session"),
        (
            (mark("End the session partly done"), mark("Ctrl+Shift+Enter")),
            (mark("Back to where you came from"), mark("Esc or Alt+Left")),
            (mark("Add the picture that was copied"), mark("Ctrl+V")),
            (mark("Enlarge a photo, take it away"), mark("Enter, Delete")),
        ),
        (Place.SESSION,),
    ),
    KeyGroup(
        mark("The page of a run"),
        (
            (mark("Run before and run after"), mark("Ctrl+Page Up and Ctrl+Page Down")),
            (mark("Walk along the curves"), mark("Left and Right, Page Up and Page Down")),
            (mark("First and last moment of the run"), mark("Home and End")),
            (mark("Back to where you came from"), mark("Esc or Alt+Left")),
        ),
        (Place.RUN,),
    ),
    KeyGroup(
        mark("The player"),
        (
            (mark("Start, set done, rest over, go on"), mark("Space")),
            (mark("The set before, to do it again; the set after"), mark("Left and Right")),
            (mark("One repetition more, one less; in a rest 15 s"), mark("Up and Down")),
            (mark("Left in you, in the rest after a set"), mark("0-9")),
            (mark("Pain of the set"), mark("P, then a digit")),
            (mark("The easier exercise in what is still open"), mark("E")),
            (mark("Something is wrong"), mark("W")),
            (mark("Pause; in a pause leave, and finish later"), mark("Esc")),
        ),
        (Place.PLAYER,),
    ),
    KeyGroup(
        mark("Plan"),
        (
            (mark("From phase to phase"), mark("Left, Right, Home, End")),
            (mark("To the gates between phases, and back"), mark("Down and Up")),
            (mark("Show the phase in the calendar"), mark("Enter")),
            (mark("Days of the week for sessions"), mark("1-7")),
            (mark("Days to run: easy, quality, long, none"), mark("E, Q, L, 0")),
        ),
        (Place.PLAN,),
    ),
    KeyGroup(
        mark("Tests"),
        (
            (mark("From card to card"), mark("Arrows")),
            (mark("Open the tests of a card, and change one"), mark("Enter")),
            (mark("Delete the chosen test"), mark("Delete")),
            (mark("On and out of a guided test"), mark("Enter and Esc")),
            (mark("One raise at full height"), mark("Space")),
            (mark("A prompt; two in a row end the test"), mark("P, or 1-4 with its reason")),
            (mark("Pain above 5/10 ends the test"), mark("X")),
        ),
        (Place.TESTS,),
    ),
    KeyGroup(
        mark("Charts"),
        (
            (mark("From value to value"), mark("Left and Right")),
            (mark("Open the run, where the value is one of a run"), mark("Enter")),
            (mark("First and last value"), mark("Home and End")),
            (mark("Closer and farther"), mark("+ and -")),
            (mark("Earlier and later"), mark("Ctrl+Left and Ctrl+Right")),
            (mark("Back to the chosen time"), mark("0")),
            (mark("Let go of the value"), mark("Esc")),
        ),
        (Place.PROGRESS, Place.RECOVERY),
    ),
    KeyGroup(
        mark("Rows of signs, and strips of days"),
        (
            (mark("From part to part"), mark("Left and Right")),
            (mark("First and last part"), mark("Home and End")),
            (mark("Go there, or tell all"), mark("Enter or Space")),
        ),
        (Place.RECOVERY, Place.TODAY),
    ),
    KeyGroup(
        mark("Exercises"),
        ((mark("Let the figure move, and stop it"), mark("M")),),
        (Place.LIBRARY,),
    ),
    KeyGroup(
        mark("Metronome for a run"),
        (
            (mark("From part to part of the beat"), mark("Left and Right, Home and End")),
            (mark("Hear it from there"), mark("Enter or Space")),
        ),
    ),
)
