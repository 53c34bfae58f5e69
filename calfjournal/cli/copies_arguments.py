"""The arguments of the commands that copy, put back and check the journal's file."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from calfjournal.messages import tr

Add = Callable[..., argparse.ArgumentParser]


def add_copies(add: Add) -> None:
    """Add ``export``, ``backup``, ``restore`` and ``doctor`` to the commands."""
    _add_export(add)
    _add_backup(add)
    _add_doctor(add)


def _add_export(add: Add) -> None:
    export = add(
        "export", help=tr("the whole journal (.json, .zip of CSV), or what is planned (.ics)")
    )
    export.add_argument("out", type=Path, metavar=tr("OUT.json|OUT.zip|OUT.ics"))
    export.add_argument(
        "--alarm",
        type=int,
        metavar=tr("MINUTES"),
        help=tr("let each event of the calendar ring so long before"),
    )


def _add_backup(add: Add) -> None:
    backup = add("backup", help=tr("a verified copy of the journal"))
    backup.add_argument("out", type=Path, metavar=tr("OUT"))
    backup.add_argument("--force", action="store_true", help=tr("replace an older copy"))

    restore = add("restore", help=tr("put a backup or a JSON export back"))
    restore.add_argument("backup", type=Path, metavar=tr("BACKUP"))


def _add_doctor(add: Add) -> None:
    doctor = add("doctor", help=tr("check the journal file and say what is wrong"))
    how = doctor.add_mutually_exclusive_group()
    how.add_argument(
        "--repair", action="store_true", help=tr("rebuild a damaged file where that loses nothing")
    )
    how.add_argument(
        "--recompute",
        action="store_true",
        help=tr("work out the cadence of recorded runs again by the rules of this version"),
    )
    how.add_argument(
        "--salvage",
        type=Path,
        metavar=tr("NEW"),
        help=tr("save what can be read into a new journal"),
    )
