"""Whatever the athlete typed: literal, never markup, never too long, in any script."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pypdfium2.raw as pdfium_c
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.program import GateState
from calfjournal.reports.fonts import SUBSTITUTE, Weight, faces
from calfjournal.reports.notes import LONGEST
from calfjournal.reports.plan_paper import DayText, Note
from calfjournal.reports.plan_pdf import render_plan
from calfjournal.reports.text import Typesetter, clean
from tests.reports import samples
from tests.reports.reading import Document, squeezed

MARKUP = (
    "0.1 <A & </b>",
    "0.1 <A <0.9",
    "<b never closed",
    "</b>",
    "&#x110000;",
    "&amp; & &lt;",
    '<img src="/etc/hostname"/>',
    '<img src="http://127.0.0.1:9/x"/>',
    "<font color=\"[[[getattr(pow,'__globals__')['os'].mkdir('x') for x in [1]] and 'red']]\">",
    '<a href="javascript:alert(1)">',
    "<para>",
    "'); DROP TABLE sessions; --",
    "%_\\ {0}%s ../",
    "(unbalanced ) \\( PDF) Tj ET",
    "=1+1",
)


def with_text(text: str, notes: tuple[Note, ...] = ()) -> Document:
    """A plan whose every field of user text is the text."""
    sessions = samples.sessions(samples.plan())
    own = (replace(sessions[0], note=text, title=text), *sessions[1:3])
    plan = samples.plan(title=text or "x", reasons=(text,))
    paper = samples.paper(
        plan=plan,
        sessions=own,
        athlete=Athlete(name=text),
        goal=text,
        weeks=1,
        races=(DayText(samples.MONDAY, text),),
        notes=notes or (Note(text, text),),
        warning=text,
        gates=(samples.a_gate("m_to_s", text, (text, GateState.NO_DATA, text)),),
        progression=text,
        blocked=((samples.MONDAY, samples.MONDAY, text),),
    )
    return Document(render_plan(paper))


@pytest.mark.parametrize("text", MARKUP)
def test_markup_prints_literally(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Text that looks like tags, entities or PDF is drawn sign by sign and fetches nothing."""
    monkeypatch.chdir(tmp_path)
    with with_text(text) as document:
        assert squeezed(text) in squeezed(document.text(0))
        assert squeezed(text) in squeezed(document.text(len(document) - 1))
        kinds = {item.type for index in range(len(document)) for item in document.objects(index)}
    assert pdfium_c.FPDF_PAGEOBJ_IMAGE not in kinds
    assert not list(tmp_path.glob("x"))


@pytest.mark.parametrize(
    "text",
    [
        "Łódź São Paulo naïve ß Ĳ ș",
        "Ζωή Καλημέρα κόσμε",
        "Привет, мир: тренировка ≥ 5",
        "½ × 3–1–2 ″ ✓ ← → €",
    ],
)
def test_left_to_right_scripts_print(text: str) -> None:
    """Latin, Greek, Cyrillic and common signs come back from the page as they were typed."""
    with with_text(text) as document:
        assert squeezed(text) in squeezed(document.text(0))
        assert SUBSTITUTE not in document.words()


@pytest.mark.parametrize("text", ["שלום עולם", "مرحبا بالعالم", "سلام دنیا پژگچ"])
def test_right_to_left_scripts_print(text: str) -> None:
    """Hebrew, Arabic and Persian have glyphs and can be copied in their own order."""
    with with_text(text) as document:
        page = unicodedata.normalize("NFKC", document.text(len(document) - 1))
        assert squeezed(text) in squeezed(page)
        assert SUBSTITUTE not in squeezed(page)


@given(text=st.text(st.characters(min_codepoint=0x590, max_codepoint=0x8FF), max_size=80))
@settings(max_examples=25)
def test_any_right_to_left_text_makes_a_plan(text: str) -> None:
    """Letters, marks, digits and unassigned signs of the right-to-left blocks can be printed."""
    with with_text(f"{text} (abc) 12 <{text}>") as document:
        assert len(document) >= 3


def test_missing_characters_are_visibly_substituted_and_explained() -> None:
    """A character without a glyph is a box, and the sheet says what the box means."""
    kind = Typesetter()
    line = kind.line("漢字 and 🫀")
    assert "".join(run.text for run in line.runs) == f"{SUBSTITUTE * 2} and {SUBSTITUTE}"
    assert kind.missing == {"漢", "字", "🫀"}
    with with_text("漢字") as document:
        assert all("a character this print lacks" in text for text in document.texts()[:2])
        assert squeezed("stands for a character that the fonts") in squeezed(document.text(0))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a\x00b", f"a{SUBSTITUTE}b"),
        ("a\ud800b", f"a{SUBSTITUTE}b"),
        ("\ufeffa\u202eb\u200dc", "abc"),
        ("a\tb\r\nc\u2028d", "a b c d"),
        ("e" + "\u0301" * 1000, "é" + "\u0301" * 3),
    ],
)
def test_signs_without_a_glyph_are_cleaned(typed: str, printed: str) -> None:
    """Controls become visible, direction overrides go, line ends become spaces."""
    assert clean(typed) == printed


def test_a_huge_note_is_printed_whole() -> None:
    """A hundred thousand characters flow over as many pages as they need, nothing lost."""
    text = " ".join(f"word{number}" for number in range(12_000))
    assert len(text) > 100_000
    with with_text("x", notes=(Note("Long", text),)) as document:
        words = document.words()
    assert "word0word1word2" in words
    assert "word11998word11999" in words
    missing = [number for number in range(0, 12_000, 97) if f"word{number}w" not in words]
    assert len(missing) < 40  # Some stand at a page end, before the footer.


def test_what_is_not_printed_of_a_note_is_said() -> None:
    """A note of a million characters is cut at a stated place; the journal keeps it."""
    with with_text("x", notes=(Note("Long", "ab " * 350_000),)) as document:
        left = 350_000 * 3 - LONGEST
        assert squeezed(f"{left:,} more characters") in document.words()


def test_one_endless_word_is_broken() -> None:
    """A word of twenty thousand letters fills lines to their width instead of leaving the page."""
    with with_text("x" * 20_000) as document:
        assert document.words().count("x") > 20_000
        page = document.image(len(document) - 1)
        margin = int(11.6 * 4)
        assert (page[:, -margin:] > 250).all()


@given(text=st.text(max_size=300))
@settings(max_examples=25)
def test_any_text_makes_a_plan(text: str) -> None:
    """No text whatsoever stops the plan from being printed."""
    with with_text(text) as document:
        assert len(document) >= 3


_PRINTABLE = sorted(
    chr(code)
    for code in faces(Weight.REGULAR)[0].widths
    if chr(code).isprintable()
    and not unicodedata.combining(chr(code))
    and unicodedata.normalize("NFC", chr(code)) == chr(code)
    and unicodedata.category(chr(code))[0] in "LNP"
    and code < 0x2100
)


@given(text=st.text(st.sampled_from(_PRINTABLE), min_size=1, max_size=60))
@settings(max_examples=40)
def test_covered_text_comes_back_from_the_page(text: str) -> None:
    """What the first font covers reads the same on paper."""
    sessions = samples.sessions(samples.plan())[:1]
    paper = samples.paper(sessions=sessions, goal=f"xx {text} yy", weeks=1)
    with Document(render_plan(paper)) as document:
        expected = squeezed(unicodedata.normalize("NFC", text))
        assert expected in unicodedata.normalize("NFC", squeezed(document.text(0)))


@given(
    text=st.text(max_size=400), width=st.floats(20, 400), size=st.sampled_from([9.0, 11.0, 16.0])
)
def test_lines_are_never_wider_than_asked(text: str, width: float, size: float) -> None:
    """Wrapping keeps the width (but for a single wide character) and loses nothing."""
    kind = Typesetter()
    lines = kind.wrap(text, width, size)
    for line in lines:
        assert line.width * size <= width + 0.01 or len(line.spoken) == 1
    assert squeezed("".join(line.spoken for line in lines)) == squeezed(clean(text))


@given(text=st.text(max_size=200), width=st.floats(30, 300))
def test_cut_text_fits_and_says_that_it_was_cut(text: str, width: float) -> None:
    """A cut line fits its place and ends in an ellipsis when something is missing."""
    kind = Typesetter()
    line = kind.cut(text, width, 11)
    assert line.width * 11 <= width + 0.01 or len(line.spoken) <= 2
    assert line.spoken == clean(text) or line.spoken.endswith("…")
