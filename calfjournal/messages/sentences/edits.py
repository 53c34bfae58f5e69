"""Sentences of the names of edits, for undo."""

from __future__ import annotations

from typing import Final

from calfjournal.messages.language import Plural, mark, mark_n

SENTENCES: Final[dict[str, str | Plural]] = {
    # undo and redo
    "edits.cannot_be_undone": mark(
        "“{label}” cannot be undone: what it changed has been changed since."
    ),
    "edits.cannot_be_redone": mark(
        "“{label}” cannot be redone: what it changed has been changed since."
    ),
    "edits.nothing_changed": mark("Nothing was changed."),
    # mornings
    "edits.note_day": mark("Write note on {day:day}"),
    "edits.log_check_in": mark("Log check-in of {day:day}"),
    "edits.weigh": mark("Log body mass of {day:day}"),
    "edits.save_shoes": mark("Keep shoes: {name}"),
    "edits.delete_shoes": mark("Delete shoes: {name}"),
    "edits.change_tendon": mark("Change what is known of the {side:side} tendon"),
    "edits.change_check_in": mark("Change check-in of {day:day}"),
    "edits.delete_check_in": mark("Delete check-in of {day:day}"),
    "edits.log_tendon_pain": mark("Log tendon pain: {side:side}, {moment:moment}"),
    "edits.log_reading": mark("Log tendon reading of {day:day}"),
    "edits.delete_reading": mark("Delete tendon reading"),
    "edits.report_signs": mark_n(
        "Report {count} warning sign on {day:day}", "Report {count} warning signs on {day:day}"
    ),
    "edits.clear_sign": mark("Clear warning sign: {sign}"),
    "edits.report_flag": mark("Report {flag}"),
    "edits.clear_flag": mark("Clear {flag}"),
    "edits.start_flare": mark("Start flare"),
    "edits.flare_on_leg": mark("Start flare, {side:side}"),
    "edits.flare_on_both": mark("Start flare, both sides"),
    "edits.end_flare": mark("End flare"),
    "edits.judge": mark("Judge {day:day}"),
    "edits.overrule": mark("Decide otherwise on {day:day}"),
    # sessions
    "edits.add_session": mark("Add session on {day:day}"),
    "edits.change_session": mark("Change session of {day:day}"),
    "edits.log_session": mark("Log session of {day:day}"),
    "edits.reopen_session": mark("Reopen session of {day:day}"),
    "edits.skip_session": mark("Skip session of {day:day}"),
    "edits.move_session": mark("Move session to {day:day}"),
    "edits.shift_sessions": mark_n(
        "Shift {count} session for {day:day}", "Shift {count} sessions for {day:day}"
    ),
    "edits.insert_rest_day": mark("Insert rest day on {day:day}"),
    "edits.delete_rest_day": mark("Delete rest day of {day:day}"),
    "edits.copy": mark("Copy to {day:day}"),
    "edits.repeat": mark_n("Repeat {count} time", "Repeat {count} times"),
    "edits.delete_several": mark_n("Delete {count} entry", "Delete {count} entries"),
    "edits.link_session": mark("Link session of {day:day} with the plan"),
    "edits.unlink_session": mark("Unlink session of {day:day} from the plan"),
    "edits.delete_session": mark("Delete session of {day:day}"),
    "edits.log_effort": mark("Log effort: {session}"),
    "edits.log_minutes": mark("Log minutes: {session}"),
    "edits.change_start": mark("Change start time: {session}"),
    "edits.log_surface": mark("Log surface: {session}"),
    "edits.write_note": mark("Write note: {session}"),
    "edits.kind": mark("{kind:kind}"),
    "edits.next_dose": mark("Next dose: {dose}"),
    # sets
    "edits.log_set": mark("Log set: {exercise} {number}"),
    "edits.log_set_of_side": mark("Log set: {exercise} {number} {side:side}"),
    "edits.log_all_as_planned": mark("Log all as planned"),
    "edits.log_all_as_before": mark("Log all as last time"),
    "edits.add_exercise": mark("Add exercise: {exercise}"),
    "edits.remove_exercise": mark("{exercise} removed"),
    "edits.swap": mark("Swap to {exercise}"),
    "edits.add_set": mark("Add set"),
    "edits.add_set_of": mark("Add set: {exercise}"),
    "edits.remove_set": mark("Remove set"),
    "edits.remove_set_of": mark("Set removed: {exercise}"),
    # runs
    "edits.plan_run": mark("Plan run of {day:day}"),
    "edits.change_planned_run": mark("Change planned run of {day:day}"),
    "edits.delete_planned_run": mark("Delete planned run of {day:day}"),
    "edits.move_run": mark("Move run to {day:day}"),
    "edits.leave_run_out": mark("Leave out run of {day:day}"),
    "edits.link_run": mark("Link run of {day:day}"),
    "edits.add_run": mark("Add run of {day:day}"),
    "edits.change_run": mark("Change run of {day:day}"),
    "edits.delete_run": mark("Delete run of {day:day}"),
    "edits.import": mark("Import {what:list}"),
    "edits.import_nothing": mark("Import nothing"),
    "edits.runs": mark_n("{count} run", "{count} runs"),
    "edits.activities": mark_n("{count} activity", "{count} activities"),
    "edits.runs_and_others": mark("{runs:runs}, {others:other_activities}"),
    "edits.days": mark_n("{count} day", "{count} days"),
    # plans
    "edits.new_plan": mark("New plan: {plan}"),
    "edits.change_plan": mark("Change plan: {plan}"),
    "edits.plan_again": mark("Plan again: {plan}"),
    "edits.end_plan": mark("End plan: {plan}"),
    "edits.accept": mark("Accept: {adjustment}"),
    "edits.decline": mark("Decline: {adjustment}"),
    "edits.open_gate": mark("Open gate: {gate:ours}"),
    "edits.close_gate": mark("Close gate again: {gate:ours}"),
    "edits.save_race": mark("Save race of {day:day}"),
    "edits.delete_race": mark("Delete race"),
    "edits.block_days": mark("Block days from {first:day}"),
    "edits.unblock_days": mark("Unblock days"),
    # tests, athlete, rules
    "edits.log_test": mark("Log test"),
    "edits.log_test_of": mark("Log test: {test}"),
    "edits.log_test_of_leg": mark("Log test: {test}, {side:side}"),
    "edits.delete_test_of": mark("Delete test of {day:day}: {test}"),
    "edits.change_test": mark("Change test"),
    "edits.delete_test": mark("Delete test"),
    "edits.change_athlete": mark("Change athlete"),
    "edits.change_of_athlete": mark("Change {what:inside}"),
    "edits.change_of_tendon": mark("Change {what:inside}, {side:side}"),
    "edits.begin_days": mark("Begin days at {border:clock}"),
    "edits.set_threshold": mark("Change a number of the rules: {number}"),
    "edits.write_sample": mark("Write the sample journal"),
}
