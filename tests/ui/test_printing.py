"""Printing: the preview, the saved file and the printed pages are the same bytes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from calfjournal.domain.plan import Plan
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from calfjournal.views.print_ranges import PrintRange, file_name, ranges_of
from tests.ui.conftest import ScriptedChooser
from tests.ui.plan_journal import with_plan
from ui.printing.dialog import PrintDialog
from ui.printing.pages import PdfPages, prepare, print_pages
from ui.services.context import Context

LEFT_BUTTON = Qt.MouseButton.LeftButton


@pytest.fixture
def plan(journal: Journal) -> Plan:
    return with_plan(journal)


@pytest.fixture
def dialog(context: Context, plan: Plan, qtbot: QtBot) -> PrintDialog:
    made = PrintDialog(context, plan)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def _choose(dialog: PrintDialog, key: str) -> None:
    dialog.range.set_value(key)
    dialog.range.committed.emit(key)


def test_the_preview_has_pages_of_the_paper(dialog: PrintDialog) -> None:
    """Four weeks on A4 are shown at first."""
    assert dialog.pages.count >= 5
    width = dialog.pages.document.pagePointSize(0)
    assert {round(width.width()), round(width.height())} == {595, 842}
    assert dialog.save_button.isEnabled()


def test_the_very_bytes_are_saved(
    dialog: PrintDialog, context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    """The file holds what the preview shows, byte for byte."""
    shown = dialog.pages.data
    target = tmp_path / "plan.pdf"
    chooser = context.chooser
    assert isinstance(chooser, ScriptedChooser)
    chooser.answers = [target]
    qtbot.mouseClick(dialog.save_button, LEFT_BUTTON)
    assert target.read_bytes() == shown
    assert shown.startswith(b"%PDF-")


def test_a_folder_that_cannot_be_written_is_told(
    dialog: PrintDialog, context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    """The dialog stays open with the pages, and the reason is given."""
    told: list[str] = []
    context.notices.warned.connect(told.append)
    chooser = context.chooser
    assert isinstance(chooser, ScriptedChooser)
    chooser.answers = [tmp_path / "missing" / "plan.pdf"]
    qtbot.mouseClick(dialog.save_button, LEFT_BUTTON)
    assert "plan.pdf cannot be used" in told[0]
    assert dialog.isVisible()
    assert dialog.pages.count > 0


def test_letter_is_drawn_anew_and_remembered(
    dialog: PrintDialog, context: Context, qtbot: QtBot
) -> None:
    """Another paper is another layout, and the next print begins with it."""
    dialog.paper.setFocus()
    qtbot.keyClick(dialog.paper, Qt.Key.Key_Right)
    size = dialog.pages.document.pagePointSize(0)
    assert {round(size.width()), round(size.height())} == {612, 792}
    assert context.settings.now.paper == "letter"


def test_a_week_has_fewer_pages_than_the_plan(dialog: PrintDialog) -> None:
    """The range decides what is drawn."""
    counts = []
    for key in ("week", "month", "phase", "whole"):
        _choose(dialog, key)
        counts.append(dialog.pages.count)
    assert counts[0] < counts[1] <= counts[2] < counts[3]


def test_the_pages_reach_the_printer(dialog: PrintDialog, tmp_path: Path, plan: Plan) -> None:
    """Every page is painted on the printer's paper."""
    target = tmp_path / "printed.pdf"
    _choose(dialog, "week")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    prepare(printer, dialog.pages, "a4", in_words(plan.title))
    assert print_pages(printer, dialog.pages) == dialog.pages.count
    printed = QPdfDocument()
    printed.load(str(target))
    assert printed.pageCount() == dialog.pages.count
    printed.close()


def test_bytes_that_are_no_pdf_show_a_problem(dialog: PrintDialog) -> None:
    """A broken drawing is told, with a way to try again, and nothing can be saved."""
    dialog._show(b"no pdf at all")
    assert not dialog.save_button.isEnabled()
    assert dialog._failed.button.isVisible()
    dialog._failed.button.click()
    assert dialog.save_button.isEnabled()


def test_pages_can_be_loaded_one_after_the_other(dialog: PrintDialog) -> None:
    """The document never reads from bytes that are gone."""
    pages = PdfPages(dialog)
    for _ in range(3):
        assert pages.load(dialog.pages.data)
        assert not pages.document.render(0, pages.document.pagePointSize(0).toSize()).isNull()


@pytest.mark.parametrize(
    ("first", "paper", "name"),
    [
        (date(2026, 11, 23), "a4", "calfplan_2026-W48_A4.pdf"),
        (date(2027, 1, 1), "letter", "calfplan_2026-W53_Letter.pdf"),
    ],
)
def test_the_file_is_named_by_its_week(plan: Plan, first: date, paper: str, name: str) -> None:
    """ISO weeks, also over the turn of the year."""
    assert file_name(plan, PrintRange("week", "This week", first, 1), paper) == name


def test_ranges_outside_the_plan_are_its_first_or_last_week(plan: Plan) -> None:
    """A plan that has not begun, or is over, can still be printed."""
    before = ranges_of(plan, date(2020, 1, 1))[0]
    after = ranges_of(plan, date(2090, 1, 1))[0]
    assert (before.title, before.first) == ("First week", plan.start)
    assert (after.title, after.first) == ("Last week", plan.end)
