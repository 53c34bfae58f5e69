"""What is said of planned runs."""

from __future__ import annotations

from typing import Final

from calfjournal.messages.language import Plural, mark, mark_n

SENTENCES: Final[dict[str, str | Plural]] = {
    "running.weeks": mark(
        "Runs grow from a usual {usual:km} a week to {most:km}: by 7 % a week at most, with every "
        "fourth week a quarter easier."
    ),
    "running.weeks_wished": mark(
        "Runs come to {most:km} a week at most, with every fourth week a quarter easier."
    ),
    "running.does_not_fit": mark_n(
        "{wished:km} a week do not fit on {count} day of running; {most:km} are planned at most.",
        "{wished:km} a week do not fit on {count} days of running; {most:km} are planned at most.",
    ),
    "running.wish_not_kept": mark_n(
        "In {count} week races, days off and the way back from them leave less than half of the "
        "{wished:km} wished for.",
        "In {count} weeks races, days off and the way back from them leave less than half of the "
        "{wished:km} wished for.",
    ),
    "running.back": mark(
        "After {weeks:weeks} with hardly a run they begin again with {km:km} a week."
    ),
    "running.longest": mark(
        "No run is longer than {times:2} times the longest of the 30 days before it; the longest "
        "of this plan has {longest:km}."
    ),
    "running.no_kilometres": mark(
        "Nobody said how far is run in a week, so the runs are laid without distances."
    ),
    "running.named": mark("{kind:run_title}"),
    "running.named_eased": mark("{run}, {status:run_status}"),
    "running.named_of": mark("{kind:run_title} {km:tied_km}"),
    "running.run": mark("{kind:run_name}"),
    "running.run_of": mark("{kind:run_name} of {km:km}"),
    "running.now": mark("{said}"),
    "running.tomorrow": mark("Tomorrow, if the morning is calm: {said:inside}"),
    "running.as_planned": mark("As planned: {run}."),
    "running.easy": mark("Easy and flat: {run}."),
    "running.the_run": mark("The {run} as planned."),
    "running.easy_race": mark("The {run} easily, and only if the warm-up stays calm."),
    "running.no_race": mark("No racing; the {run} is left out."),
    "running.and_others": mark("{said} {others}"),
    "running.others_easy": mark_n(
        "The other run of the day is easy and flat, too.",
        "The {count} other runs of the day are easy and flat, too.",
    ),
    "running.others_out": mark_n(
        "The other run of the day is left out.",
        "The {count} other runs of the day are left out.",
    ),
    "running.easy_instead": mark("The {run}, but easy and flat."),
    "running.shorter": mark("Easy and flat, half as long: {run}."),
    "running.shorter_to": mark("{left:km} easy and flat instead of the {run}."),
    "running.walk_run": mark(
        "10 times 1 minute, walking between, on the flat, instead of the {run}."
    ),
    "running.none": mark("No running; the {run} is left out."),
    "running.if_easy": mark("If you run: easy and flat."),
    "running.if_shorter": mark("If you run: easy and flat, half the usual length."),
    "running.if_shorter_to": mark(
        "If you run: easy and flat, half the usual length, {most:km} at most."
    ),
    "running.if_as_planned": mark("If you run: as planned."),
    "running.if_walk_run": mark("If you run: 10 times 1 minute, walking between, on the flat."),
    "running.no_running": mark("No running."),
    "running.stop": mark("First sign to stop: pain of {limit}/10, or a limp."),
    "running.stop_early": mark(
        "Turn back when the first ten minutes reach {limit}/10, or you limp."
    ),
    "running.stop_above": mark(
        "Turn back when it rises above this morning's {pain}/10, or you limp."
    ),
    "running.walk_little": mark("Walk no more than the day asks for."),
    "running.walk_is_fine": mark("Walking is fine while it stays calm."),
    "running.all_calm": mark("Nothing speaks against it."),
    "running.flare": mark("Rung {rung} of the flare's ladder."),
    "running.race_beyond": mark(
        "The tendon is calm, but the race is {times:1} times the longest run of 30 days, "
        "{longest:km}: go no faster than you can talk."
    ),
    "running.red_on": mark("A tendon was red on {day:day}."),
    "running.red_yesterday": mark("A tendon was red yesterday."),
    "running.amber_yesterday": mark("A tendon was amber yesterday."),
    "running.ill_yesterday": mark("Yesterday's check-in says illness."),
    "running.hardly_a_run": mark("Hardly a run lies in the last {days:0} days."),
    "running.after_hills": mark("The last runs went over hills, and the tendon is not calm."),
    "running.too_long": mark(
        "{km:km} would be more than {times:2} times the longest run of 30 days, {longest:km}."
    ),
    "running.harder": mark(
        "With its hills and speed the run of {day:day}, {km:km}, weighs as much as {counts:km} "
        "easy and flat; the most of the 30 days before was {most:km}."
    ),
    "running.flatter_shoes": mark(
        "{shoes} on {day:day}: the heel stands {lower:0} mm lower than in the usual shoes; wear "
        "those for now."
    ),
    "running.runs_change": mark_n(
        "{count} day of running changes, on {first:day}.",
        "{count} days of running change, from {first:day} on.",
    ),
}
