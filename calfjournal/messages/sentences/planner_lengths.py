"""Sentences of how long the phases of a plan are, and of how its weeks grow."""

from __future__ import annotations

from typing import Final

from calfjournal.messages.language import Plural, mark

LENGTHS: Final[dict[str, str | Plural]] = {
    "planner.length_settled": mark(
        "{phase:ours}: {weeks:weeks} of the {low} to {high} this program gives it, as you settled "
        "it."
    ),
    "planner.length_usual": mark(
        "{phase:ours}: {weeks:weeks} of the {low} to {high} this program gives it, its usual "
        "length."
    ),
    "planner.length_judged": mark(
        "{phase:ours}: {weeks:weeks} of the {low} to {high} this program gives it; {why}."
    ),
    "planner.lengths": mark("What decides the lengths: {parts:semicolons}."),
    "planner.lengths_fixed": mark("The program gives each of its phases a fixed length."),
    "planner.decided_by_tests": mark("your tests for {phases:list}"),
    "planner.decided_by_you": mark("you for {phases:list}"),
    "planner.decided_by_calendar": mark("your calendar for {phases:list}"),
    "planner.decided_by_what_is_known": mark("what is known of you for {phases:list}"),
    "planner.decided_by_program": mark("the program's usual weeks for {phases:list}"),
    "planner.weeks_grow": mark(
        "The weeks grow from a calf load of {first:0} to {most:0} at most, in the week of "
        "{week:day_with_year}."
    ),
    "planner.weeks_grow_easier": mark(
        "The weeks grow from a calf load of {first:0} to {most:0} at most, in the week of "
        "{week:day_with_year}; every {every:ordinal} week of a phase is easier."
    ),
    "planner.weeks_even": mark("Every week asks about the same calf load, {most:0} at most."),
    "planner.weeks_even_easier": mark(
        "Every week asks about the same calf load, {most:0} at most; every {every:ordinal} week "
        "of a phase is easier."
    ),
    "planner.waits_for_tests": mark("it goes on until there is a day for the re-test"),
    "planner.longer_than_usual": mark(
        "longer than the {wished} it usually has, so that the weeks fit your calendar"
    ),
    "planner.shorter_than_usual": mark(
        "shorter than the {wished} it usually has, so that the weeks fit your calendar"
    ),
    "planner.longer_than_tests": mark(
        "longer than the {wished} your tests suggest, so that the weeks fit your calendar"
    ),
    "planner.shorter_than_tests": mark(
        "shorter than the {wished} your tests suggest, so that the weeks fit your calendar"
    ),
    "planner.no_reach": mark("no knee-to-wall on file yet"),
    "planner.reach": mark("knee-to-wall left {left:cm}, right {right:cm}"),
    "planner.reach_apart": mark(
        "knee-to-wall left {left:cm}, right {right:cm}, more than {most:cm} apart"
    ),
    "planner.reach_low": mark("knee-to-wall left {left:cm}, right {right:cm}, below {least:cm}"),
    "planner.reach_free": mark(
        "knee-to-wall left {left:cm}, right {right:cm}, free and even already"
    ),
    "planner.no_raises": mark("no single-leg heel rises on file yet"),
    "planner.raises": mark("heel rises left {left}, right {right}"),
    "planner.raises_below_norm": mark(
        "heel rises left {left}, right {right}, below {share} % of the reference of {norm:0}"
    ),
    "planner.raises_few": mark("heel rises left {left}, right {right}, fewer than {least}"),
    "planner.raises_uneven": mark(
        "heel rises left {left}, right {right}: the weaker side has {share} % of the stronger, "
        "under {goal} %"
    ),
    "planner.raises_strong": mark("heel rises left {left}, right {right}, strong and even already"),
    "planner.little_running": mark("with little running so far, hops come in more slowly"),
    "planner.strong_baseline": mark("experienced, with a strong baseline"),
}
