"""``profile show`` and ``profile set``: what the rules need to know of the athlete."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, Final

from msgspec.structs import replace

from calfjournal.cli import shapes
from calfjournal.cli.journals import opened
from calfjournal.cli.out import put, put_document
from calfjournal.domain.athlete import Experience, Sex, Tendon
from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import Side
from calfjournal.domain.message import say
from calfjournal.errors import InputError
from calfjournal.journal import Journal
from calfjournal.messages import tr
from calfjournal.messages.formats import UNKNOWN
from calfjournal.views.profile_lines import profile_lines

ATHLETE: Final = {
    "name": "name",
    "born": "born",
    "sex": "sex",
    "height": "height_cm",
    "sleep_need": "sleep_need_h",
    "cadence_target": "cadence_target_spm",
    "weekly_km": "weekly_km",
    "experience": "experience",
    "equipment": "equipment",
}
TENDON: Final = {
    "usual_pain": "usual_pain",
    "usual_stiffness": "usual_stiffness_min",
    "site": "site",
    "sore_since": "sore_since",
    "history": "history",
}
"""The fields by the options that set them."""

_KINDS: Final = {"sex": Sex, "experience": Experience, "site": Site}
_UNKNOWN: Final = {"name": "", "history": ""}
"""What stands for unknown where that is not None."""


def show(arguments: argparse.Namespace, path: Path) -> int:
    """Print everything that was entered; what was not is a dash."""
    with opened(path, read_only=True) as journal:
        facts = journal.views.profile()
    if arguments.json:
        put_document(shapes.profile_document(facts))
        return 0
    for title, value in profile_lines(facts):
        put(f"{title}: {value or UNKNOWN}")
    return 0


def change(arguments: argparse.Namespace, path: Path) -> int:
    """Enter, change or forget some of it, as one edit."""
    athlete, tendon = _changes(arguments, ATHLETE), _changes(arguments, TENDON)
    if tendon and arguments.side is None:
        raise InputError("--side", tr("Say of which tendon, with --side left or --side right."))
    weighed = bool(_changes(arguments, {"body_mass": "body_mass"}))
    with opened(path) as journal, journal.edit(say("edits.change_athlete")):
        if athlete:
            journal.athlete.save(replace(journal.athlete.get(), **athlete))
        if tendon:
            journal.athlete.save_tendon(replace(_tendon(journal, arguments.side), **tendon))
        if weighed:
            journal.athlete.weigh(arguments.body_mass)
    return 0


def _tendon(journal: Journal, side: str) -> Tendon:
    return journal.athlete.tendons()[Side(side)]


def _changes(arguments: argparse.Namespace, fields: dict[str, str]) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for attribute, field in fields.items():
        given = getattr(arguments, attribute)
        name = attribute.replace("_", "-")
        if name in arguments.forget and given is not None:
            option = f"--{name}"
            raise InputError(
                option, tr("{option} cannot be entered and forgotten at once.", option=option)
            )
        if name in arguments.forget:
            changes[field] = _UNKNOWN.get(field)
        elif given is not None:
            changes[field] = _KINDS[field](given) if field in _KINDS else given
    return changes
