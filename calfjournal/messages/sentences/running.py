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
    "running.back": mark(
        "After {weeks:weeks} with hardly a run they begin again with {km:km} a week."
    ),
    "running.longest": mark(
        "No run is longer than {times:2} times the longest of the 30 days before it; the longest "
        "of this plan has {longest:km}."
    ),
    "running.no_kilometres": mark(
        "Nobody said how many kilometres a week are run, so the runs are laid without them."
    ),
    "running.named": mark("{kind:run_title}"),
    "running.named_of": mark("{kind:run_title} {km:tied_km}"),
    "running.run": mark("{kind:run_name}"),
    "running.run_of": mark("{kind:run_name} of {km:km}"),
    "running.now": mark("{said}"),
    "running.tomorrow": mark("Tomorrow, if the morning is calm: {said:inside}"),
    "running.as_planned": mark("As planned: {run}."),
    "running.easy": mark("Easy and flat: {run}."),
    "running.easy_instead": mark("The {run}, but easy and flat."),
    "running.shorter": mark("Easy and flat, half as long: {run}."),
    "running.shorter_to": mark("{left:km} easy and flat instead of the {run}."),
    "running.walk_run": mark(
        "10 times 1 minute, walking between, on the flat, instead of the {run}."
    ),
    "running.none": mark("No running; the {run} is left out."),
    "running.if_easy": mark("If you run: easy and flat."),
    "running.if_shorter": mark("If you run: easy and flat, half the usual length."),
    "running.if_walk_run": mark("If you run: 10 times 1 minute, walking between, on the flat."),
    "running.no_running": mark("No running."),
    "running.stop": mark("First sign to stop: pain of {limit}/10, or a limp."),
    "running.stop_early": mark(
        "Turn back when the first ten minutes reach {limit}/10, or you limp."
    ),
    "running.walk_is_fine": mark("Walking is fine while it stays calm."),
    "running.all_calm": mark("Nothing speaks against it."),
    "running.flare": mark("Rung {rung} of the flare's ladder."),
    "running.after_hills": mark("The last runs went over hills, and the tendon is not calm."),
    "running.too_long": mark(
        "{km:km} would be more than {times:2} times the longest run of 30 days, {longest:km}."
    ),
    "running.harder": mark(
        "{km:km} on {day:day} count as {counts:km} flat and easy ones, {most:km} was the most of "
        "30 days."
    ),
    "running.flatter_shoes": mark(
        "{shoes} on {day:day}: the heel stands {lower:0} mm lower than in the usual shoes."
    ),
    "running.runs_change": mark_n(
        "{count} day of running changes, on {first:day}.",
        "{count} days of running change, from {first:day} on.",
    ),
}
