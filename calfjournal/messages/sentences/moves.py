"""Sentences of where sessions and runs may be put, and why."""

from __future__ import annotations

from typing import Final

from calfjournal.messages.language import Plural, mark, mark_n

SENTENCES: Final[dict[str, str | Plural]] = {
    # what speaks against a day
    "moves.same_day": mark("There is already a session on this day."),
    "moves.too_soon_after": mark(
        "{hours:0} h after {other:weekday}’s session, {needed} h are needed."
    ),
    "moves.too_soon_before": mark(
        "{hours:0} h before {other:weekday}’s session, {needed} h are needed."
    ),
    # what it costs
    "moves.before_run": mark_n(
        "The day before your {run:run_name}.",
        "{count:spelled_first} days before your {run:run_name}.",
    ),
    "moves.on_run_day": mark("On the day of your {run:run_name}."),
    "moves.after_run": mark("The day after your {run:run_name}."),
    "moves.near_race": mark("Only lighter work is planned here: {why}."),
    "moves.after_session": mark_n(
        "The day after {other:weekday}’s calf session.",
        "{count:spelled_first} days after {other:weekday}’s calf session.",
    ),
    "moves.second_run": mark("There is already a run on this day."),
    "moves.beyond_longest": mark(
        "{km:km} is {beyond:percent} beyond your longest of the 30 days before."
    ),
    # what a day that fits is
    "moves.fits": mark("{parts:commas}."),
    "moves.hours_after": mark("{hours:0} h after {other:weekday}’s session"),
    "moves.hours_before": mark("{hours:0} h before {other:weekday}’s session"),
    "moves.days_after": mark_n(
        "{count} day after the session of {other:day}",
        "{count} days after the session of {other:day}",
    ),
    "moves.days_before": mark_n(
        "{count} day before the session of {other:day}",
        "{count} days before the session of {other:day}",
    ),
    "moves.days_before_run": mark_n(
        "the day before your {run:run_name}",
        "{count:spelled} days before your {run:run_name}",
    ),
    "moves.days_before_run_first": mark_n(
        "The day before your {run:run_name}",
        "{count:spelled_first} days before your {run:run_name}",
    ),
    "moves.nothing_near": mark("No other session is near this day."),
    "moves.light_work": mark("Light work beside the plan fits any day."),
    "moves.run_fits": mark("Nothing speaks against a run on this day."),
    # why the rest cannot be shifted, and what follows a rest day
    "moves.no_room": mark(
        "{session} of {day:day} would have to move as well, and finds no day: {why}"
    ),
    "moves.past_plan": mark("the plan ends on {end:day_with_year}."),
    "moves.past": mark("the days before {today:day} have passed."),
    "moves.over_race": mark("the {race} is in the way."),
    "moves.too_far": mark("the next days that would take it are too far."),
    "moves.nothing_follows": mark("No planned session follows {day:day}."),
    "moves.no_rest_day": mark("There is a session on {day:day}; only a rest day can be taken out."),
    "moves.all_passed": mark("All of these days have passed."),
    "moves.day_passed": mark("{day:day} has passed."),
    "moves.not_planned": mark("Only a planned session can be shifted, and this one is not."),
    "moves.race_not_copied": mark("A race is not copied: enter it on its own day."),
    "moves.nothing_chosen": mark("Nothing was chosen."),
}
