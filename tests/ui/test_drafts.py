"""What is typed into a form lies in the journal at once, and is there again after a crash."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.finding import Verdict
from calfjournal.domain.plan import BlockedRange, Race
from calfjournal.domain.run import Run
from calfjournal.journal import Journal
from tests.calendar_journal import fill
from tests.ui.showing import shown
from ui.editor.dialogs import SkipDialog
from ui.plan.calendar_entries import BlockDialog, RaceDialog
from ui.run.run_dialog import RunDialog
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.signs.red_flag_dialog import RedFlagDialog
from ui.today.decide_dialog import DecideDialog
from ui.today.page import TodayPage
from ui.today.unkept import UnkeptStrip
from ui.widgets.draft_line import DraftLine
from ui.widgets.form_dialog import FormDialog

LEFT = Qt.MouseButton.LeftButton
ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier
Restart = Callable[[Context], Context]
Today = Callable[[Context], TodayPage]


@pytest.fixture
def restart(make_context: Callable[[Journal], Context]) -> Restart:
    """Return what a start after a crash finds: the same journal, and new forms."""

    def begin(crashed: Context) -> Context:
        crashed.drafts.flush()
        return make_context(crashed.journal)

    return begin


@pytest.fixture
def open_today(qtbot: QtBot) -> Today:
    """Return a function that shows Today as its window would."""
    pages = []

    def show(context: Context) -> TodayPage:
        page = shown(TodayPage(context), qtbot, 1084, 770)
        pages.append(page)
        return page

    return show


def write(qtbot: QtBot, field: QWidget, text: str) -> None:
    """Put the keys into a field and type."""
    field.setFocus()
    qtbot.keyClicks(field, text)


def line_of(form: QWidget) -> DraftLine:
    """Return the line that says what was brought back."""
    return form.findChildren(DraftLine)[0]


def strips(page: TodayPage) -> list[UnkeptStrip]:
    """Return what is offered as not kept."""
    return [strip for strip in page.unkept.findChildren(UnkeptStrip) if not strip.isHidden()]


def names(context: Context) -> list[str]:
    """Return the names of all drafts of the journal."""
    return [draft.name for draft in context.journal.drafts.listed()]


# ------------------------------------------------------------------------------- writing


def test_a_pause_writes_the_draft(qtbot: QtBot, context: Context, open_today: Today) -> None:
    """Soon after the last key the check-in lies in the journal, wrong text included."""
    form = open_today(context).check_in.form
    write(qtbot, form.figures["resting_hr"], "52")
    write(qtbot, form.figures["sleep_hours"], "sev")
    today = context.journal.today()
    qtbot.waitUntil(lambda: bool(names(context)))
    draft = context.journal.drafts.get(f"check_in:{today}")
    assert draft is not None
    assert draft.values == {"resting_hr": "52", "sleep_hours": "sev"}


def test_a_long_writer_is_not_put_off(qtbot: QtBot, context: Context, open_today: Today) -> None:
    """The draft is written while the keys go on and on."""
    note = open_today(context).check_in.form.note
    note.setFocus()

    def written_while_typing() -> bool:
        qtbot.keyClicks(note, "on ")
        return bool(names(context))

    qtbot.waitUntil(written_while_typing, timeout=20_000)


def test_a_draft_is_no_change(qtbot: QtBot, context: Context, open_today: Today) -> None:
    """Nothing can be undone, and no page hears of it."""
    form = open_today(context).check_in.form
    with qtbot.assertNotEmitted(context.bus.changed):
        write(qtbot, form.note, "slept badly")
        context.drafts.flush()
    assert names(context)
    assert context.journal.undo_label is None


def test_a_reader_has_no_drafts(
    qtbot: QtBot,
    context: Context,
    journal: Journal,
    make_context: Callable[[Journal], Context],
    open_today: Today,
) -> None:
    """A second window on the journal reads, and neither shows nor writes what the first types."""
    form = open_today(context).check_in.form
    write(qtbot, form.figures["resting_hr"], "52")
    context.drafts.flush()
    with Journal.open(journal.path, read_only=True) as reading:
        second = make_context(reading)
        other = open_today(second).check_in.form
        assert other.figures["resting_hr"].text() == ""
        assert line_of(other).isHidden()
        write(qtbot, other.figures["resting_hr"], "77")
        second.drafts.flush()
        assert second.drafts.left() == []
    draft = journal.drafts.get(f"check_in:{journal.today()}")
    assert draft is not None
    assert draft.values == {"resting_hr": "52"}


def test_a_refused_draft_is_told_once_and_not_lost(
    qtbot: QtBot, context: Context, journal: Journal, open_today: Today
) -> None:
    """While the journal cannot be written the text stays, also over days; then it is written."""
    told: list[str] = []
    context.notices.warned.connect(told.append)
    page = open_today(context)
    form, path = page.check_in.form, journal.path
    away = path.with_name("away")
    path.rename(away)
    write(qtbot, form.figures["resting_hr"], "52")
    context.drafts.flush()
    write(qtbot, form.note, "still here")
    page.go_to(journal.today() - timedelta(1))
    assert form.figures["resting_hr"].text() == ""
    assert len(told) == 1
    assert "not saved yet" in told[0]
    page.go_to(page.context.journal.today())
    assert (form.figures["resting_hr"].text(), form.note.typed) == ("52", "still here")
    away.rename(path)
    context.drafts.flush()
    write(qtbot, form.note, "!")
    context.drafts.flush()
    assert names(context) == [f"check_in:{journal.today()}"]
    assert context.drafts.problem == ""


# ------------------------------------------------------------------------------- the check-in


def test_a_check_in_is_there_again(
    qtbot: QtBot, context: Context, restart: Restart, open_today: Today
) -> None:
    """After a crash the form holds what was typed and says so; Keep keeps it."""
    form = open_today(context).check_in.form
    write(qtbot, form.figures["resting_hr"], "52")
    form.figures["fatigue"].setFocus()
    qtbot.keyClicks(form.figures["fatigue"], "3")
    qtbot.mouseClick(form.tags.chips["travel"], LEFT)
    again = restart(context)
    page = open_today(again)
    form = page.check_in.form
    assert (form.figures["resting_hr"].text(), form.figures["fatigue"].value) == ("52", 3)
    assert form.tags.value == ("travel",)
    assert line_of(form).isVisible()
    assert line_of(form).sentence.startswith("Restored what you had typed ")
    assert strips(page) == []
    qtbot.mouseClick(form.keep, LEFT)
    kept = again.journal.checkins.get(again.journal.today())
    assert kept is not None
    assert (kept.resting_hr, kept.fatigue, kept.tags) == (52, 3, ("travel",))
    assert names(again) == []
    assert line_of(form).isHidden()


def test_what_came_back_can_be_discarded(
    qtbot: QtBot, context: Context, restart: Restart, open_today: Today
) -> None:
    """One click empties the form, and nothing comes back the next time."""
    write(qtbot, open_today(context).check_in.form.figures["resting_hr"], "52")
    again = restart(context)
    form = open_today(again).check_in.form
    qtbot.mouseClick(line_of(form).discard, LEFT)
    assert form.figures["resting_hr"].text() == ""
    assert line_of(form).isHidden()
    assert names(again) == []
    assert line_of(open_today(restart(again)).check_in.form).isHidden()


def test_a_kept_morning_shows_its_draft_open(
    qtbot: QtBot, context: Context, restart: Restart, open_today: Today
) -> None:
    """A change that was not kept opens the form over the kept values; Cancel drops it."""
    today = context.journal.today()
    context.journal.checkins.save(CheckIn(today, resting_hr=49, note="fine"))
    page = open_today(context)
    qtbot.mouseClick(page.check_in.edit, LEFT)
    write(qtbot, page.check_in.form.note, "really ")
    again = restart(context)
    card = open_today(again).check_in
    assert card.form.isVisible()
    assert (card.form.figures["resting_hr"].value, card.form.note.typed) == (49, "really fine")
    qtbot.mouseClick(card.form.cancel, LEFT)
    assert not card.form.isVisible()
    assert names(again) == []


def test_a_draft_against_undo(qtbot: QtBot, context: Context, open_today: Today) -> None:
    """Undo of the check-in under a form leaves what is typed; redo does too."""
    journal = context.journal
    journal.checkins.save(CheckIn(journal.today(), resting_hr=49, fatigue=2))
    page = open_today(context)
    qtbot.mouseClick(page.check_in.edit, LEFT)
    write(qtbot, page.check_in.form.note, "typed")
    context.drafts.flush()
    journal.undo()
    assert page.check_in.form.note.typed == "typed"
    assert page.check_in.form.figures["resting_hr"].text() == ""
    journal.redo()
    assert page.check_in.form.note.typed == "typed"
    assert page.check_in.form.figures["resting_hr"].text() == "49"
    assert names(context) == [f"check_in:{journal.today()}"]


def test_another_days_check_in_is_offered(
    qtbot: QtBot, context: Context, restart: Restart, open_today: Today
) -> None:
    """What was typed for a day gone by stands on Today, to go on with or to drop."""
    yesterday = context.journal.today() - timedelta(1)
    page = open_today(context)
    page.go_to(yesterday)
    write(qtbot, page.check_in.form.figures["resting_hr"], "48")
    again = restart(context)
    page = open_today(again)
    again.navigate = lambda _place, target=None: page.go_to(target)
    (strip,) = strips(page)
    assert strip.sentence.startswith("A check-in of ")
    qtbot.mouseClick(strip.button, LEFT)
    assert page.day == yesterday
    assert page.check_in.form.figures["resting_hr"].text() == "48"
    assert strips(page) == []
    page.go_to(page.context.journal.today())
    (strip,) = strips(page)
    qtbot.mouseClick(strip.drop, LEFT)
    assert strips(page) == []
    assert names(again) == []


def test_what_has_no_place_any_more_can_be_copied(
    qtbot: QtBot, context: Context, restart: Restart, open_today: Today
) -> None:
    """A draft of a deleted run is told; its words can be taken along before it is dropped."""
    fill(context.journal)
    yesterday = context.journal.today() - timedelta(1)
    (ran,) = context.journal.runs.between(yesterday, yesterday)
    dialog = RunDialog(context, yesterday, ran)
    qtbot.addWidget(dialog)
    dialog.open()
    write(qtbot, dialog.note, "by the river")
    context.drafts.flush()
    context.journal.runs.delete(ran.key)
    page = open_today(restart(context))
    (strip,) = strips(page)
    assert "its place is gone" in strip.sentence
    qtbot.mouseClick(strip.button, LEFT)
    assert QApplication.clipboard().text() == "by the river"
    qtbot.mouseClick(strip.drop, LEFT)
    assert strips(page) == []


def test_drafts_of_other_versions_are_offered_too(
    qtbot: QtBot, context: Context, open_today: Today
) -> None:
    """A kind of form that this version does not have neither fails nor vanishes: one at a time."""
    context.journal.drafts.put("meal:2026-11-24", {"what": "soup"})
    context.journal.drafts.put("meal:7", {"what": "bread"})
    page = open_today(context)
    for _ in range(2):
        qtbot.waitUntil(lambda: len(strips(page)) == 1)
        (strip,) = strips(page)
        assert "its place is gone" in strip.sentence
        qtbot.mouseClick(strip.drop, LEFT)
    qtbot.waitUntil(lambda: strips(page) == [])


# ------------------------------------------------------------------------------- dialogs


def _verdict(context: Context) -> Verdict:
    return context.journal.recovery.verdict(context.journal.today())


def _a_run(context: Context) -> Run:
    day = context.journal.today() - timedelta(1)
    (found,) = context.journal.runs.between(day, day)
    return replace(found, source="manual")


DIALOGS: dict[str, tuple[Callable[[Context], FormDialog], str, str]] = {
    "a run": (lambda c: RunDialog(c, c.journal.today()), "note", "A run of "),
    "a kept run": (
        lambda c: RunDialog(c, c.journal.today(), _a_run(c)),
        "surface",
        "A change to the run of ",
    ),
    "warning signs": (
        lambda c: RedFlagDialog(c, c.journal.today()),
        "note",
        "A report of warning signs of ",
    ),
    "a decision": (
        lambda c: DecideDialog(c, c.journal.today(), _verdict(c)),
        "note",
        "Your own decision of ",
    ),
    "a skipped session": (
        lambda c: SkipDialog(c.drafts, c.journal.sessions.on(c.journal.today())[0].key),
        "words",
        "Why you skip “Heavy slow raises” of ",
    ),
    "a race": (lambda c: RaceDialog(c, Race(c.journal.today())), "name", "A race was not kept."),
    "days off": (
        lambda c: BlockDialog(c, BlockedRange(c.journal.today(), c.journal.today())),
        "reason",
        "A range of days off was not kept.",
    ),
}


@pytest.mark.parametrize("kind", DIALOGS)
def test_every_dialog_brings_back_what_was_typed(
    qtbot: QtBot, context: Context, restart: Restart, kind: str, open_today: Today
) -> None:
    """After a crash Today offers it, the dialog shows it and says so; closing it drops it."""
    fill(context.journal)
    make, name, sentence = DIALOGS[kind]
    crashed = make(context)
    qtbot.addWidget(crashed)
    crashed.open()
    write(qtbot, getattr(crashed, name), "half a sent")
    again = restart(context)
    page = open_today(again)
    assert [strip.sentence.startswith(sentence) for strip in strips(page)] == [True]
    dialog = make(again)
    qtbot.addWidget(dialog)
    dialog.open()
    assert getattr(dialog, name).typed == "half a sent"
    assert line_of(dialog).isVisible()
    assert strips(page) == []
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert names(again) == []


def test_a_kept_dialog_leaves_no_draft(qtbot: QtBot, context: Context) -> None:
    """Adding the run drops what was typed for it."""
    dialog = RunDialog(context, context.journal.today())
    qtbot.addWidget(dialog)
    dialog.open()
    write(qtbot, dialog.distance, "8.1")
    context.drafts.flush()
    assert names(context)
    qtbot.mouseClick(dialog.keep, LEFT)
    assert len(context.journal.runs.between(context.journal.today(), context.journal.today())) == 1
    assert names(context) == []


def test_a_run_that_is_refused_stays_on_the_screen(qtbot: QtBot, context: Context) -> None:
    """While the journal cannot be written, Add keeps the dialog with everything in it."""
    path, today = context.journal.path, context.journal.today()
    dialog = RunDialog(context, today)
    qtbot.addWidget(dialog)
    dialog.open()
    write(qtbot, dialog.distance, "8.1")
    path.rename(path.with_name("away"))
    qtbot.mouseClick(dialog.keep, LEFT)
    assert dialog.isVisible()
    path.with_name("away").rename(path)
    qtbot.mouseClick(dialog.keep, LEFT)
    assert [run.km for run in context.journal.runs.between(today, today)] == [8.1]
    assert names(context) == []


def test_ticked_signs_come_back_with_their_advice(
    qtbot: QtBot, context: Context, restart: Restart
) -> None:
    """A ticked warning sign says what to do again and can be reported."""
    crashed = RedFlagDialog(context, context.journal.today())
    qtbot.addWidget(crashed)
    crashed.open()
    crashed.rows[0].box.click()
    dialog = RedFlagDialog(restart(context), context.journal.today())
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.chosen == [dialog.rows[0].key]
    assert dialog.report.isEnabled()
    assert dialog.rows[0]._advice.isVisible()
    qtbot.mouseClick(line_of(dialog).discard, LEFT)
    assert dialog.chosen == []
    assert not dialog.report.isEnabled()


def test_what_is_kept_already_is_no_draft(
    qtbot: QtBot, context: Context, open_today: Today
) -> None:
    """A crash between keeping and dropping the draft offers nothing that is there already."""
    today = context.journal.today()
    context.journal.checkins.save(CheckIn(today, resting_hr=49))
    context.journal.drafts.put(f"check_in:{today}", {"resting_hr": "49"})
    page = open_today(context)
    assert not page.check_in.is_open
    assert names(context) == []


@pytest.mark.parametrize(
    "about", [date(2026, 11, 24), 8156234987123, "", "acwr.high"], ids=["day", "row", "new", "key"]
)
def test_names_are_read_as_they_were_written(about: date | int | str) -> None:
    """The name of a draft says again what it is of."""
    key = DraftKey(DraftKind.RUN, about)
    assert DraftKey.read(str(key)) == key
