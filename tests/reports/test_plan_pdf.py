"""The printed plan as a whole: pages, sizes, fonts, structure, sameness."""

from __future__ import annotations

import threading
from datetime import timedelta
from itertools import pairwise

import numpy as np
import pypdfium2.raw as pdfium_c
import pytest
from msgspec.structs import replace

from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.reports import stop_box
from calfjournal.reports.layout import MARGIN, MM
from calfjournal.reports.plan_paper import PaperSize, PlanPaper
from calfjournal.reports.plan_pdf import render_plan
from tests.reports import samples
from tests.reports.reading import Document, dictionaries, fonts, squeezed

SIZES = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}


def rendered(**changes: object) -> Document:
    return Document(render_plan(samples.paper(**changes)))


def short(**changes: object) -> Document:
    """Two weeks, for tests that need no more."""
    return rendered(**{"weeks": 2} | changes)


def test_a_plan_is_an_overview_a_wall_sheet_a_week_and_a_sheet_per_session_type() -> None:
    """The outline names the overview, every week of the range and every session type once."""
    with rendered() as document:
        outline = document.outline()
        titles = [title for _, title in outline]
    assert titles[0] == "Overview"
    weeks = [title for title in titles if "week" in title]
    assert len(weeks) == 18
    assert weeks[0] == "Mobility · week 1 of 5 · 7–13 Sep 2026"
    assert weeks[5] == "Strength · week 1 of 7 · 12–18 Oct 2026"
    assert titles[-2:] == ["M1 · Ankle range and first loading", "S1 · Heavy slow raises"]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("large", [False, True])
def test_pages_have_the_size_of_the_paper(paper: PaperSize, large: bool) -> None:
    """Weeks are landscape, all else portrait, on the paper asked for."""
    wide, high = SIZES[paper]
    with short(paper=paper, large_print=large) as document:
        for index, (width, height) in enumerate(document.sizes()):
            is_week = " · week " in document.text(index)[:60]
            expected = (high, wide) if is_week else (wide, high)
            assert (width, height) == pytest.approx(expected, abs=0.2)


def test_a_session_done_in_part_is_printed_so() -> None:
    """The sheet of the week does not tick what was only begun: it says partly done."""
    sessions = samples.paper().sessions
    begun = [replace(each, status=SessionStatus.PARTLY) for each in sessions[:1]]
    with short(sessions=(*begun, *sessions[1:])) as document:
        (page,) = [n for n in range(len(document)) if " · week 1 " in document.text(n)[:60]]
        assert squeezed(document.text(page)).count(squeezed("partly done")) == 1


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("large", [False, True])
def test_nothing_is_printed_in_the_margin(paper: PaperSize, large: bool) -> None:
    """Home printers cannot reach the outer 12 mm, so they stay white on every page."""
    with rendered(paper=paper, large_print=large, weeks=6) as document:
        for index in range(len(document)):
            page = document.image(index)
            margin = int(11.6 * 4)
            inside = page[margin:-margin, margin:-margin]
            assert (page < 250).sum() == (inside < 250).sum(), f"page {index + 1}"
            assert (inside < 250).mean() > 0.01, f"page {index + 1} is almost empty"


def test_margins_squares_and_cells_are_large_enough_for_a_printer_and_a_pencil() -> None:
    """The measures of good paper hold: margin 12 mm, tick square 5 mm, cells 8 mm."""
    from calfjournal.reports.layout import CELL, LARGE, NORMAL, TICK

    assert MARGIN >= 12 * MM
    assert TICK >= 5 * MM
    assert CELL >= 8 * MM
    assert NORMAL.body >= 11
    assert LARGE.least >= 16


@pytest.mark.parametrize("large", [False, True])
def test_every_sheet_carries_the_stop_box(large: bool) -> None:
    """The pain limits, the 24-hour rule and when to get help stand on every page of a plan."""
    with short(large_print=large) as document:
        for text in document.texts():
            words = squeezed(text)
            for part in (stop_box.PAIN, stop_box.MORNING[1], stop_box.HELP[1]):
                assert squeezed(part) in words


def test_the_stop_box_is_always_at_the_same_place() -> None:
    """On pages of one orientation the lower part of the sheet looks the same."""
    with short() as document:
        weeks = [i for i in range(len(document)) if " · week " in document.text(i)[:60]]
        others = [i for i in range(len(document)) if i not in weeks]
        for group, box in ((weeks, 40), (others, 50)):
            # The footer with its page number lies below the box.
            foot = int((12.5 + 6) * 4)
            images = [document.image(index)[-box * 4 : -foot] for index in group]
            for first, second in pairwise(images):
                rows = slice(-20 * 4, None)
                assert np.array_equal(first[rows], second[rows])


def test_pain_limits_of_the_athlete_are_the_ones_printed() -> None:
    """Other limits move the zones, and the words for the eye that cannot see say so."""
    with short(pain_limits=(3, 4)) as document:
        alts = [alt for tag, alt in document.tags(0) if tag == "Figure"]
    assert any("0 to 3: go on. 4 to 4: hold. From 5: stop." in alt for alt in alts)


def test_pages_are_numbered_to_the_last() -> None:
    """Each footer says which page of how many it is."""
    with short(large_print=True) as document:
        for index, text in enumerate(document.texts()):
            assert f"page {index + 1} of {len(document)}" in text


def test_fonts_are_embedded() -> None:
    """A printer needs no font of its own."""
    with rendered(weeks=6, goal="Ωmega שלום مرحبا") as document:
        used = fonts(document)
    assert any("Inter" in name for name in used)
    assert any("DejaVu" in name for name in used)
    assert all(used.values()), used


def test_the_document_says_what_it_is() -> None:
    """Title, author and language are set, and viewers show the title instead of the file name."""
    data = render_plan(samples.paper(weeks=1, language="fr-FR"))
    with Document(data) as document:
        facts = document.pdf.get_metadata_dict()
        assert facts["Title"] == "Calf foundation, 7 Sep 2026 – 10 Jan 2027"
        assert facts["Author"] == "calfjournal"
        assert document.tagged()
    objects = dictionaries(data)
    assert "/DisplayDocTitle true" in objects
    assert "/Lang (fr-FR)" in objects


def test_the_structure_names_headings_tables_and_drawings() -> None:
    """A screen reader finds the heading first, cells in tables, and words for each drawing."""
    with short() as document:
        overview, week, session = (document.tags(index) for index in (0, 1, 3))
    assert next(tag for tag, _ in overview if tag in ("H1", "H2", "P")) == "H1"
    assert [tag for tag, _ in week].count("TH") == 7
    assert [tag for tag, _ in week].count("TD") == 14
    drawings = [alt for tag, alt in session if tag == "Figure"]
    assert any("knee straight" in alt for alt in drawings)
    assert all(drawings)


def test_the_same_plan_gives_the_same_bytes() -> None:
    """Printing twice makes no difference a backup or a test would see."""
    paper = samples.paper(weeks=2)
    assert render_plan(paper) == render_plan(paper)


def test_two_threads_may_print_at_once() -> None:
    """Fonts are shared by all documents and still each thread gets its own plan."""
    papers = [samples.paper(weeks=1, goal=f"Goal {number}") for number in range(4)]
    results: dict[int, bytes] = {}

    def work(number: int) -> None:
        results[number] = render_plan(papers[number])

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [results[number] for number in range(4)] == [render_plan(paper) for paper in papers]


def test_the_range_can_begin_anywhere_and_ends_with_the_plan() -> None:
    """Weeks count from the Monday of the first day; what lies behind the plan is not printed."""
    wednesday = samples.MONDAY + timedelta(days=7 * 16 + 2)
    paper = samples.paper(first_day=wednesday, weeks=40)
    assert paper.mondays() == tuple(samples.MONDAY + timedelta(days=7 * week) for week in (16, 17))
    with Document(render_plan(paper)) as document:
        assert "week 5 of 5" in document.text(1)


def test_a_range_behind_the_plan_prints_the_overview_alone() -> None:
    """Asking for weeks that do not exist is answered with what there is."""
    paper = samples.paper(first_day=samples.MONDAY + timedelta(days=700), weeks=2)
    with Document(render_plan(paper)) as document:
        assert len(document) == 1


def test_a_plan_without_phases_and_sessions_is_printed_too() -> None:
    """Nothing planned yet still makes a readable page."""
    empty = samples.plan(phases=(), reasons=(), end=samples.MONDAY)
    paper = PlanPaper(empty, (), samples.paper().athlete, {}, samples.paper().produced_on, weeks=1)
    with Document(render_plan(paper)) as document:
        assert "Calf foundation" in document.text(0)
        assert "rest" in document.text(1)


def test_the_name_stays_off_the_paper_when_asked() -> None:
    """A sheet for the gym wall need not say whose it is."""
    with short(show_name=False) as document:
        assert not any("Mara" in text for text in document.texts())


def test_large_print_is_large() -> None:
    """In large print the exercises of a week are set in 16 points at least."""
    with short(large_print=True) as document:
        index = next(i for i in range(len(document)) if " · week " in document.text(i)[:60])
        textpage = document.pdf[index].get_textpage()
        text = textpage.get_text_range()
        for words in ("Heel-to-toe rockers", "Easy run", "Mon"):
            size = pdfium_c.FPDFText_GetFontSize(textpage.raw, text.index(words))
            assert size >= 16, words


def test_phases_are_told_apart_in_greyscale() -> None:
    """Kinds differ by sign and pattern, and the pain zones by their grey."""
    from calfjournal.reports.palette import GO_SOFT, HOLD_SOFT, PHASE_LOOKS, STOP

    looks = list(PHASE_LOOKS.values())
    assert len({look.glyph for look in looks}) == len(looks)
    assert len({look.pattern for look in looks}) == len(looks)
    greys = [
        0.3 * red + 0.59 * green + 0.11 * blue for red, green, blue in (GO_SOFT, HOLD_SOFT, STOP)
    ]
    assert all(first - second > 0.05 for first, second in pairwise(greys))


def test_text_colours_are_dark_enough_on_white() -> None:
    """Everything that is read has a contrast of 4.5 to 1 or more."""
    from calfjournal.reports import palette

    for colour in (palette.INK, palette.MUTED, palette.GO, palette.HOLD, palette.STOP):
        assert 1.05 / (_luminance(colour) + 0.05) >= 4.5


def _luminance(colour: tuple[float, float, float]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_retest_sheet_has_cells_for_the_results() -> None:
    """The tests of the re-test week are written down for both sides."""
    retest = Session(
        day=samples.MONDAY,
        kind=SessionKind.RETEST,
        title="The tests again",
        type_id="retest",
        sets=samples.sets("calf_raise_floor", 0, 1, 10),
    )
    with short(sessions=(retest,)) as document:
        text = document.text(len(document) - 1)
    assert "Knee to wall, cm" in text
    assert "Single-leg heel raises, reps" in text


def test_a_year_of_sheets_stays_small() -> None:
    """Fifty-two weeks take less than 8 kB a page, structure and fonts included."""
    data = render_plan(samples.year())
    with Document(data) as document:
        assert len(document) >= 52
        assert len(data) < 8000 * len(document)


def test_clinician_programs_say_so_on_every_sheet() -> None:
    """The warning of a researched program is on the overview, the wall and the session sheets."""
    warning = "Researched program for people treated for tendon pain; use it with your clinician."
    with short(warning=warning, weeks=1) as document:
        texts = [squeezed(text) for text in document.texts()]
    first_of_session = next(i for i, text in enumerate(texts) if "sheetM1" in text[:60])
    for index in (0, 1, first_of_session):
        assert squeezed(warning) in texts[index]


def test_unknown_exercises_print_by_their_id() -> None:
    """A session of an exercise that the library lost is printed all the same."""
    session = samples.sessions(samples.plan())[0]
    lost = replace(session, sets=tuple(replace(s, exercise="my_own_hop") for s in session.sets))
    with short(sessions=(lost,)) as document:
        assert "my_own_hop" in document.words()


@pytest.mark.parametrize("single", range(4))
def test_a_dash_stands_on_the_page_of_its_reason(single: int) -> None:
    """Wherever a page ends among the reasons, no dash is left behind without its words."""
    long = "A reason that takes two lines in large print because it says all that there is to say."
    reasons = ("Short.",) * single + (long,) * (12 - single)
    with short(large_print=True, paper="letter", plan=samples.plan(reasons=reasons)) as document:
        lines = [line.strip() for text in document.texts()[:8] for line in text.splitlines()]
    assert sum(line.startswith("–") for line in lines) >= len(reasons)
    assert "–" not in lines
