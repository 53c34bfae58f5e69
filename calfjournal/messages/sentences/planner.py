"""Sentences of laying a plan: reasons, conflicts, what changes."""

from __future__ import annotations

from typing import Final

from calfjournal.messages.language import Plural, mark, mark_n
from calfjournal.messages.sentences.planner_earlier import EARLIER
from calfjournal.messages.sentences.planner_lengths import LENGTHS
from calfjournal.messages.sentences.planner_retests import RETESTS

_PLAN: Final[dict[str, str | Plural]] = {
    "planner.shape": mark(
        "{weeks:weeks} from {first:day_with_year} to {last:day_with_year}: {phases:commas}."
    ),
    "planner.first_phase": mark("{phase:ours} {weeks:weeks}"),
    "planner.later_phase": mark("{phase:ours} {weeks}"),
    "planner.researched": mark(
        "A researched program for people treated for tendon pain: its dose and frequency stay as "
        "published; use it with your clinician."
    ),
    "planner.published": mark("Dose and frequency stay as in the published program."),
    "planner.ends_early": mark(
        "You asked for {asked:weeks}; the plan ends after {weeks}, with {phase:ours} complete."
    ),
    "planner.ends_early_before": mark(
        "You asked for {asked:weeks}; the plan ends after {weeks}, with {phase:ours} complete: "
        "{next:ours}, "
        "which comes next, takes at least {least}."
    ),
    "planner.next_is_later": mark(
        "{asked:weeks} end with {phase:ours}; {next:ours} comes in a longer plan or the next one."
    ),
    "planner.later_rounds": mark(
        "Later cycles are laid as the first one; after each re-test, lay the plan again and the "
        "results decide what comes next."
    ),
    "planner.gap": mark(
        "Sessions keep {gap} h from start to start and never stand on neighbouring days."
    ),
    "planner.gap_and_high_gap": mark(
        "Sessions keep {gap} h from start to start and never stand on neighbouring days; after "
        "load class 5 the next hops wait {high_gap} h."
    ),
    "planner.published_gap": mark(
        "Sessions keep {gap} h from start to start, as the published program does; the journal's "
        "own rule of 48 h is set aside for it."
    ),
    "planner.in_a_row": mark("{said:sentences}"),
    "planner.day": mark("{day:day_with_year}"),
    "planner.weekday": mark("{weekday:weekday_name}"),
    "planner.weekday_each": mark("{weekday:weekday_each}"),
}

_DOSES: Final[dict[str, str | Plural]] = {
    "planner.asked_too_often": mark(
        "{asked:sessions} a week were asked for; this program holds at most {most}."
    ),
    "planner.asked_less_often": mark_n(
        "{count:spelled_first} session a week, as you asked: the most important stay.",
        "{count:spelled_first} sessions a week, as you asked: the most important stay.",
    ),
    "planner.once_a_week": mark(
        "One session a week keeps what is there rather than builds; a second day with a day "
        "between would help more than anything else."
    ),
    "planner.running_not_known": mark(
        "The weekly distance is not known, so nothing is scaled; enter it to share the load."
    ),
    "planner.running": mark(
        "At {km:km} a week: up to {sessions:sessions}, {sets} and at most {contacts} foot "
        "contacts a session; half an hour of running is already some 2500 contacts on each leg."
    ),
    "planner.all_sets": mark("all strength sets"),
    "planner.share_of_sets": mark("{share:percent} of the strength sets"),
    "planner.plyometrics_slowly": mark("Little running so far, so hops and skips come in slowly."),
    "planner.third_is_mobility": mark(
        "A third session of the week is a short one, down to half its sets as the distance grows."
    ),
    "planner.heavy_on_hard_run": mark("The heavy session goes on the day of a hard run."),
    "planner.plyometrics_by_strides": mark("Most of the plyometric work comes from strides."),
    "planner.more_running": mark(
        "{planned:km} planned against {usual:km} usual: for the first four weeks strength sets at "
        "{share:percent} and no new load class."
    ),
    "planner.deloads": mark(
        "Every {every:ordinal} week of a phase is an easier week: 40 % fewer sets and contacts, "
        "same loads, no tests ({deloads} in this plan)."
    ),
    "planner.by_turns": mark(
        "In {phase:ours} the one session a week is plyometric and strength by turns."
    ),
    "planner.heavy_stays": mark(
        "One heavy session a week stays through {phase:ours}, so that strength goes on growing."
    ),
    "planner.high_contacts": mark(
        "Bounds and single-leg hops stay within {contacts:contacts} a week."
    ),
    "planner.sore_length": mark("a tendon is sore as it begins"),
    "planner.sore_beginning": mark(
        "A tendon is sore on usual days, or has been for a short time: {share} % of the sets and "
        "nothing new in load for the first {weeks:weeks} (calfjournal default)."
    ),
    "planner.strong_beginning": mark(
        "{least} heel rises and more on both legs: raises and holds without weight start on one "
        "leg."
    ),
    "planner.master_beginning": mark(
        "From {age} years on {heavy} h between heavy sessions, and one change of a dose in two "
        "weeks (calfjournal default)."
    ),
    "planner.level_ground_of_leg": mark(
        "Sore where the {side:side} tendon meets the heel: stretches below level and heel drops "
        "are swapped for work on level ground, on both legs."
    ),
    "planner.level_ground": mark(
        "Soreness where the tendon meets the heel: stretches below level and heel drops are "
        "swapped for work on level ground."
    ),
    "planner.minor": mark("Under 18: no added weight and nothing of load class 5."),
    "planner.gated": mark("Waiting until “{gate:ours}” is met: {names:commas}."),
}

_CALENDAR: Final[dict[str, str | Plural]] = {
    "planner.race": mark("race"),
    "planner.half_marathon": mark("half marathon"),
    "planner.marathon": mark("marathon"),
    "planner.race_of": mark("{km:race} race"),
    "planner.race_before": mark(
        "{race}: calf work and running start again after {rest:days}, and only after a green "
        "morning."
    ),
    "planner.race_outside": mark("The {race} on {day:day_with_year} lies outside the plan."),
    "planner.taper": mark(
        "{race}: sets down by 40 % from two weeks before and by half in the last week, load kept; "
        "last heavy session seven to ten days before, last bounds seven, last hops four, then "
        "mobility only. Calf work starts again after {rest:days}, and only after a green morning."
    ),
    "planner.days_by_turns": mark(
        "The days you offer change from week to week and come again after {weeks:weeks}; sessions "
        "keep their distance across each change."
    ),
    "planner.runs_by_turns": mark(
        "Your runs change from week to week and come again after {weeks:weeks}."
    ),
    "planner.week_without_days": mark("Name at least one day of each week that takes turns."),
    "planner.laid_towards": mark(
        "{phase} is laid towards the {race}: it ends on {end:day}, with the race or the way back."
    ),
    "planner.short_taper": mark(
        "{race}, a B race: the plan goes on until four days before, then mobility only. Calf work "
        "starts again after {rest:days}, and only after a green morning."
    ),
    "planner.race_on": mark(
        "Race on {day:day_with_year} (distance not known, so it counts as a half marathon)"
    ),
    "planner.half_marathon_on": mark("Half marathon on {day:day_with_year}"),
    "planner.marathon_on": mark("Marathon on {day:day_with_year}"),
    "planner.race_of_on": mark("{km:race} race on {day:day_with_year}"),
    "planner.break": mark("No sessions {when}; the weeks after it go on where you stopped."),
    "planner.long_break": mark(
        "No sessions {when}; the weeks after it go on where you stopped; the first week back has "
        "a fifth fewer sets."
    ),
    "planner.longer_break": mark(
        "No sessions {when}; the weeks after it go on where you stopped; the first week back has "
        "a fifth fewer sets and nothing of the hardest class."
    ),
    "planner.day_for": mark("{day:day_with_year} ({reasons:list})"),
    "planner.span": mark("{first:day_with_year} to {last:day_with_year}"),
    "planner.span_for": mark("{first:day_with_year} to {last:day_with_year} ({reasons:list})"),
    "planner.most_weeks_short": mark(
        "In most weeks only {fit} of {wanted:or} sessions fit: {why}."
    ),
    "planner.weeks_short": mark_n(
        "In {count:spelled} week only {fit} of {wanted:or} sessions fit, first from "
        "{first:day_with_year}: {why}.",
        "In {count:spelled} weeks only {fit} of {wanted:or} sessions fit, first from "
        "{first:day_with_year}: {why}.",
    ),
    "planner.days_blocked": mark("days are blocked"),
    "planner.race_takes_days": mark("the race and the rest after it leave too few days"),
    "planner.weekdays_too_close": mark(
        "{weekdays:list} leave no more days that keep the spacing rule"
    ),
    "planner.too_close": mark("the spacing rule leaves no more days"),
    "planner.no_run_days": mark(
        "Run days are not known, so sessions are simply spread over the week; name your easy, "
        "quality and long days and they keep clear of them."
    ),
    "planner.spread_runs": mark(
        "Run days were not named; the runs of a week are laid as {runs:list}."
    ),
    "planner.usual_runs": mark("Run days were not named; your last eight weeks say {runs:list}."),
    "planner.usual_run": mark("{weekday:weekday_name} {run:run_kind}"),
    "planner.none_beside_runs": mark(
        "No strength session could stand where it goes best, given the other wishes: on a "
        "quality-run day six hours after the run, or the day after an easy run and clear of the "
        "next hard one."
    ),
    "planner.beside_runs": mark(
        "{good} of {total} strength sessions stand on a quality-run day (at least six hours after "
        "the run) or the day after an easy run."
    ),
    "planner.against_runs": mark_n(
        "{count:spelled_first} session could not be kept clear of hard runs ({runs:list}); offer "
        "other days or keep these easy.",
        "{count:spelled_first} sessions could not be kept clear of hard runs ({runs:list}); offer "
        "other days or keep these easy.",
    ),
    "planner.against_quality": mark("{sessions} before the quality run"),
    "planner.against_long": mark("{sessions} before the long run"),
    "planner.against_race": mark("{sessions} before the race"),
    "planner.clear_of_runs": mark(
        "No session falls on the day before a long run, a quality run or a race."
    ),
}

_SESSIONS: Final[dict[str, str | Plural]] = {
    "planner.session": mark("Week {week} of {weeks}, {phase:ours}: {day:commas}."),
    "planner.session_changed": mark(
        "Week {week} of {weeks}, {phase:ours}: {day:commas}; {dose:commas}."
    ),
    "planner.race_day": mark("day of the {race}"),
    "planner.before_race": mark_n(
        "{count} day before the {race}", "{count} days before the {race}"
    ),
    "planner.rest_after_race": mark("rest after the {race}"),
    "planner.back_after_race": mark("first week back after the {race}"),
    "planner.green_first": mark("only after a green morning"),
    "planner.tests_late": mark("late in an easy week, so that the legs are fresh"),
    "planner.on_quality_day": mark("on your quality-run day, at least 6 h after the run"),
    "planner.after_easy_run": mark("the day after an easy run"),
    "planner.close_before_quality": mark(
        "close before your quality run, as no other day keeps the spacing; keep it easy"
    ),
    "planner.close_before_long": mark(
        "close before your long run, as no other day keeps the spacing; keep it easy"
    ),
    "planner.close_before_race": mark(
        "close before your race, as no other day keeps the spacing; keep it easy"
    ),
    "planner.on_long_day": mark("on the day of your long run, after it"),
    "planner.on_race_day": mark("on the day of your race, after it"),
    "planner.first_session": mark("the first session"),
    "planner.first_after": mark("the first after {off:days} without"),
    "planner.second_of_day": mark("the second of the day"),
    "planner.days_after": mark_n(
        "{count:spelled} day after {before:weekday}’s session",
        "{count:spelled} days after {before:weekday}’s session",
    ),
    "planner.mobility_only": mark("mobility only"),
    "planner.sets_down": mark("sets down by {cut:percent}, load kept"),
    "planner.deload": mark("easier week, sets and contacts down by 40 %, load kept"),
    "planner.back_after_days_off": mark("first week after {off:days} off, a fifth fewer sets"),
    "planner.new_waits": mark("without {names:inside}, which would be new so close before a race"),
    "planner.small_test": mark("a small test first: as many, and as long, as stay clean"),
    "planner.measured": mark(
        "this week measure {tests:inside} on Tests: “{gate:ours}” asks for it"
    ),
    "planner.waits_for_gate": mark("{names:inside} only once “{gate:ours}” is met"),
}

_CONFLICTS: Final[dict[str, str | Plural]] = {
    "planner.adults_only": mark(
        "{program:ours} is a researched program and not offered under {age}."
    ),
    "planner.use_foundation": mark(
        "Calf foundation leaves out added weight and the hardest hops at that age."
    ),
    "planner.too_few_weeks": mark(
        "{program:ours} begins with {phase:ours}, which takes at least {least:weeks}; {asked} "
        "were asked for."
    ),
    "planner.ask_for_weeks": mark("Ask for {least:weeks} or more."),
    "planner.starved": mark(
        "{phase:ours} ({first:day_with_year} to {last:day_with_year}) would have {weeks:weeks} "
        "with a "
        "session; it needs at least {needed}."
    ),
    "planner.begin_later": mark("Begin later, or ask for fewer weeks."),
    "planner.in_the_way": mark("What is in the way: {wishes:list}."),
    "planner.not_together": mark("These wishes cannot be met together: {wishes:list}."),
    "planner.frees_it": mark("This frees it: {ways:alternatives}."),
    "planner.one_frees_it": mark("One of these frees it: {ways:alternatives}."),
    "planner.race_wish": mark(
        "the {race} on {day:day_with_year} ({rest:days} without calf work after a {race})"
    ),
    "planner.race_wish_unknown": mark(
        "the race on {day:day_with_year} ({rest:days} without calf work after a race, counted as "
        "a half marathon where the distance is not known)"
    ),
    "planner.race_wishes": mark("the races on {days:list} ({rests:semicolons})"),
    "planner.race_wishes_unknown": mark(
        "the races on {days:list} ({rests:semicolons}, counted as a half marathon where the "
        "distance is not known)"
    ),
    "planner.days_without_work": mark("{rest:days} without calf work after a {race}"),
    "planner.leave_race": mark("leave out the {race} on {day:day_with_year}"),
    "planner.leave_race_or_measure": mark(
        "leave out the {race} on {day:day_with_year} or give its distance"
    ),
    "planner.leave_one_race": mark("leave out at least one of these races"),
    "planner.leave_one_race_or_measure": mark(
        "leave out at least one of these races or give its distance"
    ),
    "planner.breaks": mark("{breaks:list}"),
    "planner.day_off": mark("{day:day_with_year} off"),
    "planner.day_off_for": mark("{day:day_with_year} off ({reasons:list})"),
    "planner.span_off": mark("{first:day_with_year} to {last:day_with_year} off"),
    "planner.span_off_for": mark(
        "{first:day_with_year} to {last:day_with_year} off ({reasons:list})"
    ),
    "planner.free_one_day": mark("free at least one of these days"),
    "planner.shorten_break": mark("shorten the days off"),
    "planner.begin_after": mark("begin after {day:day_with_year}"),
    "planner.end_before": mark("end the plan before {day:day_with_year}"),
    "planner.weekday_wish": mark("sessions on {weekdays:list} only"),
    "planner.other_weekday": mark("offer another weekday"),
    "planner.weekday_numbers": mark("Weekdays run from 0 (Monday) to 6 (Sunday)."),
    "planner.run_kinds": mark("A run is one of {kinds:commas}, not {kind}."),
    "planner.left_range": mark("Easy range"),
    "planner.left_light": mark("Light work you know"),
    "planner.left_strength": mark("Strength work you know"),
    "planner.left_fast": mark("Hops and fast work you know"),
    "planner.two_ranks": mark(
        "{day:day_with_year} would be an A race and a B race; a day is one or the other."
    ),
    "planner.time_of_day": mark("The time of day looks like 18:00."),
    "planner.ends_before_start": mark(
        "The days off end on {last:date}, before they begin on {first:date}."
    ),
}

_CHANGES: Final[dict[str, str | Plural]] = {
    "planner.race_moves": mark("{race}: {before:day} to {day:day_with_year}."),
    "planner.race_distance": mark("{race} on {day:day_with_year} counts with {km:km}."),
    "planner.race_distance_unknown": mark(
        "{race} on {day:day_with_year} counts as a half marathon: its distance is not known."
    ),
    "planner.race_counts_a": mark("{race} on {day:day_with_year} counts as A race."),
    "planner.race_counts_b": mark("{race} on {day:day_with_year} counts as B race."),
    "planner.race_new": mark("{race} on {day:day_with_year} is new, an A race."),
    "planner.b_race_new": mark("{race} on {day:day_with_year} is new, a B race."),
    "planner.race_gone": mark("{race} on {day:day_with_year} goes."),
    "planner.new_phase": mark("New phase: {phase:ours}, {weeks:weeks} from {first:day_with_year}."),
    "planner.other_phase": mark(
        "From {first:day_with_year}: {phase:ours} for {weeks:weeks} instead of {before}."
    ),
    "planner.other_length": mark(
        "{phase:ours} from {first:day_with_year}: {weeks:weeks} instead of {before}."
    ),
    "planner.phases_gone": mark("No longer in the plan: {phases:commas}."),
    "planner.other_end": mark(
        "The plan ends on {end:day_with_year} instead of {before:day_with_year}."
    ),
    "planner.session_gone": mark("{day:day}: {session} goes."),
    "planner.session_new": mark("{day:day}: {session} is new."),
    "planner.other_time": mark("{day:day}: {session} at {time:clock} instead of {before:clock}."),
    "planner.session_moves": mark("{session} moves from {before:day} to {day:day}."),
    "planner.other_session": mark("{day:day}: {session} instead of {before}."),
    "planner.other_sets": mark("{day:day}: {session}, {sets:sets} instead of {before}."),
    "planner.other_exercises": mark("{day:day}: {session} with other exercises."),
}

_SPACING: Final[dict[str, str | Plural]] = {
    "planner.kept_free": mark("This day is kept free."),
    "planner.kept_free_for": mark("This day is kept free: {reason}."),
    "planner.race_there": mark("There is a race on this day."),
    "planner.race_rest_there": mark("This day is rest after the {race}."),
}

SENTENCES: Final[dict[str, str | Plural]] = {
    **_PLAN,
    **EARLIER,
    **LENGTHS,
    **RETESTS,
    **_DOSES,
    **_CALENDAR,
    **_SESSIONS,
    **_CONFLICTS,
    **_CHANGES,
    **_SPACING,
}
