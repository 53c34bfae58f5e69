"""What parts of a program are called: ids for new ones, and where something is, in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from calfjournal.domain.looks import KIND_LOOKS, PHASE_KIND_LOOKS, Look
from calfjournal.domain.program import PhaseKind, SessionKind
from calfjournal.domain.program_check import Path
from calfjournal.messages import tr
from ui.plan.program.draft import ProgramDraft

LISTS = ("phase", "session", "gate")
"""The lists whose rows have a form of their own."""


def fresh_id(wanted: str, rows: Sequence[Any]) -> str:
    """Return an id like a name that no row has."""
    plain = re.sub(r"[^a-z0-9]+", "_", wanted.lower()).strip("_")[:40]
    stem = plain if re.match(r"[a-z]", plain) else f"part_{plain}".rstrip("_")
    taken = {row.get("id") for row in rows if isinstance(row, dict)}
    names = (f"{stem}_{number}" if number else stem for number in (0, *range(2, 1000)))
    return next(name for name in names if name not in taken)


def section_of(path: Path) -> Path:
    """Return the part of the list on the left that a place belongs to."""
    match path:
        case ("phase" | "session" | "gate", int(), *_):
            return path[:2]
        case ("spacing", *_) | ("pain_rule" | "pain_during_ok" | "settle_by",):
            return ("spacing",)
        case _:
            return ()


def section_title(draft: ProgramDraft, section: Path) -> str:
    """Return what a part is called."""
    match section:
        case ():
            return tr("The program")
        case ("spacing",):
            return tr("Spacing and pain")
    title = str(draft.get((*section, "title")) or "").strip()
    return title or tr("Without a title")


def look_of(draft: ProgramDraft, section: Path) -> Look | None:
    """Return the colour and sign of a phase's or a session's kind, None for everything else."""
    kind = draft.get((*section, "kind"))
    if section[:1] == ("session",) and kind in set(SessionKind):
        return KIND_LOOKS[SessionKind(kind)]
    if section[:1] == ("phase",) and kind in set(PhaseKind):
        return PHASE_KIND_LOOKS[PhaseKind(kind)]
    return None


def place_of(draft: ProgramDraft, path: Path) -> str:
    """Return where a problem is, in words."""
    title = section_title(draft, section_of(path))
    match path:
        case ("session", _, "items", int(at), *_):
            return tr("{title}, exercise {number}", title=title, number=at + 1)
        case ("phase", _, "week", int(at), *_):
            return tr("{title}, row {number} of its weeks", title=title, number=at + 1)
        case ("gate", _, "criterion", int(at), *_):
            return tr("{title}, criterion {number}", title=title, number=at + 1)
    return title
