"""The fields of a form, written down and shown again as plain values."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QWidget

from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS
from ui.plan.entry_rows import EntryRows
from ui.today.tag_chips import TagChips
from ui.widgets.choices import CheckField, ChoiceField, TimeField
from ui.widgets.day_field import DayField
from ui.widgets.fields import DurationField, NumberField
from ui.widgets.form_fields import FormFields
from ui.widgets.note_field import NoteField
from ui.widgets.scale_field import ScaleField
from ui.widgets.segmented import SegmentedControl

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)


def _some_fields() -> dict[str, QWidget]:
    choices = [("easy", "Easy"), ("long", "Long")]
    return {
        "number": NumberField("Number"),
        "hours": DurationField("Hours", LIMITS[Kind.CHECK_IN]["sleep_hours"]),
        "note": NoteField("Note"),
        "scale": ScaleField("Scale", LIMITS[Kind.SET_LINE]["pain"], {0: "none"}),
        "choice": ChoiceField("Choice", choices),
        "segment": SegmentedControl(choices, "Segment"),
        "day": DayField("Day", date(2026, 11, 24)),
        "time": TimeField("Time"),
        "check": CheckField("Check"),
        "tags": TagChips({"ill": "Ill"}),
        "rows": EntryRows(date(2026, 11, 24)),
    }


NAMES = ("number", "hours", "note", "scale", "choice", "segment", "day", "time", "check", "tags",
         "rows", "unknown")  # fmt: skip


@given(values=st.dictionaries(st.sampled_from(NAMES), PLAIN))
@example(values={"check": 2**63})
def test_no_draft_breaks_a_form(qapp: QApplication, values: dict[str, Any]) -> None:
    """Whatever stands in a draft, a field shows it or stays as it is, and can go back."""
    holder = QWidget()
    fields = FormFields(_some_fields(), holder)
    before = fields.values()
    fields.restore(values)
    fields.values()
    fields.reset()
    assert fields.values() == before == {}
