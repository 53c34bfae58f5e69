"""The keys of the sets of a session: one table for the cells, the strip below and the sheet.

A letter acts where nothing but a number is typed; a digit begins to type.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from calfjournal.messages import mark

_PLAIN, _CONTROL, _ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
_PAD = Qt.KeyboardModifier.KeypadModifier


class SetAct(Enum):
    """What a key does with the set, or the exercise, that the keys are on."""

    FILL = auto()
    AS_LAST_TIME = auto()
    COPY_LEG = auto()
    EASIER = auto()
    HARDER = auto()
    SPLIT = auto()
    SUPERSET = auto()
    WARM_UP = auto()
    NOTE = auto()
    MOVE_UP = auto()
    MOVE_DOWN = auto()


class SetKey(Struct, frozen=True):
    """A key: what it does, what the sheet says of it, how it is written, and a few words of it.

    ``strip`` is what the strip below the page says, "" where it says nothing. All is marked.
    """

    act: SetAct
    key: Qt.Key
    held: Qt.KeyboardModifier
    said: str
    written: str
    strip: str = ""

    @property
    def is_letter(self) -> bool:
        """True for a key that could begin a text."""
        return self.held is _PLAIN and self.act is not SetAct.FILL


KEYS: Final = (
    SetKey(
        SetAct.FILL, Qt.Key.Key_Space, _PLAIN,
        mark("Done as planned, and on to the next set"), mark("Space"), mark("set as planned"),
    ),
    SetKey(
        SetAct.AS_LAST_TIME, Qt.Key.Key_D, _CONTROL,
        mark("Done as last time, and on to the next set"), mark("Ctrl+D"), mark("as last time"),
    ),
    SetKey(
        SetAct.COPY_LEG, Qt.Key.Key_L, _PLAIN,
        mark("Copy to the other leg"), mark("L"), mark("copy to the other leg"),
    ),
    SetKey(
        SetAct.EASIER, Qt.Key.Key_E, _PLAIN,
        mark("Easier exercise for the sets still open"), mark("E"), mark("easier"),
    ),
    SetKey(
        SetAct.HARDER, Qt.Key.Key_H, _PLAIN,
        mark("Harder exercise for the sets still open"), mark("H"), mark("harder"),
    ),
    SetKey(
        SetAct.SPLIT, Qt.Key.Key_S, _PLAIN,
        mark("Load, reserve and pain of each leg, or of both"), mark("S"), mark("each leg"),
    ),
    SetKey(
        SetAct.SUPERSET, Qt.Key.Key_U, _PLAIN,
        mark("By turns with the exercise above, or no more"), mark("U"), mark("superset"),
    ),
    SetKey(
        SetAct.WARM_UP, Qt.Key.Key_W, _PLAIN,
        mark("A warm-up before the sets"), mark("W"), mark("warm-up"),
    ),
    SetKey(
        SetAct.NOTE, Qt.Key.Key_M, _CONTROL,
        mark("Note on the exercise"), mark("Ctrl+M"), mark("note"),
    ),
    SetKey(
        SetAct.MOVE_UP, Qt.Key.Key_Up, _ALT,
        mark("Exercise further up"), mark("Alt+Up"),
    ),
    SetKey(
        SetAct.MOVE_DOWN, Qt.Key.Key_Down, _ALT,
        mark("Exercise further down"), mark("Alt+Down"),
    ),
)  # fmt: skip

SHEET: Final = (
    (mark("Next field: repetitions, then what Enter goes to, then the next set"), mark("Enter")),
    (mark("Back to the field before"), mark("Shift+Enter")),
    (mark("Next and previous cell"), mark("Tab and Shift+Tab")),
    (mark("Cell to the side, above or below"), mark("Arrows")),
    *((key.said, key.written) for key in KEYS),
    (mark("The whole session done as planned"), mark("Ctrl+Shift+D")),
    (mark("Finish the session"), mark("Ctrl+Enter")),
    (mark("Give up what is typed, or was refused"), mark("Esc")),
    (mark("More for an exercise, and what Enter goes to"), mark("Shift+F10")),
)
"""Lines of the sheet of keys: what is done, and by which key."""

STRIP: Final = (
    (KEYS[0].strip, KEYS[0].written),
    (mark("next field"), mark("Enter")),
    *((key.strip, key.written) for key in KEYS[1:] if key.strip),
    (mark("reorder"), mark("Alt+\N{UPWARDS ARROW}\N{DOWNWARDS ARROW}")),
    (mark("finish"), mark("Ctrl+Enter")),
    (mark("partly"), mark("Ctrl+Shift+Enter")),
    (mark("undo"), mark("Ctrl+Z")),
)
"""What the strip of keys shows, in its order: a few words, and the key."""

_SPARE = (
    SetAct.NOTE,
    SetAct.WARM_UP,
    SetAct.SUPERSET,
    SetAct.SPLIT,
    SetAct.HARDER,
    SetAct.EASIER,
    SetAct.COPY_LEG,
)
SPARE: Final = tuple((key.strip, key.written) for act in _SPARE for key in KEYS if key.act is act)
"""What goes first from the strip where there is no room for all: F1 tells it."""


def act_of(event: QKeyEvent) -> SetKey | None:
    """Return what a key asks for, None when it asks for nothing here."""
    held = event.modifiers() & ~_PAD
    for known in KEYS:
        if event.key() == known.key and held == known.held:
            return known
    return None
