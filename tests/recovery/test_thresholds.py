"""The table of numbers: complete, honest about its sources, and changed only inside its ranges."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from calfjournal.domain.thresholds import RULES_VERSION
from calfjournal.messages import in_words
from calfjournal.thresholds import TAGS, load_thresholds
from tests.recovery.mornings import RULES

REPO = Path(__file__).resolve().parents[2]


def test_every_number_has_unit_tag_source_and_range() -> None:
    """A reviewer finds for each number what it is, where it comes from and how far it may go."""
    for key in RULES:
        row = RULES.table[key]
        assert row.unit, key
        assert row.text, key
        assert row.tag in TAGS, key
        assert row.source, key
        assert row.low <= row.value <= row.high, key


def test_only_what_was_found_in_the_paper_is_cited() -> None:
    """Second-hand and remembered numbers are shown as commonly reported, ours as ours."""
    for key in RULES:
        row = RULES.table[key]
        if row.tag == "D":
            assert in_words(row.shown_source).startswith("calfjournal default")
        elif row.tag in ("V2", "M"):
            assert in_words(row.shown_source) == "commonly reported"
        else:
            assert re.search(r"\d{4}", in_words(row.shown_source)), key


def test_no_row_of_the_table_is_dead() -> None:
    """Every number a reader finds in the table is asked for by some rule."""
    asked: set[str] = set()
    for folder in ("recovery", "progress", "domain", "training"):
        for path in (REPO / "calfjournal" / folder).rglob("*.py"):
            asked |= set(re.findall(r'"([a-z]+\.[a-z0-9_]+)"', path.read_text("utf-8")))
    assert set(RULES) <= asked, set(RULES) - asked


def test_own_values_replace_shipped_ones_and_are_named_in_the_version() -> None:
    """A changed border is in force at once and marks the rule-set version."""
    own = RULES.with_own({"sleep.mean_h": 7.5})
    assert own["sleep.mean_h"] == 7.5
    assert own.version != RULES_VERSION == RULES.version
    assert own.own == {"sleep.mean_h": 7.5}


def test_the_strict_setting_puts_the_published_values_in_force() -> None:
    """One number turns it on; a number of one's own still goes before, also the shipped one."""
    strict = RULES.with_own({"tendon.strict": 1})
    changed = {key for key in RULES if strict[key] != RULES[key]}
    assert changed == {"tendon.strict", "tendon.lasting_48h", "tendon.red_24h"}
    assert (strict["tendon.lasting_48h"], strict.row("tendon.lasting_48h").value) == (0, 0)
    mine = RULES.with_own({"tendon.strict": 1, "tendon.lasting_48h": 1, "tendon.red_24h": 2})
    assert (mine["tendon.lasting_48h"], "tendon.red_24h" in mine.own) == (1, False)


def test_a_value_set_back_to_the_shipped_one_is_no_change() -> None:
    """Putting the shipped number back leaves nothing of one's own."""
    assert RULES.with_own({"sleep.mean_h": 7}).own == {}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("sleep.mean_h", 2.0),
        ("sleep.mean_h", float("nan")),
        ("sleep.mean_h", float("inf")),
        ("no.such_number", 1.0),
        ("cadence.run_spm", 140.0),
    ],
)
def test_what_the_table_does_not_allow_is_refused_by_name(key: str, value: float) -> None:
    """Out of range, not a number, unknown or fixed: the sentence names the key."""
    refusal = RULES.refusal(key, value)
    assert refusal is not None
    assert key in in_words(refusal)
    assert RULES.with_own({key: value}).own == {}


def test_values_kept_by_another_version_never_stop_a_verdict() -> None:
    """What this table does not know or allow falls back to the shipped number."""
    kept = {"sleep.mean_h": 7.5, "gone.number": 1.0, "rhr.high_bpm": 99.0}
    assert RULES.with_own(kept).own == {"sleep.mean_h": 7.5}


def test_the_table_is_read_once() -> None:
    """The shipped table is one value, so equal settings compare equal."""
    assert load_thresholds() is load_thresholds()
