"""Sentences of the journal's file: what can go wrong, and the way out."""

from __future__ import annotations

from typing import Final

from calfjournal.messages.language import Plural, mark

_WAYS_OUT: Final[dict[str, str | Plural]] = {
    "store.restore_newest": mark("Restore the newest good backup."),
    "store.restore_or_salvage": mark(
        "Restore a backup, or save what can be read into a new journal."
    ),
    "store.restore_newest_or_salvage": mark(
        "Restore the newest good backup, or save what can be read into a new journal."
    ),
    "store.newest_backup": mark("The newest backup is {path}; restore puts it back."),
    "store.left_alone": mark("It was left as it is."),
    "store.left_alone_restore": mark("It was left as it is; restore the newest good backup."),
    "store.left_alone_choose_name": mark("It was left as it is; choose another name."),
    "store.nothing_imported": mark("Nothing was imported."),
    "store.update_to_open": mark("Update calfjournal to open it. It was left as it is."),
    "store.update_to_import": mark("Update calfjournal to import it. Nothing was imported."),
    "store.check_name": mark("Check the name, or restore one."),
    "store.choose_name": mark("Choose another name."),
    "store.choose_name_or_force": mark("Choose another name, or use --force."),
    "store.choose_folder": mark("Choose another folder."),
    "store.choose_journal": mark("Choose a .calfjournal file."),
    "store.choose_the_file": mark("Choose the file itself."),
    "store.free_space": mark("Free some space and try again."),
    "store.check_disk": mark("Check the disk, its free space and its permissions, then try again."),
    "store.check_space": mark("Check the disk and its free space, then try again."),
    "store.close_there": mark("Close it there and try again."),
    "store.close_or_copy": mark("Close it elsewhere or copy it first."),
    "store.close_others": mark("Close other programs, then start again."),
    "store.go_on_there": mark("Go on there, or open it here to read only."),
    "store.open_again": mark("Open it again: what this window holds is first saved as a copy."),
    "store.open_to_update": mark("Open it once where it can be written."),
    "store.copy_both": mark("Copy both files to a folder of yours and open the journal there."),
    "store.copy_here": mark("Copy the journal to a disk of this computer."),
    "store.move_away": mark("Move it away, then try again."),
    "store.move_away_or_open": mark("Move that file away, or open the journal once to write."),
    "store.remove_it": mark("Remove it, then try again."),
}

_DISK: Final[dict[str, str | Plural]] = {
    "store.disk_full": mark("The disk is full: nothing of this change was kept."),
    "store.not_written": mark("The disk refused to write: nothing of this change was kept."),
    "store.not_read": mark("The disk refused to read."),
    "store.cannot_open": mark("{file} cannot be opened."),
    "store.cannot_write": mark("{file} can be read but not written."),
    "store.in_use": mark("Another program is using {file}."),
    "store.no_permission": mark("There is no permission for {path}."),
    "store.cannot_use": mark("{path} cannot be used: {reason}."),
    "store.no_checksums": mark(
        "The part of SQLite that keeps checksums could not be loaded, so nothing is written."
    ),
    "store.no_locks": mark(
        "The folder of {file} cannot lock files, so two programs could write over each other."
    ),
    "store.lock_is_link": mark("{file} is a link, not a lock."),
    "store.locked": mark("{file} is open in another window."),
    "store.locked_by": mark("{file} is open in another window (process {process})."),
    "store.locked_by_on": mark("{file} is open in another window (process {process} on {host})."),
}

_PLACES: Final[dict[str, str | Plural]] = {
    "store.no_journal_there": mark("There is no journal at {path}."),
    "store.is_no_file": mark("{path} is not a file."),
    "store.beside_is_no_file": mark("{other} beside {file} is not a file."),
    "store.is_empty": mark("{file} is empty (0 bytes): its content was lost or never written."),
    "store.is_no_journal": mark("{file} is not a journal, or its beginning is damaged."),
    "store.was_no_journal": mark("{file} is no journal."),
    "store.of_another_program": mark("{file} belongs to another program."),
    "store.exists": mark("{path} exists already."),
    "store.sample_needs_new": mark("The sample is only written to a new file."),
    "store.name_is_kept": mark(
        "The name {file} is kept for what lies beside {journal} while it is open."
    ),
    "store.is_link": mark("{path} is a link to another file."),
    "store.is_journals_name": mark("{file} is the name of a journal."),
    "store.is_database": mark("{file} is a journal or another database."),
    "store.is_no_copy": mark("{file} is no copy that this program made."),
    "store.is_open_journal": mark("{file} is the open journal itself."),
    "store.is_irreplaceable": mark("{file} is not a file that can be replaced."),
    "store.backup_over_journal": mark("A backup cannot replace the journal itself."),
    "store.backup_is_journal": mark("This is the journal itself; choose a backup."),
    "store.copy_incomplete": mark("The copy of {file} is not complete."),
}

_OPENING: Final[dict[str, str | Plural]] = {
    "store.newer_journal": mark(
        "{file} was written by a newer calfjournal (journal version {version}); this program knows "
        "versions up to {latest}."
    ),
    "store.newer_journal_by": mark(
        "{file} was written by {writer} (journal version {version}); this program knows versions "
        "up to {latest}."
    ),
    "store.older_journal": mark(
        "{file} has the older journal version {version} and must be updated first."
    ),
    "store.read_only": mark("{file} is open to read only."),
    "store.log_unreadable": mark(
        "{file} was not closed properly: its newest changes lie in {log}, which cannot be read "
        "where nothing can be written."
    ),
    "store.foreign_rollback": mark(
        "{file} was not closed properly, and {log} beside it belongs to another file."
    ),
    "store.no_helpers": mark(
        "{file} cannot be read: SQLite could not make beside it what it needs to see the newest "
        "changes."
    ),
    "store.replaced": mark(
        "{file} was moved, replaced or overwritten by another program while it was open; nothing "
        "was written."
    ),
    "store.was_replaced": mark("{file} was moved, replaced or overwritten while it was open."),
    "store.held_saved": mark("What it held is saved beside it as {file}."),
    "store.held_not_saved": mark("What it held could not be saved: {problem}"),
    "store.log_not_folded": mark(
        "Everything is saved, but the newest changes still lie in {log}: keep it beside {file} "
        "until the journal was opened and closed again."
    ),
}

_DAMAGE: Final[dict[str, str | Plural]] = {
    "store.damaged": mark("{file} is damaged."),
    "store.damaged_by": mark("{file} is damaged: {problem}."),
    "store.damaged_page": mark("{file} is damaged: a page is not as it was written."),
    "store.damaged_text": mark("{file} is damaged: a text in it is no text."),
    "store.damaged_value": mark(
        "{file} is damaged: it holds a value that makes no sense ({fault})."
    ),
    "store.no_version": mark("{file} has no version."),
    "store.not_backed_up": mark("{file} is damaged ({problem}), so it was not backed up."),
    "store.distrusted": mark("Nothing is written to {file} because it is damaged: {problem}"),
    "store.repair_uncertain": mark("It is not certain that {file} can be repaired without loss."),
    "store.nothing_readable": mark("Nothing in {file} can be read as a journal."),
    "store.points_to_nothing": mark("After the update a row of {table} points to nothing."),
    # what stands after "is damaged: "
    "store.odd_meta": mark("meta “{name}” is missing or makes no sense"),
    "store.foreign_object": mark("the {kind} “{name}” is not of this program"),
    "store.missing_object": mark("the {kind} “{name}” is missing"),
    "store.changed_object": mark("the {kind} “{name}” is not as this program makes it"),
}

_CHECKED: Final[dict[str, str | Plural]] = {
    "store.file_damaged": mark("The file is damaged: {problem}."),
    "store.unknown_value": mark("{table} {key} holds an unknown {column}."),
    "store.values_apart": mark("{table} {key} holds values that do not go together."),
    "store.broken_link": mark("{table} {key} points to a {parent} that is not there."),
    "store.other_days_key": mark("{table} {key} has the key of another day."),
    "store.ends_early": mark("{table} {key} ends before it starts."),
    "store.late_border": mark("{table} {key}: days begin at {at}, not before {latest:clock}."),
    "store.outside_limit": mark("{table} {key}: {name:inside} {value:amount} is outside {limit}."),
    "store.many_active": mark("{count} plans are active at once."),
    "store.outside_plan": mark("{table} {key} of {day} lies outside its plan, {title}."),
}

_EXPORTS: Final[dict[str, str | Plural]] = {
    "store.is_no_export": mark("{file} is not a whole journal export: {problem}."),
    "store.newer_export": mark(
        "{file} was written by a newer calfjournal (version {version}); this program knows "
        "versions up to {latest}."
    ),
    "store.newer_export_by": mark(
        "{file} was written by {writer} (version {version}); this program knows versions up to "
        "{latest}."
    ),
    # what stands after "is not a whole journal export: "
    "store.export_no_file": mark("it is not a file"),
    "store.export_too_large": mark("it is too large"),
    "store.export_too_deep": mark("it is nested too deeply"),
    "store.export_no_text": mark("byte {place} is not UTF-8 text"),
    "store.export_no_json": mark("line {line}, column {column}: {reason}"),
    "store.export_no_number": mark("{text} is not a JSON number"),
    "store.export_digits": mark("a whole number has more than {digits} digits"),
    "store.export_format": mark('"format" is not "{format}"'),
    "store.export_version": mark('"version" is not a whole number from 1'),
    "store.export_odd": mark('"{name}" makes no sense'),
    "store.export_no_tables": mark('"tables" is missing'),
    "store.export_other_day": mark("{place}: the id {key} is not the row's day"),
    "store.export_no_table": mark("{place} is not a table of a journal"),
    "store.export_missing": mark("{place} is missing"),
    "store.export_not_known": mark("{place} is not known"),
    "store.export_no_list": mark("{place} is not a list"),
    "store.export_no_object": mark("{place} is not an object"),
    "store.export_null": mark("{place} is null"),
    "store.export_large": mark("{what} is too large"),
    "store.export_long": mark("{place} has more than {signs:grouped} signs"),
    "store.export_outside": mark("{place} is not {limit}"),
    "store.export_years": mark("{place} is outside 1900 to 2199"),
    "store.export_no_parent": mark("{place} points to a row that is not there"),
    "store.export_twice": mark("{place} is there twice"),
    "store.export_half_a_sign": mark("{place} holds half a sign (surrogate)"),
    "store.export_id": mark("{place} is not an id"),
    "store.export_whole": mark("{place} is not a whole number"),
    "store.export_number": mark("{place} is not a number"),
    "store.export_text": mark("{place} is not text"),
    "store.export_said": mark("{place} is not text or a message"),
    "store.export_base64": mark("{place} is not base64 text"),
    "store.export_time": mark("{place} is not a time like 04:00"),
    "store.export_flag": mark("{place} is not true or false"),
    "store.export_day": mark("{place} is not a date like 2026-11-25"),
    "store.export_instant": mark("{place} is not an instant like 2026-11-25T06:30:00+00:00"),
    "store.export_word": mark("{place} is not a known word"),
    "store.export_shape": mark("{place} is not a value of the right shape"),
}

_FILES_OF_OURS: Final[dict[str, str | Plural]] = {
    "store.toml_no_file": mark("{file} is not a file."),
    "store.toml_too_large": mark("{file} is larger than {most} kB."),
    "store.toml_unreadable": mark("{file} cannot be read: {reason}."),
    "store.toml_refused": mark("{file} cannot be read: the system refused."),
    "store.toml_no_text": mark("{file} is not UTF-8 text (byte {place})."),
    "store.toml_no_toml": mark("{file} is not TOML: {reason}."),
    "store.toml_odd": mark("{file} holds what no TOML file of ours can hold."),
    "store.toml_deep_key": mark("{file} holds a key that is nested too deeply."),
    "store.toml_long_word": mark("{file} holds a word of more than {signs} signs."),
    "store.toml_too_deep": mark("{file} is nested too deeply."),
    "store.defaults_used": mark("The defaults are used."),
    "store.defaults_used_kept": mark("The defaults are used; the file is kept as {file}."),
    "store.setting_unusable": mark('{file}: what "{key}" says cannot be used; the default is.'),
}

SENTENCES: Final[dict[str, str | Plural]] = {
    "store.no_date": mark("{text} is not a date; write it as 2026-11-25."),
    "store.no_day_of_ours": mark("{day:date} is outside 1900 to 2199."),
    **_WAYS_OUT,
    **_DISK,
    **_PLACES,
    **_OPENING,
    **_DAMAGE,
    **_CHECKED,
    **_EXPORTS,
    **_FILES_OF_OURS,
}
