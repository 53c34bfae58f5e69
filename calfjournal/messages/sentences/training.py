"""Sentences of adjustments, doses, gates, programs and exercises."""

from __future__ import annotations

from typing import Final

from calfjournal.messages.language import Plural, mark, mark_n
from calfjournal.messages.sentences.training_earlier import EARLIER

_ADJUSTMENTS: Final[dict[str, str | Plural]] = {
    "training.no_loading": mark(
        "No loading until the warning sign has been looked at and cleared."
    ),
    "training.see_clinician": mark(
        "Have the tendon looked at by a clinician before building up again."
    ),
    "training.high_loads_wait": mark(
        "Hops and other high loads wait for two green mornings in a row; so far {greens}."
    ),
    "training.greens_since_dial_back": mark(
        "{greens} of 2 green mornings since the tendon asked to dial back."
    ),
    "training.points": mark_n("{count} point today.", "{count} points today."),
    "training.points_of": mark_n(
        "{count} point: {titles:semicolons}.", "{count} points: {titles:semicolons}."
    ),
    "training.point": mark("{title} {figure:figure}"),
    "training.point_said": mark("{title} {value}"),
    # one decision, made from what it changes
    "training.proposal": mark("{session}, {day:day}: {changes:commas}."),
    "training.proposal_and_more": mark_n(
        "{session}, {day:day}: {changes:commas}; {count} more session changes too.",
        "{session}, {day:day}: {changes:commas}; {count} more sessions change too.",
    ),
    "training.weeks_again": mark_n(
        "{count} session from {day:day} on goes on from week {week} again.",
        "{count} sessions from {day:day} on go on from week {week} again.",
    ),
    "training.usual_week": mark("Train the easier week that is planned as a usual one."),
    "training.easier_week_stays": mark("Keep the easier week."),
    "training.was_easier": mark(
        "The week from {first:day} to {last:day} was an easier one already, and all is calm."
    ),
    "training.as_planned": mark("As planned; nothing goes up, and tomorrow is looked at again."),
    "training.lead_and_proposal": mark("{said:sentences}"),
    "training.reasons": mark("{reasons:sentences}"),
    "training.other_leg_as_well": mark("The {side:side} tendon says the same."),
    "training.end_now": mark("End the session now."),
    "training.pain_goes_on": mark("Pain {pain:plain} of 10: go on as planned."),
    "training.pain_holds": mark(
        "Pain {pain:plain} of 10: no more than the target in the sets that are left."
    ),
    "training.pain_eases": mark(
        "Pain {pain:plain} of 10: no more than the target in the sets that are left. {exercise} is "
        "the easier rung."
    ),
    "training.test_again": mark("Do the first tests again."),
    "training.reds_of_leg": mark_n(
        "{count} red answer within {days:days}, {side:side}.",
        "{count} red answers within {days:days}, {side:side}.",
    ),
    "training.red_lasts_on_leg": mark("Red for {days:days} without a calm morning, {side:side}."),
    # missed time
    "training.sessions_missed": mark_n(
        "{count} session was missed; the first was due {days:days} ago.",
        "{count} sessions were missed; the first was due {days:days} ago.",
    ),
    "training.rest_ill": mark("Rest today. Begin again after a day without signs of illness."),
    "training.first_day_well": mark(
        "The first day without signs of illness: easy range at most, training begins after it."
    ),
    "training.had_fever": mark("The check-in of {day:day} said fever."),
    "training.restart": mark(
        "Do the first tests again. Then plan again from today, on the Plan page; until you do, the "
        "days ahead hold the first week of the phase."
    ),
    "training.check_in_says_ill": mark("The check-in says illness."),
    "training.check_in_says_fever": mark("The check-in says fever."),
    # the ladder back after a flare
    "training.begin_flare": mark("Begin a flare of the {side:side} tendon. {said}"),
    "training.begin_flare_of_both": mark("Begin a flare of both tendons. {said}"),
    "training.flare_stays": mark("Keep the flare; tomorrow is looked at again."),
    "training.flare": mark(
        "Flare of the {side:side} tendon, day {day}. Doses count anew from here; the dates of the "
        "plan stay."
    ),
    "training.flare_of_both": mark(
        "Flare of both tendons, day {day}. Doses count anew from here; the dates of the plan stay."
    ),
    "training.retest_waits": mark(
        "The re-test of {planned:day} waits for the end of the flare; it stands on {day:day} now."
    ),
    "training.ladder_climbed": mark(
        "The ladder is climbed: end the flare and go on with the plan."
    ),
    "training.session_of_holds": mark("Light holds and easy range"),
    "training.session_of_range": mark("Easy range"),
    "training.session_in_place_of_hops": mark("Raises in place of hops"),
    "training.session_on_two_legs": mark("Holds and two-leg work"),
    "training.session_of_two_legs": mark("Two-leg and body-weight raises"),
    "training.session_without_hops": mark("Slow and heavy, without hops"),
    "training.session_of_hops": mark("Hops on both legs"),
    "training.rung_holds": mark(
        "Rung {rung} of {rungs}: light holds and easy range, at most half the sets that load. Two "
        "green mornings lead to the next."
    ),
    "training.rung_two_legs": mark(
        "Rung {rung} of {rungs}: two-leg and body-weight raises, 30 % fewer sets. Two green "
        "mornings lead to the next."
    ),
    "training.rung_heavy": mark(
        "Rung {rung} of {rungs}: heavy and slow again, 20 % fewer sets. Two green mornings lead "
        "to the next."
    ),
    "training.rung_hops": mark(
        "Rung {rung} of {rungs}: two-leg hops again, all sets. Two green mornings lead to the next."
    ),
}

_CHANGES: Final[dict[str, str | Plural]] = {
    "training.change": mark("{day:day}, {session}: {changes:commas}"),
    "training.is_left_out": mark("left out"),
    "training.days_later": mark_n("a day later, {day:day}", "{count} days later, {day:day}"),
    "training.of_week": mark("{session} of week {week}"),
    "training.two_legs_only": mark("holds and two-leg work only"),
    "training.range_only": mark("range and recovery only"),
    "training.holds_only": mark("light holds and range only"),
    "training.body_weight_only": mark("two-leg and body-weight work only"),
    "training.two_leg_hops_only": mark("of the hops those on both legs only"),
    "training.sets_become": mark("{before:sets} to {after}"),
    "training.load_class_becomes": mark("load class {before} to {after} at most"),
}
"""The lines of an adjustment: what would become of a session."""

_AMOUNTS: Final[dict[str, str | Plural]] = {
    "training.reps": mark("{count:reps}"),
    "training.seconds": mark_n("{count} second", "{count} seconds"),
    "training.contacts": mark("{count:contacts}"),
    "training.metres": mark_n("{count} metre", "{count} metres"),
    "training.minutes": mark_n("{count} minute", "{count} minutes"),
    "training.days": mark("{count:days}"),
    "training.mornings": mark("{count:mornings}"),
    "training.weeks": mark("{count:weeks}"),
    "training.sets": mark("{count:sets}"),
    "training.sides": mark("{count:sides}"),
    "training.runs": mark("{count:runs}"),
    "training.min": mark("{count:2} min"),
    "training.s": mark("{count:2} s"),
    "training.percent": mark("{count:2} %"),
}
"""How much of something, inside another sentence."""

_GATES: Final[dict[str, str | Plural]] = {
    "training.gate_met": mark_n(
        "{gate:ours}: all {count} criteria met.", "{gate:ours}: all {count} criteria met."
    ),
    "training.gate_open": mark_n(
        "{gate:ours}: {met} of {count} criteria met. Open: {open:semicolons}.",
        "{gate:ours}: {met} of {count} criteria met. Open: {open:semicolons}.",
    ),
    "training.part_waits": mark("{session} (a part waits)"),
    "training.held_lines": mark("What waits for a gate"),
    "training.first_tests": mark("First tests"),
    "training.first_tests_reason": mark("Later tests are compared with what you measure now."),
    "training.gate_opened": mark("{gate:ours}: begun all the same"),
    "training.to_go": mark("{reached} of {needed}; {left} to go."),
    "training.at_least": mark("{reached}; at least {needed:2} needed."),
    "training.at_most": mark("{reached}; {most:2} or less needed."),
    "training.one_leg_stands": mark_n(
        "{count} raise on one leg stands for it.", "{count} raises on one leg stand for it."
    ),
    "training.no_answers": mark("No figure yet: fill in the morning check-in."),
    "training.no_stiffness": mark(
        "No figure yet: enter stiffness on at least three mornings of a week."
    ),
    "training.no_floor_raises": mark(
        "No figure yet: log a session with two-leg floor raises, with pain."
    ),
    "training.no_knee_to_wall": mark("No figure yet: measure knee-to-wall on both sides."),
    "training.no_raises": mark(
        "No figure yet: log or test single-leg raises on both sides, with pain."
    ),
    "training.no_hold": mark("No figure yet: log or test the one-leg hold on both sides."),
    "training.no_symmetry": mark(
        "No figure yet: test single-leg heel raises on both sides the same way."
    ),
    "training.no_incline_test": mark(
        "No figure yet: test single-leg heel raises on the 10° incline."
    ),
    "training.no_strength": mark("No figure yet: log strength sessions."),
    "training.no_hops": mark(
        "No figure yet: log two-leg hops and fill in the check-in on the mornings after."
    ),
    "training.no_mornings_after": mark(
        "No figure yet: fill in the check-in on the mornings after runs."
    ),
    "training.no_easy_runs": mark(
        "No figure yet: run 30 easy minutes and fill in the check-in the morning after."
    ),
    "training.next_phase": mark("Start the next phase on {start:day} instead of after {end:day}."),
    "training.stay_longer": mark(
        "Stay in {phase:ours} one week longer ({weeks} of at most {longest})."
    ),
    "training.longest_phase": mark(
        "{phase:ours} has its longest length of {longest:weeks}. Repeat its last week, or go on "
        "and "
        "leave out the work that its criteria are for."
    ),
}

_DOSES: Final[dict[str, str | Plural]] = {
    "training.first_time": mark("First time: learn the movement at the planned dose."),
    "training.deload_keeps": mark("An easier week: same load, fewer sets, nothing goes up."),
    "training.amber_keeps": mark("The last answer was amber: same dose again."),
    "training.greens_needed": mark(
        "Goes up after two green answers in a row with every set done; so far {greens} of {needed}."
    ),
    "training.harder_than_meant": mark(
        "Harder than meant: {reserve} in reserve, {low} to {high} planned."
    ),
    "training.changed_lately": mark("Changed on {day:day}; one change a week is enough."),
    "training.changed_lately_masters": mark(
        "Changed on {day:day}; from 50 years on, one change in two weeks is enough."
    ),
    "training.range_first": mark("Range comes first: not every set was full."),
    "training.slower_first": mark("Slower first: {before} becomes {after}."),
    "training.race_keeps": mark("Close to a race: fewer sets, nothing goes up."),
    "training.a_set_more": mark(
        "Two green answers: {after:sets} instead of {before}, up to the usual {most}."
    ),
    "training.a_set_more_ahead": mark_n(
        "So does {count} session ahead that asks as many.",
        "So do {count} sessions ahead that ask as many.",
    ),
    "training.more_a_set": mark(
        "Two green answers: from {before} to {after} in every set, up to {most} before the load "
        "goes up."
    ),
    "training.enter_weight": mark("Enter the weight you use, then the next step can be told."),
    "training.no_load_step": mark(
        "Any step would be more than 10 % of {load:load}: keep the dose."
    ),
    "training.more_load": mark(
        "Top of the range twice with green answers: {before:load} becomes {after:load}, back to "
        "{bottom}."
    ),
    "training.add_weight": mark(
        "{reps} repetitions with 3 or more in reserve and no weight: add {load:load} instead of "
        "repetitions."
    ),
    "training.up_to_ceiling": mark(
        "Without weight: {reps} repetitions in every set, at most {most}."
    ),
    "training.plan_asks_more": mark("The plan itself asks for more now: {amount}."),
    "training.plan_lifts_more": mark("The plan itself asks for {load:load} now."),
    "training.contacts_at_cap": mark(
        "The session holds {contacts} foot contacts with one step more; {most} are enough."
    ),
    "training.next_rung": mark("At the top of its range: the next rung is {exercise}."),
    "training.quicker": mark("Contacts are at the top of their range: now quicker, not more."),
    "training.all_at_top": mark("Everything is at its top: keep it, or ask for the next phase."),
    "training.red_keeps": mark("The last answer was red: same exercise, nothing goes up."),
    "training.easier_exercise": mark(
        "Red after {day:day}: {easier} in place of {exercise}, until two green answers in a row; "
        "so far {greens} of {needed}."
    ),
    "training.start_of_neighbour": mark(
        "{load:load} to start with, by what you lifted last: {lifted:load} in {other}."
    ),
    "training.start_of_raises": mark(
        "{load:load} to start with, by {raises} heel rises of the weaker leg and your body mass "
        "(calfjournal default)."
    ),
    "training.lighter_load": mark(
        "Repetitions were missed twice: {before:load} becomes {after:load}."
    ),
    "training.fewer_reps": mark("Reps were missed twice: from {before} to {after}."),
    "training.fewer_seconds": mark("Seconds were missed twice: from {before} to {after}."),
    "training.fewer_contacts": mark("Contacts were missed twice: from {before} to {after}."),
    "training.fewer_metres": mark("Metres were missed twice: from {before} to {after}."),
    "training.fewer_minutes": mark("Minutes were missed twice: from {before} to {after}."),
    # what would change
    "training.becomes": mark("{before} to {after}"),
    "training.load_becomes": mark("{before:load} to {after:load}"),
    "training.tempo_becomes": mark("{exercise}: tempo {before} to {after}"),
    "training.dose": mark("{exercise}: {changes:commas}"),
    "training.dose_same": mark("{exercise}: same dose"),
    "training.estimate": mark("{load:load} × (1 + {reps} / 30) = {most:.kg} (Epley estimate)"),
    "training.estimate_with_body": mark(
        "({share} × {mass:load} body mass + {load:load}) × (1 + {reps} / 30) = {most:.kg} "
        "(Epley estimate)"
    ),
}

_EXERCISES: Final[dict[str, str | Plural]] = {
    "training.swapped_for_load": mark(
        "{chosen} instead of {wanted}: load class {load_class} is above today's limit of {limit}."
    ),
    "training.swapped_for_insertion": mark(
        "{chosen} instead of {wanted}: with soreness where the tendon meets the heel, work stays "
        "on level ground."
    ),
    "training.swapped_for_equipment": mark("{chosen} instead of {wanted}: {missing:list} at hand."),
    "training.without": mark("no {tag:equipment}"),
}

_FILES: Final[dict[str, str | Plural]] = {
    "training.at_key": mark('{file}, key "{key}": {problem}'),
    "training.at_key_of_table": mark('{file}, {place}, key "{key}": {problem}'),
    "training.key_unknown": mark("This is not known here. Known: {known:commas}."),
    "training.key_misspelt": mark(
        "This is not known here. Did you mean {meant}? Known: {known:commas}."
    ),
    "training.missing": mark("This is missing."),
    "training.empty": mark("This must not be empty."),
    "training.too_long": mark("This is {length} characters long; at most {most} are allowed."),
    "training.twice": mark("{value} is there twice."),
    "training.outside": mark("{value} is outside {low} to {high}."),
    "training.not_one_of": mark("{value} is not one of {known:commas}."),
    "training.no_text": mark("{value} is not text in quotes."),
    "training.no_texts": mark("{value} is not a list of texts."),
    "training.no_flag": mark("{value} is neither true nor false."),
    "training.no_number": mark("{value} is not a number from {low} to {high}."),
    "training.no_whole": mark("{value} is not a whole number from {low} to {high}."),
    "training.number_missing": mark("A whole number from {low} to {high} is missing here."),
    "training.no_wholes": mark("{value} is not a list of {numbers} whole numbers."),
    "training.wholes_fall": mark("{value} must not fall from left to right."),
    "training.no_span": mark("{value} is neither a number nor a lowest and a highest one."),
    "training.span_falls": mark("{value} has its lowest number after its highest."),
    "training.no_table": mark("{value} is not a table."),
    "training.no_tables": mark("{value} is not a list of tables."),
    "training.too_many_tables": mark("There are {tables} of them; at most {most} are allowed."),
    "training.no_id": mark(
        "{value} is not an id: small letters, digits and _, a letter first, at most 48 characters."
    ),
    "training.no_tempo": mark(
        '{value} is not a tempo: four numbers of seconds from 0 to 60 such as "3-1-2-1", or '
        '"3-0-assist-0" when the other leg does the rise.'
    ),
    # exercises
    "training.exercises_missing": mark("This is missing: a library holds at least one exercise."),
    "training.no_phases": mark("{value} is not made of the letters M, S, P, R, each once."),
    "training.link_unknown": mark("{value} is not another exercise here."),
    "training.link_circle": mark("{value} leads round in a circle."),
    "training.link_falls": mark(
        "{value} has load class {load_class} beside {beside}: it must not fall on this link."
    ),
    "training.link_rises": mark(
        "{value} has load class {load_class} beside {beside}: it must not rise on this link."
    ),
    # programs
    "training.warning_missing": mark(
        "This is missing: a program with the clinician label needs one."
    ),
    "training.pain_missing": mark("This is missing: the program says when this pain is settled."),
    "training.criterion_missing": mark("This is missing: a gate has at least one criterion."),
    "training.border_missing": mark(
        "This is missing: give the least that counts as met, the most, or both."
    ),
    "training.items_missing": mark("This is missing: a session holds at least one exercise."),
    "training.session_missing": mark("This is missing: a program has at least one session type."),
    "training.phase_missing": mark(
        "This is missing: a program has at least one phase of a week or more."
    ),
    "training.too_many_weeks": mark("All phases add up to more than {weeks:weeks}."),
    "training.exercise_unknown": mark("{value} is not in the exercise library."),
    "training.unit_missing": mark(
        "An exercise line has exactly one of {known:commas}; here there is none."
    ),
    "training.too_many_units": mark(
        "An exercise line has exactly one of {known:commas}; here there are {units}."
    ),
    "training.weeks_differ": mark(
        "Described here: {weeks:weeks}; the phase may have {most:weeks} at most. Describe every "
        "week up to the longest, and at least one."
    ),
    "training.week_full": mark(
        "This week holds {sessions:sessions}; 1 to {most} a week are allowed by the spacing."
    ),
    "training.gate_unknown": mark("{value} is not a gate of this file (gates: {known:commas})."),
    "training.no_gates": mark("{value} is not a gate of this file (gates: none)."),
    "training.id_taken": mark("Another program is already {value}."),
    "training.no_copy_id": mark(
        "{value} cannot be the copy's id: small letters, digits and _, a letter first, and not "
        "the original's."
    ),
    "training.not_there": mark("{file} cannot be read: it is not there."),
    "training.program_exists": mark("There is another program “{program}” already."),
    "training.keep_both": mark("Keep both, or put this one in its place."),
    "training.keep_copy": mark("Keep both: this one gets a name of its own."),
    "training.no_former": mark("There is no earlier version of the program '{program}'."),
    "training.not_own": mark("The program '{program}' is none of your own; copy it first."),
    "training.not_made": mark("{folder} could not be made: {reason}."),
    "training.not_written": mark("{file} could not be written: {reason}."),
}
"""What is wrong with a file of programs or exercises, behind the place where it is."""

SENTENCES: Final[dict[str, str | Plural]] = {
    **_ADJUSTMENTS,
    **EARLIER,
    **_CHANGES,
    **_AMOUNTS,
    **_GATES,
    **_DOSES,
    **_EXERCISES,
    **_FILES,
}
