"""Sentences of what a re-test decides about the next cycle."""

from __future__ import annotations

from typing import Final

from calfjournal.messages.language import Plural, mark

RETESTS: Final[dict[str, str | Plural]] = {
    "planner.retest_in_flare": mark(
        "The re-test fell into a flare, so a mobility phase comes first; test again after seven "
        "calm mornings."
    ),
    "planner.retest_red": mark(
        "A tendon was red within the 14 days before, so a mobility phase comes first; test again "
        "after seven calm mornings."
    ),
    "planner.retest_then_race": mark(
        "A race on {day:day} follows the re-test within three weeks: the next cycle starts with a "
        "short mobility phase, {weeks:weeks} after the rest from it."
    ),
    "planner.retest_apart": mark(
        "Re-test: knee-to-wall left {left:cm}, right {right:cm}, more than {most:cm} apart, so "
        "mobility comes again for {weeks:weeks}."
    ),
    "planner.retest_weak": mark(
        "Re-test: heel rises left {left}, right {right} (weaker side {share} % of the stronger), "
        "so strength is repeated, one load step lower."
    ),
    "planner.retest_rising": mark(
        "Re-test: ankles and heel rises reached what the next cycle asks for, but mornings rose "
        "within the last four weeks, so it keeps the exercises of this one."
    ),
    "planner.retest_gates": mark(
        "Re-test: ankles and heel rises reached what the next cycle asks for, but not every gate "
        "is met ({gates}), so it keeps the exercises of this one."
    ),
    "planner.retest_good": mark(
        "Re-test: ankles and heel rises reached what the next cycle asks for, so it starts one "
        "exercise level higher."
    ),
}
