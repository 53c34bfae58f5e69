"""Drafts: whatever is typed into an open form lies in the journal before it is kept.

A form opens an ``OpenDraft`` under the name of what it is about. Kept or cancelled, the draft
goes; a crash, a signal or closing the window leaves it, and the form that opens next under that
name shows it again.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any, Protocol, Self, cast

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot

from calfjournal.dates import utc_now
from calfjournal.domain.draft import Draft
from calfjournal.errors import CalfjournalError
from calfjournal.journal import Journal
from calfjournal.messages import formats, tr
from ui.services.notices import Notices

WRITE_MS = 1500
"""A key is in the journal after this time at most, also while others follow it."""


class DraftedForm(Protocol):
    """What a form must be able to do for its draft."""

    @property
    def changed(self) -> SignalInstance:
        """Comes with every key in it."""

    def values(self) -> dict[str, Any]:
        """Return what is typed and not kept as plain JSON values, empty when nothing is."""

    def restore(self, values: dict[str, Any]) -> list[str]:
        """Show what was typed over what is kept; returns the texts that have no place any more."""

    def reset(self) -> None:
        """Show what is kept."""


class DraftKind(StrEnum):
    """The forms that leave drafts."""

    CHECK_IN = "check_in"
    RED_FLAGS = "red_flags"
    DECISION = "decision"
    SESSION = "session"
    PLAYED = "played"
    """Sets of a played session that the journal did not take."""
    SKIP = "skip"
    RUN = "run"
    PLANNED_RUN = "planned_run"
    TEST = "test"
    PLAN = "plan"
    PROGRAM = "program"
    RACE = "race"
    DAYS_OFF = "days_off"
    THRESHOLD = "threshold"
    PROFILE = "profile"
    FLARE = "flare"
    SHOES = "shoes"
    OWN_EXERCISE = "own_exercise"


class DraftKey(Struct, frozen=True):
    """What a form is about: its kind, and the row or the day it would change.

    Its text is the name of the draft in the journal: ``check_in:2026-11-24``, ``session:8156``.
    """

    kind: DraftKind
    about: date | int | str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.about}"

    @classmethod
    def read(cls, name: str) -> Self | None:
        """Return the key of a draft's name, None when there is no such form."""
        word, _, about = name.partition(":")
        if word not in set(DraftKind):
            return None
        kind = DraftKind(word)
        if about.isascii() and about.isdecimal():
            return cls(kind, int(about))
        try:
            return cls(kind, date.fromisoformat(about))
        except ValueError:
            return cls(kind, about)


class WindowDrafts(QObject):
    """The drafts of one open journal; a journal that is open to read only has none.

    ``changed`` tells that other drafts than before lie there without a form, ``closing`` that the
    forms do: what keeps itself when it is left is kept now. ``dropped`` (Draft) tells of one
    that was given up, which ``bring_back`` takes; ``written`` that what could not be saved is.
    """

    changed = Signal()
    closing = Signal()
    flush_wanted = Signal()
    leave_wanted = Signal()
    dropped = Signal(Draft)
    written = Signal()

    def __init__(self, journal: Journal, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal, self._notices = journal, notices
        self._open: set[str] = set()
        self._closed = journal.read_only
        self._unwritten: dict[str, dict[str, Any]] = {}
        self.problem = ""
        """Why what was typed last could not be written; "" when all of it is."""

    @property
    def unwritten(self) -> dict[str, dict[str, Any]]:
        """What was typed last and could not be written, by the name of its draft."""
        return {name: values for name, values in self._unwritten.items() if values}

    @property
    def would_be_lost(self) -> bool:
        """True when closing now would lose what was typed last.

        Of a file that was replaced a copy is made then, which takes it in.
        """
        return bool(self.unwritten) and not (self._closed or self._journal.is_replaced)

    def left(self) -> list[Draft]:
        """Drafts that no open form shows, the newest first."""
        if self._closed:
            return []
        return [draft for draft in self._journal.drafts.listed() if draft.name not in self._open]

    def holds(self, key: DraftKey) -> bool:
        """Tell whether something was left in a form."""
        name = str(key)
        written = not self._closed and self._journal.drafts.get(name) is not None
        return written or name in self._unwritten

    def flush(self) -> None:
        """Let every open form write its draft now, and try again what could not be written."""
        self.flush_wanted.emit()
        if self._unwritten and not self._closed and self._write_waiting():
            self.changed.emit()  # The form of it may be gone since.

    def close(self) -> None:
        """Flush, and leave every draft as it is from now on: the journal closes."""
        if self._closed:
            return
        self.closing.emit()
        self.flush()
        self._closed = True

    def leave_forms(self) -> None:
        """Flush, and let go of every form that is open: the window is made anew around them."""
        self.closing.emit()
        self.flush()
        self.leave_wanted.emit()

    # ------------------------------------------------------------------ for open drafts

    def open(self, name: str) -> Draft | None:
        """Take a name for an open form and return what was left under it."""
        if self._closed:
            return None
        self._open.add(name)
        self.changed.emit()
        if name in self._unwritten:
            return Draft(name, self._unwritten[name], utc_now())
        return self._journal.drafts.get(name)

    def release(self, name: str) -> None:
        """Give a name back; its draft stays."""
        self._open.discard(name)
        self.changed.emit()

    def put(self, name: str, values: dict[str, Any]) -> bool:
        """Write or, without values, drop a draft; False when the journal could not be written."""
        if self._closed:
            return False
        self._unwritten[name] = values
        self._write_waiting()
        return name not in self._unwritten

    def forget(self, name: str) -> None:
        """Forget a draft: what it holds was kept."""
        self.put(name, {})
        self.changed.emit()

    def drop(self, name: str) -> None:
        """Give a draft up."""
        given_up = None if self._closed else self._journal.drafts.get(name)
        self.forget(name)
        if given_up is not None:
            self.dropped.emit(given_up)

    def bring_back(self, draft: Draft) -> None:
        """Keep a draft that was given up after all."""
        if not self._closed and draft.name not in self._open:
            self.put(draft.name, draft.values)
            self.changed.emit()

    def _write_waiting(self) -> bool:
        """Write, the oldest first, what is not written; False when some of it still is not."""
        told = bool(self.problem)
        try:
            for name, typed in tuple(self._unwritten.items()):
                self._write(name, typed)
                del self._unwritten[name]
        except CalfjournalError as problem:
            not_saved = tr("What you typed last is not saved yet.")
            self.problem = formats.sentences([not_saved, str(problem)])
            if not told:  # A full disk refuses every draft until it has room again.
                self._notices.warn(self.problem)
            return False
        self.problem = ""
        if told:
            self.written.emit()
        return True

    def _write(self, name: str, values: dict[str, Any]) -> None:
        if values:
            self._journal.drafts.put(name, values)
        else:
            self._journal.drafts.drop(name)


class OpenDraft(QObject):
    """The draft of one form, its parent, while the form is open.

    ``restored`` (Draft, texts without a place) comes when something was brought back,
    ``settled`` when nothing is left to be kept, ``discarded`` when the user wanted it so.
    """

    restored = Signal(Draft, list)
    settled = Signal()
    discarded = Signal()

    def __init__(self, drafts: WindowDrafts, form: QObject) -> None:
        super().__init__(form)
        self._drafts = drafts
        self._name = ""
        self._written: dict[str, Any] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WRITE_MS)
        self._timer.timeout.connect(self.write)
        self._form.changed.connect(self.touch)
        drafts.flush_wanted.connect(self.write)
        drafts.leave_wanted.connect(self.leave)

    @property
    def is_open(self) -> bool:
        """True while it follows its form."""
        return bool(self._name)

    @property
    def key(self) -> DraftKey | None:
        """What its form is about; None while it follows none."""
        return DraftKey.read(self._name)

    @property
    def holds_something(self) -> bool:
        """True while its form shows something that is not kept."""
        return self.is_open and bool(self._form.values())

    def begin(self, key: DraftKey) -> bool:
        """Follow a form that shows what is kept; True when something was brought back into it."""
        self.leave()
        self._name, self._written = str(key), {}
        found = self._drafts.open(self._name)
        if found is None:
            return False
        without_place = self._form.restore(found.values)
        self._written = found.values
        self._timer.stop()
        if not (self._form.values() or without_place):
            self.write()  # It was kept a moment before the program ended.
            return False
        self.restored.emit(found, without_place)
        return True

    @Slot()
    def touch(self) -> None:
        """Something was typed: write it soon."""
        # Not started anew by every key, or a long writer would put it off for ever.
        if self._name and not self._timer.isActive():
            self._timer.start()

    @Slot()
    def write(self) -> None:
        """Write what is typed now, or drop the draft when nothing is."""
        self._timer.stop()
        if not self._name:
            return
        values = self._form.values()
        if values != self._written and self._drafts.put(self._name, values):
            self._written = values
        if not values:
            self.settled.emit()

    @Slot()
    def leave(self) -> None:
        """Stop following the form; what is typed stays as a draft."""
        self.write()
        self._stop()

    @Slot()
    def end(self) -> None:
        """Forget the draft: the form was kept."""
        if self._name:
            self._drafts.forget(self._name)
        self._stop()

    @Slot()
    def give_up(self) -> None:
        """Drop what is typed: the form was cancelled."""
        self.write()
        name = self._name
        self._stop()
        if name:
            self._drafts.drop(name)

    @Slot()
    def take_back(self) -> None:
        """Show in the form what is kept, and drop what was typed; the form stays open."""
        self._form.reset()
        self.write()

    @Slot()
    def discard(self) -> None:
        """Do as ``take_back``, and say so: the form may close."""
        self.take_back()
        self.discarded.emit()

    @property
    def _form(self) -> DraftedForm:
        return cast(DraftedForm, self.parent())

    def _stop(self) -> None:
        self._timer.stop()
        name, self._name = self._name, ""
        if name:
            self._drafts.release(name)
            self.settled.emit()
