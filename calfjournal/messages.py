"""Words that screen, paper and command line share; each with its glyph where it has one.

Colour never carries a meaning alone: whoever shows one of these shows glyph and word.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Final

from msgspec import Struct

from calfjournal import units
from calfjournal.domain.assessment import NORM_SURFACE
from calfjournal.domain.checkin import Moment, Site
from calfjournal.domain.exercise import Category, Side, Unit
from calfjournal.domain.file_note import FileNote, FileNoteKind, Service
from calfjournal.domain.finding import Light, State
from calfjournal.domain.kind import Kind
from calfjournal.domain.program import GateState, PhaseKind, SessionKind
from calfjournal.domain.run import RunKind
from calfjournal.domain.salvage import Repair, SalvageReport
from calfjournal.domain.session import SessionStatus


class SignedWord(Struct, frozen=True):
    """A word as shown, and the sign beside it ("" = none)."""

    text: str
    glyph: str = ""

    def __str__(self) -> str:
        """Glyph and word as running text."""
        return f"{self.glyph} {self.text}".strip()


KINDS: Final[dict[SessionKind, SignedWord]] = {
    SessionKind.MOBILITY: SignedWord("Mobility", "○"),
    SessionKind.STRENGTH: SignedWord("Strength", "▲"),
    SessionKind.PLYOMETRIC: SignedWord("Plyometric", "■"),
    SessionKind.RETEST: SignedWord("Re-test", "◆"),
}

STATUSES: Final[dict[SessionStatus, SignedWord]] = {
    SessionStatus.PLANNED: SignedWord("planned"),
    SessionStatus.DONE: SignedWord("done", "✓"),
    SessionStatus.PARTLY: SignedWord("partly done", "◐"),
    SessionStatus.SKIPPED: SignedWord("skipped", "–"),
    SessionStatus.MOVED: SignedWord("moved", "→"),
}

LIGHTS: Final[dict[Light, SignedWord]] = {
    Light.GREEN: SignedWord("Go on as planned", "✓"),
    Light.AMBER: SignedWord("Hold", "!"),
    Light.RED: SignedWord("Step back", "✕"),
    Light.STOP: SignedWord("Stop and have it looked at", "✕"),
}

STATES: Final[dict[State, SignedWord]] = {
    State.GREEN: SignedWord("usual", "✓"),
    State.NOTE: SignedWord("note", "·"),
    State.AMBER: SignedWord("hold", "!"),
    State.RED: SignedWord("step back", "✕"),
    State.STOP: SignedWord("stop", "✕"),
    State.COLLECTING: SignedWord("collecting", "…"),
    State.MISSING: SignedWord("not known", "–"),
}

PHASES: Final[dict[PhaseKind, str]] = {
    PhaseKind.MOBILITY: "Mobility",
    PhaseKind.STRENGTH: "Strength",
    PhaseKind.PLYOMETRIC: "Plyometric",
    PhaseKind.REASSESS: "Re-test",
    PhaseKind.MAINTENANCE: "Maintenance",
}

SIDES: Final[dict[Side, str]] = {
    Side.LEFT: "left",
    Side.RIGHT: "right",
    Side.BOTH: "both",
}

SITES: Final[dict[Site, str]] = {
    Site.MIDPORTION: "middle of the tendon",
    Site.INSERTION: "at the heel bone",
    Site.CALF: "calf muscle",
    Site.HEEL: "heel",
    Site.OTHER: "somewhere else",
}

MOMENTS: Final[dict[Moment, str]] = {
    Moment.DURING: "during",
    Moment.AFTER: "after",
    Moment.MORNING: "next morning",
    Moment.H24: "24 h",
    Moment.H48: "48 h",
}

RUN_KINDS: Final[dict[RunKind, str]] = {
    RunKind.EASY: "easy",
    RunKind.QUALITY: "quality",
    RunKind.LONG: "long",
    RunKind.RACE: "race",
}

GATES: Final[dict[GateState, str]] = {
    GateState.MET: "met",
    GateState.NOT_MET: "not met",
    GateState.NO_DATA: "no data yet",
}

CATEGORIES: Final[dict[Category, str]] = {
    Category.MOBILITY: "Mobility",
    Category.RECOVERY: "Recovery",
    Category.ISOMETRIC: "Isometric",
    Category.STRENGTH: "Strength",
    Category.ECCENTRIC: "Eccentric",
    Category.PLYOMETRIC: "Plyometric",
    Category.TECHNIQUE: "Technique",
}

AMOUNTS: Final[dict[Unit, str]] = {
    Unit.REPS: "reps",
    Unit.SECONDS: "s",
    Unit.CONTACTS: "contacts",
    Unit.METRES: "m",
    Unit.MINUTES: "min",
}

TEST_SURFACES: Final[dict[str, str]] = {"flat": "flat floor", NORM_SURFACE: "10° incline"}
"""What heel raises are tested on."""

PAIN_WORDS: Final[dict[int, str]] = {0: "none", 2: "mild", 5: "moderate", 8: "severe", 10: "worst"}
"""Anchors of the pain scale 0-10."""

EFFORT_WORDS: Final[dict[int, str]] = {
    0: "rest",
    1: "very easy",
    2: "easy",
    3: "moderate",
    4: "somewhat hard",
    5: "hard",
    7: "very hard",
    10: "maximal",
}
"""Anchors of the effort scale 0-10 (RPE, Foster 2001)."""


def scale_word(anchors: dict[int, str], value: int) -> str:
    """Return the word of the nearest anchor at or below the value, "" below all of them."""
    below = [at for at in anchors if at <= value]
    return anchors[max(below)] if below else ""


ROWS: Final[dict[Kind, str]] = {
    Kind.PLAN: "plans",
    Kind.SESSION: "sessions",
    Kind.SET_LINE: "sets",
    Kind.RUN: "runs",
    Kind.CHECK_IN: "check-ins",
    Kind.TENDON_READING: "tendon readings",
    Kind.RED_FLAG: "red flags",
    Kind.FLARE: "flares",
    Kind.ASSESSMENT: "tests",
    Kind.RESULT: "test results",
    Kind.RACE: "races",
    Kind.BLOCKED_RANGE: "blocked ranges",
    Kind.VERDICT: "verdicts",
    Kind.ADJUSTMENT: "adjustments",
    Kind.PLANNED_RUN: "planned runs",
    Kind.DECISION: "decisions",
    Kind.SHOES: "pairs of shoes",
    Kind.WELLNESS: "wellness values",
    Kind.PHOTO: "photos",
    Kind.VISIT: "visits",
}
"""What people call things of a kind; kinds that nobody counts are not listed."""


SERVICES: Final[dict[Service, str]] = {
    Service.BOX: "Box",
    Service.DROPBOX: "Dropbox",
    Service.GOOGLE_DRIVE: "Google Drive",
    Service.ICLOUD: "iCloud Drive",
    Service.KDRIVE: "kDrive",
    Service.MEGA: "MEGA",
    Service.NEXTCLOUD: "Nextcloud",
    Service.ONEDRIVE: "OneDrive",
    Service.OWNCLOUD: "ownCloud",
    Service.PCLOUD: "pCloud",
    Service.PROTON_DRIVE: "Proton Drive",
    Service.SEAFILE: "Seafile",
    Service.SYNCTHING: "Syncthing",
    Service.SYNOLOGY_DRIVE: "Synology Drive",
    Service.TRESORIT: "Tresorit",
    Service.YANDEX_DISK: "Yandex Disk",
}
"""How the services call themselves."""


_UNDO_LOST = "What was changed before can no longer be undone."


def file_note(note: FileNote) -> str:
    """Return what was noticed of the journal's file, in whole sentences."""
    match note.kind:
        case FileNoteKind.CHANGES_MISSING:
            return _changes_missing(note)
        case FileNoteKind.FOREIGN_LOG:
            aside = note.path.name if note.path is not None else ""
            return (
                "A log that belongs to another file lay beside this journal. It was put aside as "
                f"{aside}, and the journal is as it was closed last."
            )
        case FileNoteKind.HARD_LINKS:
            return (
                f"The file of this journal has {note.count} names. A program that copies or "
                "synchronises files may leave one of them behind: keep only one."
            )
        case FileNoteKind.SYNCED_FOLDER:
            owner = SERVICES[note.service] if note.service is not None else "a service"
            return (
                f"This journal is copied to other computers by {owner}. Have it open on one of "
                "them at a time, and let the folder come to rest in between: entries made on two "
                "at once end in two journals."
            )
        case FileNoteKind.NETWORK_FOLDER:
            return (
                "This journal lies on a network drive, where a lost connection can damage a file "
                "that is being written. It is better kept in a folder of this computer."
            )
        case FileNoteKind.CONFLICT_COPIES:
            return _conflict_copies(note)


def _conflict_copies(note: FileNote) -> str:
    names = units.listing([f"“{name}”" for name in note.labels])
    if len(note.labels) == 1:
        return (
            f"Beside this journal lies a second version of it that could not be joined: {names}. "
            "It may hold entries that are missing here: open it and look, before you delete it."
        )
    return (
        f"Beside this journal lie other versions of it that could not be joined: {names}. They "
        "may hold entries that are missing here: open them and look, before you delete them."
    )


def _changes_missing(note: FileNote) -> str:
    missing = "1 change is" if note.count == 1 else f"{note.count} changes are"
    since = f", made from {_moment(note.since)} on" if note.since is not None else ""
    named = f" ({'; '.join(f'“{label}”' for label in note.labels)})" if note.labels else ""
    log = f" The log beside it is kept as {note.log.name}." if note.log is not None else ""
    held = "them" if note.held >= note.count else f"{note.held} of them"
    where = (
        f" The backup {note.path.name} holds {held}: “Restore a backup” brings it back."
        if note.path is not None
        else ""
    )
    return (
        f"{missing} missing from this journal{since}{named}. Its log was lost or damaged, or an "
        f"older copy was put in its place.{log}{where}"
    )


def _moment(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{local.day} {local:%b %Y, %H:%M}"


def repaired(repair: Repair | None) -> str:
    """Return what a repair did; None stands for a file that was sound."""
    if repair is None:
        return "The file is sound: there was nothing to repair."
    kept = f" The damaged one is kept as {repair.kept.name}." if repair.kept is not None else ""
    if repair.undo_lost:
        return f"The file was rebuilt with all that was entered. {_UNDO_LOST}{kept}"
    return f"The file was rebuilt and nothing was lost.{kept}"


def salvaged(report: SalvageReport) -> str:
    """Return what was saved of a damaged journal, and what is missing as far as known."""
    lines = [f"Saved: {counted(report.saved) or 'nothing'}."]
    if report.doubtful:
        lines.append(f"Look these over, their page was damaged: {_told(report.doubtful)}.")
    if report.lost:
        lines.append(f"Lost, as far as known: {_told(report.lost)}.")
    if report.odd:
        lines.append("More may be missing: parts of the file do not fit together.")
    if report.undo_lost:
        lines.append(_UNDO_LOST)
    return " ".join(lines)


def _told(rows: Mapping[str, int]) -> str:
    drafts = f"texts not kept yet {rows['draft']}" if "draft" in rows else ""
    return ", ".join(filter(None, (counted(rows), drafts))) or "details only"


def counted(rows: Mapping[str, int]) -> str:
    """Return how many rows there are of each table, e.g. ``sessions 10, sets 120``."""
    return ", ".join(f"{word} {rows[table]}" for table, word in ROWS.items() if rows.get(table))


def backups_of(count: int, newest: datetime | None) -> str:
    """Return how many backups of a journal there are, and of when the newest is."""
    if newest is None:
        return "There is no backup here; one from elsewhere can be put in its place."
    if count == 1:
        return f"There is a backup, made on {_moment(newest)}."
    return f"There are {count} backups, the newest made on {_moment(newest)}."


def copy_of_replaced(name: str) -> str:
    """Return that there is a copy of what a journal held when its file went away."""
    return f"What it held when it went away is saved beside it as {name}."


def moved_to(day: date) -> str:
    """Return that a session was put on another day."""
    return f"Moved to {units.long_day(day)}."


def due_words(at: datetime, now: datetime, *, now_too: bool) -> str:
    """Return when an answer is asked for: ``due now``, ``due tonight``, ``due Thu evening``."""
    if now_too:
        return "due now"
    part = _part_of_day(at.time())
    if at.date() == now.astimezone().date():
        return "due tonight" if part in ("evening", "night") else f"due this {part}"
    return f"due {units.WEEKDAYS[at.weekday()][:3]} {part}"


def _part_of_day(at: time) -> str:
    if at.hour < 4 or at.hour >= 22:
        return "night"
    if at.hour < 12:
        return "morning"
    return "afternoon" if at.hour < 17 else "evening"
