"""What the reasons of a plan are about, in words."""

from __future__ import annotations

from typing import Final

from calfjournal.domain.reasons import Topic
from calfjournal.messages import mark
from calfjournal.messages.vocabulary import Vocabulary

REASON_TOPICS: Final = Vocabulary(
    {
        Topic.NOT_KEPT: mark("Could not be kept"),
        Topic.LENGTHS: mark("Lengths"),
        Topic.DAYS: mark("Days"),
        Topic.RUNS: mark("Runs"),
        Topic.RACES: mark("Races"),
        Topic.TESTS: mark("Tests"),
        Topic.DOSES: mark("Doses"),
        Topic.YOU: mark("You"),
        Topic.GATES: mark("Gates"),
        Topic.OTHER: mark("Further reasons"),
    }
)
"""What reasons of a plan are about, as titles above them."""
