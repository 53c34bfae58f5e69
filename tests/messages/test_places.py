"""Places of sentences: values in, words out, in the language of the moment."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.checkin import Moment
from calfjournal.domain.exercise import Side
from calfjournal.domain.message import Message, Words, say
from calfjournal.messages import in_words, language, mark_in, tr, tr_n
from calfjournal.messages.language import ENGLISH
from calfjournal.messages.places import fill
from calfjournal.store import words
from calfjournal.store.fields import Said

DAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("{x}", "as it is", "as it is"),
        ("{x}", 3, "3"),
        ("{x}", 2.25, "2.2"),
        ("{x}", None, "–"),
        ("{x}", ("a", "b", "c"), "a, b and c"),
        ("{x:or}", ("a", "b"), "a or b"),
        ("{x:semicolons}", ("a, b", "c"), "a, b; c"),
        ("{x:commas_inside}", ("Cadence", "Distance"), "cadence, distance"),
        ("{x:duration}", 3012.4, "50:12"),
        ("{x:duration}", 3753, "1:02:33"),
        ("{x:duration}", 4_500_000, "1,250 h"),
        ("{x:duration}", -6, "−6 s"),
        ("{x:km2}", 21.0975, "21.1 km"),
        ("{x:sport}", "trail_walking", "trail walking"),
        ("{x:quoted}", "calf", "“calf”"),
        ("{x}", DAY, "25 Nov 2026"),
        ("{x:day}", DAY, "Wed 25 Nov"),
        ("{x:day}", "2026-11-25", "Wed 25 Nov"),
        ("{x:day_with_year}", DAY, "Wed 25 Nov 2026"),
        ("{x:long_day}", DAY, "Wednesday 25 November"),
        ("{x:clock}", time(7, 5), "07:05"),
        ("{x:clock}", "07:05:00", "07:05"),
        ("{x:weeks}", 1, "1 week"),
        ("{x:weeks}", 3, "3 weeks"),
        ("{x:days}", 2.5, "2.5 days"),
        ("{x:+points2}", 1.0, "+1 percentage point"),
        ("{x:points1}", 0.5, "0.5 percentage points"),
        ("{x:kg}", 12.5, "12.5 kg"),
        ("{x:load}", 12.25, "12.25 kg"),
        ("{x:.1}", 96, "96.0"),
        ("{x:+1}", -0.25, "−0.2"),
        ("{x:+0}", 3, "+3"),
        ("{x:of10}", 3, "3/10"),
        ("{x:side}", Side.LEFT, "left"),
        ("{x:moment}", "24h", "24 h"),
        ("{x:as_hours}", 7.5, "7\u00a0h\u00a030"),
    ],
)
def test_a_place_writes_its_value(text: str, value: object, shown: str) -> None:
    """The format after the colon says how a value is written, also one out of a stored message."""
    assert tr(text, x=value) == shown


def test_one_and_several() -> None:
    """The count chooses the sentence and stands in it."""
    assert (
        tr_n("{count} run from {name}", "{count} runs from {name}", 1, name="a") == "1 run from a"
    )
    assert tr_n("{count} run", "{count} runs", 0) == "0 runs"


def test_a_message_can_stand_in_another() -> None:
    """A value may be a message; it is put in words with the one around it."""
    inner = say("ours", text="Mobility")
    assert tr("Stay in {phase}.", phase=inner) == "Stay in Mobility."
    assert tr("{both}", both=(inner, "rest")) == "Mobility and rest"


def test_a_message_is_no_text() -> None:
    """A message in the middle of an f-string is a mistake that shows at once."""
    with pytest.raises(TypeError):
        str(say("ours", text="Mobility"))


@pytest.mark.parametrize(
    "message",
    [
        Message("future.thing", {"x": 1}),
        Message("edits.log_tendon_pain"),
        Message("edits.log_tendon_pain", {"side": "above", "moment": 7}),
        Message("edits.judge", {"day": 3}),
        Message("edits.judge", {"day": "2026-02-31"}),
        Message("edits.judge", {"day": ("2026-02-03",)}),
    ],
    ids=repr,
)
def test_a_message_without_sense_is_told_by_its_key(
    message: Message, caplog: pytest.LogCaptureFixture
) -> None:
    """What a newer program stored, or somebody edited, does not keep a page from opening."""
    assert in_words(message) == message.key
    assert message.key in caplog.text


def test_contexts_tell_words_apart() -> None:
    """The context is for translators; English shows the word alone."""
    assert tr(mark_in("month", "May")) == "May"


def test_the_language_nobody_speaks(pseudo: None) -> None:
    """Every letter of a sentence is strange, its places are filled as always, and it is longer."""
    shown = tr("Stay in {phase} for {weeks:weeks}", phase="X", weeks=2)
    assert shown.startswith("Śťáý íń X ƒóŕ 2 ŵééķś")
    assert shown.endswith("·")
    assert tr("“{text}”", text="own") == "“own”"


def test_words_change_with_the_language(pseudo: None) -> None:
    """Nothing of one language is kept when another one is chosen."""
    strange = tr("Save")
    language.use(ENGLISH)
    assert strange != "Save"
    assert tr("Save") == "Save"


single = st.one_of(
    st.booleans(),
    st.integers(-(2**50), 2**50),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=20),
    st.none(),
    st.dates(),
    st.times(),
    st.datetimes(timezones=st.just(UTC)),
    st.sampled_from([*Side, *Moment]),
)
messages = st.builds(
    lambda key, values: say(key, **values),
    st.text(min_size=1, max_size=10),
    st.dictionaries(
        st.from_regex(r"[a-z]{1,6}", fullmatch=True),
        st.one_of(single, st.lists(single)),
        max_size=3,
    ),
)


@given(messages)
def test_a_message_survives_storing(message: Message) -> None:
    """What is stored equals what was said, however it is stored; and so does its hash."""
    again = msgspec.json.decode(msgspec.json.encode(message), type=Message)
    assert again == message
    assert hash(again) == hash(message)
    stored = Said().db_value(message)
    assert stored is not None
    assert Said.reader(stored) == message


@given(st.text())
def test_a_text_stays_a_text(text: str) -> None:
    """What people wrote comes back as they wrote it."""
    stored = Said().db_value(text)
    assert stored is not None
    read: Words = Said.reader(stored)
    assert read == text


@pytest.mark.parametrize(
    "text",
    [
        '{"key":"ours", "values":{}}',
        '{"key":"ours","values":{},"more":1}',
        '{"key":"ours"}',
        '{"key":7,"values":{}}',
        '{"key":"ours","values":{"text":' * 2000,
        '{"key":"ours","values":{"text":' * 500 + "1" + "}}" * 500,
        '{"key":"ours","values":{"text":' * 21 + "1" + "}}" * 21,
    ],
)
def test_what_is_almost_a_message_is_a_text(text: str) -> None:
    """Only what the program itself wrote, to the letter, is a message."""
    assert words.read(text) == text


@given(st.text().filter(lambda text: not set("{}:!") & set(text)), st.text())
def test_a_value_is_never_read_as_a_place(before: str, value: str) -> None:
    """Braces in what people typed are just braces."""
    assert fill(before + "{x}", {"x": value}) == before + value


def test_an_instant_is_shown_as_it_is_here() -> None:
    """Instants are stored in UTC and shown in local time."""
    at = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
    local = at.astimezone()
    assert tr("{at:clock}", at=at) == f"{local:%H:%M}"
    assert fill("{at:clock}", say("ours", at=at).values) == f"{local:%H:%M}"
