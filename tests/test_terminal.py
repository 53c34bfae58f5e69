"""Names on a terminal are shown, never obeyed."""

from __future__ import annotations

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from calfjournal.terminal import escaped


def test_what_a_terminal_obeys_is_written_out() -> None:
    """Colours, new lines, carriage returns and turned text become their numbers."""
    assert escaped("\x1b[31mred\nline\rback\x9b2J") == r"\u001b[31mred\u000aline\u000dback\u009b2J"
    assert escaped("runs\u202efdp.exe") == r"runs\u202efdp.exe"
    assert escaped("half\udcffsign") == r"half\udcffsign"


def test_names_of_people_stay_as_they_are() -> None:
    """Letters of any script, accents and emoji are no danger."""
    for name in ("Zoë", "עברית", "日本語", "👩🏽‍🚀 run", "e\u0301té"):
        assert escaped(name) == name


@given(text=st.text(st.characters()))
def test_nothing_that_moves_the_cursor_is_left(text: str) -> None:
    """Whatever the text, one printed line stays one line in one direction."""
    left = escaped(text)
    assert not [sign for sign in left if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp")]
    assert not [sign for sign in left if unicodedata.bidirectional(sign) in ("RLO", "LRO", "RLI")]


@given(text=st.text(st.characters()))
def test_documents_keep_their_meaning(text: str) -> None:
    """A JSON document with such signs written out says the same."""
    document = json.dumps({"path": text}, ensure_ascii=False, indent=2)
    assert json.loads(escaped(document, keep="\n")) == {"path": text}
