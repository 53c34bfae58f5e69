"""Sentences of plans that journals of before may hold and nobody says any more."""

from __future__ import annotations

from typing import Final

from calfjournal.messages.language import Plural, mark

EARLIER: Final[dict[str, str | Plural]] = {
    "planner.gate_closed": mark(
        "“{gate:ours}” is not met today, so its exercises are left out of the next four weeks."
    ),
    "planner.retest_before_race": mark(
        "A race follows the re-test within three weeks: after it the next cycle starts with the "
        "shortest mobility phase ({weeks:weeks})."
    ),
}
