"""What is said of a journal's file: notes, repairs, what was saved, backups."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from calfjournal.domain.file_note import FileNote, FileNoteKind, Service
from calfjournal.domain.run import Recomputed
from calfjournal.domain.salvage import Repair, SalvageReport
from calfjournal.messages import formats
from calfjournal.messages.places import quoted, tr, tr_n
from calfjournal.messages.vocabulary import ROWS

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

_DRAFT = "draft"


def file_note(note: FileNote) -> str:
    """Return what was noticed of the journal's file, in whole sentences."""
    match note.kind:
        case FileNoteKind.CHANGES_MISSING:
            return _changes_missing(note)
        case FileNoteKind.FOREIGN_LOG:
            return tr(
                "A log that belongs to another file lay beside this journal. It was put aside as "
                "{aside}, and the journal is as it was closed last.",
                aside=note.path.name if note.path is not None else "",
            )
        case FileNoteKind.HARD_LINKS:
            return tr(
                "The file of this journal has {names} names. A program that copies or "
                "synchronises files may leave one of them behind: keep only one.",
                names=note.count,
            )
        case FileNoteKind.SYNCED_FOLDER:
            return _synced_folder(note)
        case FileNoteKind.NETWORK_FOLDER:
            return tr(
                "This journal lies on a network drive, where a lost connection can damage a file "
                "that is being written. It is better kept in a folder of this computer."
            )
        case FileNoteKind.CONFLICT_COPIES:
            return _conflict_copies(note)


def _synced_folder(note: FileNote) -> str:
    if note.service is None:
        return tr(
            "This journal is copied to other computers by a service. Have it open on one of "
            "them at a time, and let the folder come to rest in between: entries made on two "
            "at once end in two journals."
        )
    return tr(
        "This journal is copied to other computers by {service}. Have it open on one of "
        "them at a time, and let the folder come to rest in between: entries made on two "
        "at once end in two journals.",
        service=SERVICES[note.service],
    )


def _conflict_copies(note: FileNote) -> str:
    names = formats.listing([quoted(name) for name in note.copies])
    return tr_n(
        "Beside this journal lies a second version of it that could not be joined: {names}. "
        "It may hold entries that are missing here: open it and look, before you delete it.",
        "Beside this journal lie other versions of it that could not be joined: {names}. They "
        "may hold entries that are missing here: open them and look, before you delete them.",
        len(note.copies),
        names=names,
    )


def _changes_missing(note: FileNote) -> str:
    return formats.sentences(
        [
            _how_many_missing(note),
            tr("Its log was lost or damaged, or an older copy was put in its place."),
            tr("The log beside it is kept as {log}.", log=note.log.name) if note.log else "",
            _held_by_backup(note),
        ]
    )


def _how_many_missing(note: FileNote) -> str:
    count = note.count
    if note.since is not None and note.labels:
        return tr_n(
            "{count} change is missing from this journal, made from {since:instant} on ({names}).",
            "{count} changes are missing from this journal, made from {since:instant} on "
            "({names}).",
            count,
            since=note.since,
            names=_named(note),
        )
    if note.since is not None:
        return tr_n(
            "{count} change is missing from this journal, made from {since:instant} on.",
            "{count} changes are missing from this journal, made from {since:instant} on.",
            count,
            since=note.since,
        )
    if note.labels:
        return tr_n(
            "{count} change is missing from this journal ({names}).",
            "{count} changes are missing from this journal ({names}).",
            count,
            names=_named(note),
        )
    return tr_n(
        "{count} change is missing from this journal.",
        "{count} changes are missing from this journal.",
        count,
    )


def _named(note: FileNote) -> str:
    return formats.semicolons([quoted(label) for label in note.labels])


def _held_by_backup(note: FileNote) -> str:
    if note.path is None:
        return ""
    if note.held >= note.count:
        return tr(
            "The backup {backup} holds them: “Backups” brings it back.",
            backup=note.path.name,
        )
    return tr(
        "The backup {backup} holds {held} of them: “Backups” brings it back.",
        backup=note.path.name,
        held=note.held,
    )


def repaired(repair: Repair | None) -> str:
    """Return what a repair did; None stands for a file that was sound."""
    if repair is None:
        return tr("The file is sound: there was nothing to repair.")
    lines = (
        [tr("The file was rebuilt with all that was entered."), _undo_lost()]
        if repair.undo_lost
        else [tr("The file was rebuilt and nothing was lost.")]
    )
    if repair.kept is not None:
        lines.append(tr("The damaged one is kept as {name}.", name=repair.kept.name))
    return formats.sentences(lines)


def _undo_lost() -> str:
    return tr("What was changed before can no longer be undone.")


def recomputed(report: Recomputed) -> str:
    """Return what became of runs whose figures were worked out again from their samples."""
    lines = [
        tr_n(
            "The cadence of {count} run was worked out again: {changed} changed.",
            "The cadence of {count} runs was worked out again: {changed} changed.",
            report.runs,
            changed=report.changed,
        )
    ]
    if report.unreadable:
        lines.append(
            tr_n(
                "The samples of {count} run cannot be read; it stays as it was.",
                "The samples of {count} runs cannot be read; they stay as they were.",
                report.unreadable,
            )
        )
    if report.without:
        lines.append(
            tr_n("{count} run has no samples.", "{count} runs have no samples.", report.without)
        )
    return formats.sentences(lines)


def salvaged(report: SalvageReport) -> str:
    """Return what was saved of a damaged journal, and what is missing as far as known."""
    saved = counted(report.saved)
    lines = [tr("Saved: {rows}.", rows=saved) if saved else tr("Saved: nothing.")]
    if report.doubtful:
        rows = _told(report.doubtful)
        lines.append(tr("Look these over, their page was damaged: {rows}.", rows=rows))
    if report.lost:
        lines.append(tr("Lost, as far as known: {rows}.", rows=_told(report.lost)))
    if report.odd:
        lines.append(tr("More may be missing: parts of the file do not fit together."))
    if report.undo_lost:
        lines.append(_undo_lost())
    return formats.sentences(lines)


def _told(rows: Mapping[str, int]) -> str:
    told = [counted(rows)]
    if _DRAFT in rows:
        told.append(tr("texts not kept yet {count}", count=rows[_DRAFT]))
    return formats.commas([each for each in told if each]) or tr("details only")


def counted(rows: Mapping[str, int]) -> str:
    """Return how many rows there are of each table, e.g. ``sessions 10, sets 120``."""
    return formats.commas(each_counted(rows))


def each_counted(rows: Mapping[str, int]) -> list[str]:
    """Return how many rows there are, a text for each table that holds some."""
    return [
        tr("{rows} {count}", rows=word, count=rows[table])
        for table, word in ROWS.items()
        if rows.get(table)
    ]


def backups_of(count: int, newest: datetime | None) -> str:
    """Return how many backups of a journal there are, and of when the newest is."""
    if newest is None:
        return tr("There is no backup here; one from elsewhere can be put in its place.")
    return tr_n(
        "There is a backup, made on {newest:instant}.",
        "There are {count} backups, the newest made on {newest:instant}.",
        count,
        newest=newest,
    )


def copy_of_replaced(name: str) -> str:
    """Return that there is a copy of what a journal held when its file went away."""
    return tr("What it held when it went away is saved beside it as {name}.", name=name)
