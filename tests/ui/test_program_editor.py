"""A program is copied, changed by typing, saved, shared and brought, as a person does it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from calfjournal import paths
from calfjournal.domain.program import Program
from calfjournal.domain.program_check import Path as Place
from calfjournal.journal import Journal
from tests.ui.conftest import ScriptedChooser
from tests.ui.hands import press
from tests.ui.plan_journal import with_plan
from tests.ui.reader import nameless
from ui.editor.dialogs import ExerciseDialog
from ui.plan.changes import ChangesDialog
from ui.plan.new_plan import NewPlanDialog
from ui.plan.page import PlanPage
from ui.plan.program.editor import ProgramEditor
from ui.plan.program.fields import name_of
from ui.plan.program.session_form import SessionTypeForm
from ui.plan.programs_dialog import ProgramsDialog
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
COPY = "calf_foundation_copy"


@pytest.fixture
def page(context: Context, journal: Journal, qtbot: QtBot) -> PlanPage:
    with_plan(journal)
    return shown(context, qtbot)


def shown(context: Context, qtbot: QtBot) -> PlanPage:
    made = PlanPage(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


@pytest.fixture
def editor(page: PlanPage, qtbot: QtBot) -> ProgramEditor:
    """The form of a copy of the program that the plan follows."""
    qtbot.mouseClick(page.program.edit, LEFT)
    return opened(page)


def opened(page: PlanPage) -> ProgramEditor:
    assert isinstance(page.dialog, ProgramEditor)
    QApplication.processEvents()  # The keys come to a dialog a turn later.
    return page.dialog


def field(editor: ProgramEditor, *path: str | int) -> QWidget:
    """The field at a place, once its part was chosen in the list."""
    name = name_of(path)
    found = editor.form.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def choose(editor: ProgramEditor, title: str) -> None:
    """Choose a part in the list by its title."""
    parts = editor.outline.parts
    item = next(iter(parts.findItems(title, Qt.MatchFlag.MatchExactly)))
    parts.setCurrentItem(item)


def write(qtbot: QtBot, into: QWidget, text: str) -> None:
    """Put the keys into a field, type over what stands there, and press Enter."""
    into.setFocus()
    assert isinstance(into, QLineEdit)
    into.selectAll()
    press(qtbot, text or Qt.Key.Key_Delete, ENTER)


def saved(journal: Journal) -> Program:
    return journal.programs.programs[COPY]


def test_a_copy_is_changed_saved_shared_and_brought_elsewhere(
    editor: ProgramEditor,
    page: PlanPage,
    make_context: Callable[[Journal], Context],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    """Weeks and a dose are typed, the preview follows, and another home has the very program."""
    choose(editor, "Strength")
    write(qtbot, field(editor, "phase", 1, "weeks", 2), "12")
    write(qtbot, field(editor, "phase", 1, "weeks", 1), "11")
    choose(editor, "Slow raises and range")
    at = editor.outline.section
    write(qtbot, field(editor, *at, "items", 0, "sets"), "4")
    write(qtbot, field(editor, *at, "items", 0, "reps"), "6-9")
    bar = editor.preview.plan._timeline
    qtbot.waitUntil(lambda: "Strength, 11 weeks" in bar.as_text())
    qtbot.mouseClick(editor.save, LEFT)
    journal = page.context.journal
    program = saved(journal)
    assert program.phases[1].weeks_range == (6, 11, 12)
    item = program.session_types[list(program.session_types)[int(at[1])]].items[0]
    assert (item.sets, item.amount) == (4, (6, 9))

    file = tmp_path / "shared.toml"
    chooser(page).answers = [file]
    page.programs_action.trigger()
    programs = page.dialog
    assert isinstance(programs, ProgramsDialog)
    programs.choose(COPY)
    qtbot.mouseClick(programs.share, LEFT)
    programs.close()

    monkeypatch.setenv("CALFJOURNAL_HOME", str(tmp_path / "elsewhere"))
    with Journal.create(tmp_path / "elsewhere.calfjournal") as other:
        there = shown(make_context(other), qtbot)
        chooser(there).answers = [file]
        there.acts.show_programs()
        programs = there.dialog
        assert isinstance(programs, ProgramsDialog)
        qtbot.mouseClick(programs.bring, LEFT)
        assert saved(other) == program
        assert (paths.data_dir() / "programs" / f"{COPY}.toml").is_file()
        programs.close()


def chooser(page: PlanPage) -> ScriptedChooser:
    assert isinstance(page.context.chooser, ScriptedChooser)
    return page.context.chooser


@pytest.mark.parametrize(
    ("part", "place", "typed", "said"),
    [
        ("Spacing and pain", ("spacing", "min_gap_h"), "500", "500 is outside 0 to 168."),
        ("Spacing and pain", ("spacing", "min_gap_h"), "soon", "whole number"),
        ("The program", ("title",), " ", "empty"),
        ("Strength", ("phase", 1, "weeks", 0), "9", "must not fall"),
        (
            "Ready for strength",
            ("gate", 0, "criterion", 0, "at_least"),
            "",
            "the least that counts",
        ),
        ("Strength", ("phase", 1, "weeks", 0), "", "whole number from 0 to"),
        ("Slow raises and range", ("session", 4, "items", 0, "tempo"), "slow", "no tempo"),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(
    editor: ProgramEditor, qtbot: QtBot, part: str, place: Place, typed: str, said: str
) -> None:
    """Save waits and says why; the right value sets it free again."""
    choose(editor, part)
    into = field(editor, *place)
    assert isinstance(into, QLineEdit)
    before = into.text()
    write(qtbot, into, typed)
    if said == "no tempo":
        said = "is not a tempo"
    assert said in into.accessibleDescription() or said in editor._state.text()
    assert not editor.save.isEnabled()
    assert part in editor._state.text()
    write(qtbot, field(editor, *place), before or "2-0-2-0")
    assert editor.save.isEnabled()


def test_a_problem_elsewhere_is_one_click_away(editor: ProgramEditor, qtbot: QtBot) -> None:
    """The list marks the part, and the line leads to the field."""
    choose(editor, "Spacing and pain")
    write(qtbot, field(editor, "spacing", "max_per_week"), "50")
    choose(editor, "The program")
    qtbot.mouseClick(editor.go_there, LEFT)
    assert editor.outline.section == ("spacing",)
    assert QApplication.focusWidget() is field(editor, "spacing", "max_per_week")
    assert "wrong" in editor.outline.parts.currentItem().toolTip()


def test_an_empty_length_is_one_error(editor: ProgramEditor, qtbot: QtBot) -> None:
    """What follows from a length that is not known is not told as well."""
    choose(editor, "Strength")
    write(qtbot, field(editor, "phase", 1, "weeks", 0), "")
    assert list(editor.program_draft.problems) == [("phase", 1, "weeks")]


def test_tab_comes_to_the_buttons_last(editor: ProgramEditor, qtbot: QtBot) -> None:
    """The form of a part and the topics of the preview, which come later, stand before them."""
    choose(editor, "Strength")
    qtbot.waitUntil(lambda: bool(editor.preview.plan._why.folds))
    chain: list[QWidget] = []
    here = editor.outline.parts.nextInFocusChain()
    while here is not None and here is not editor.outline.parts:
        chain.append(here)
        here = here.nextInFocusChain()
    title = chain.index(field(editor, "phase", 1, "title"))
    folds = [chain.index(fold.button) for fold in editor.preview.plan._why.folds.values()]
    assert title < min(folds)
    assert max(folds) < chain.index(editor.cancel) < chain.index(editor.save)


def test_exercises_are_added_moved_and_removed_by_keys(editor: ProgramEditor, qtbot: QtBot) -> None:
    """Alt+Up takes a line and the keys with it; Ctrl+Z takes back what was done."""
    choose(editor, "Slow raises and range")
    section = editor.outline.section
    lines = len(editor.program_draft.rows((*section, "items")))
    last = (*section, "items", lines)
    assert isinstance(editor.form, SessionTypeForm)
    qtbot.mouseClick(editor.form.more, LEFT)
    found = editor.findChild(ExerciseDialog)
    assert isinstance(found, ExerciseDialog)
    qtbot.keyClicks(found.search, "tibialis")
    qtbot.keyClick(found.search, ENTER)
    added = editor.program_draft.get((*last, "exercise"))
    assert added is not None
    assert QApplication.focusWidget() is field(editor, *last, "sets")
    qtbot.keyClick(field(editor, *last, "sets"), Qt.Key.Key_Up, ALT)
    before = (*section, "items", lines - 1)
    assert editor.program_draft.get((*before, "exercise")) == added
    assert QApplication.focusWidget() is field(editor, *before, "sets")
    qtbot.keyClick(
        field(editor, *before, "sets"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )
    assert editor.program_draft.get((*last, "exercise")) == added
    qtbot.keyClick(
        QApplication.focusWidget() or editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )
    assert len(editor.program_draft.rows((*section, "items"))) == lines
    assert not editor.program_draft.is_changed
    editor.close()


def test_the_amount_can_count_something_else(editor: ProgramEditor, qtbot: QtBot) -> None:
    """Repetitions become seconds, the number stays."""
    choose(editor, "Slow raises and range")
    at = (*editor.outline.section, "items", 0)
    amount = editor.program_draft.get((*at, "reps"))
    unit = field(editor, *at, "unit")
    assert isinstance(unit, QComboBox)
    unit.setFocus()
    qtbot.keyClick(unit, Qt.Key.Key_Down)
    assert editor.program_draft.get((*at, "seconds")) == amount
    assert editor.program_draft.get((*at, "reps")) is None
    editor.program_draft.undo()
    editor.close()


def test_weeks_and_length_follow_each_other(editor: ProgramEditor, qtbot: QtBot) -> None:
    """A longer phase has more weeks, weeks taken out make it shorter; nothing is wrong between."""
    choose(editor, "Strength")
    write(qtbot, field(editor, "phase", 1, "weeks", 2), "10")
    draft = editor.program_draft
    assert sum(week.get("repeat", 1) for week in draft.rows(("phase", 1, "week"))) == 10
    first = draft.get(("phase", 1, "week", 0))
    write(qtbot, field(editor, "phase", 1, "week", 0, "repeat"), str(first.get("repeat", 1) + 1))
    assert draft.get(("phase", 1, "weeks"))[2] == 11
    assert editor.save.isEnabled()


def test_what_is_used_is_not_removed(editor: ProgramEditor, qtbot: QtBot) -> None:
    """A session type that a phase holds stays, and the phase is named."""
    choose(editor, "Slow raises and range")
    count = len(editor.program_draft.rows(("session",)))
    qtbot.keyClick(editor.outline.parts, Qt.Key.Key_Delete)
    assert "Strength" in editor._state.text()
    assert len(editor.program_draft.rows(("session",))) == count


def test_nothing_the_keys_reach_is_nameless(editor: ProgramEditor) -> None:
    """Every field of every part says what it is."""
    for place in (("title",), ("spacing",), ("phase", 1), ("session", 4), ("gate", 0)):
        editor.go_to(place)
        QApplication.processEvents()
        assert nameless(editor) == []


def test_parts_are_added(editor: ProgramEditor) -> None:
    """A new phase, session type and gate are sound as they come."""
    for add in (editor.outline.add_session, editor.outline.add_gate, editor.outline.add_phase):
        add.trigger()
        assert editor.save.isEnabled()
    assert editor.outline.section[0] == "phase"


def test_leaving_asks_about_what_is_not_saved(
    editor: ProgramEditor, page: PlanPage, journal: Journal, qtbot: QtBot
) -> None:
    """Escape asks; going on keeps everything, leaving makes no program."""
    choose(editor, "The program")
    write(qtbot, field(editor, "title"), "Mine")
    qtbot.keyClick(editor, ESCAPE)
    assert editor.isVisible()
    qtbot.mouseClick(editor.question.refuse, LEFT)
    assert editor.isVisible()
    qtbot.keyClick(editor, ESCAPE)
    qtbot.mouseClick(editor.question.agree, LEFT)
    assert not editor.isVisible()
    assert COPY not in journal.programs.programs


def test_a_crash_loses_nothing_typed(
    editor: ProgramEditor, page: PlanPage, context: Context, qtbot: QtBot
) -> None:
    """What was typed, wrong or right, stands in the form that opens next."""
    choose(editor, "Spacing and pain")
    write(qtbot, field(editor, "spacing", "min_gap_h"), "soon")
    context.drafts.flush()
    assert context.drafts.holds(DraftKey(DraftKind.PROGRAM, "calf_foundation"))
    editor.draft.leave()
    editor.done(0)
    page.go_to(DraftKey(DraftKind.PROGRAM, "calf_foundation"))
    again = opened(page)
    assert again.program_draft.get(("spacing", "min_gap_h")) == "soon"
    assert not again.save.isEnabled()


def test_a_plan_changes_only_when_it_is_laid_again(
    page: PlanPage, journal: Journal, context: Context, qtbot: QtBot
) -> None:
    """After its own program was changed the page offers to plan again, and shows what changes."""
    copied = journal.own_programs.copy(journal.programs.programs["calf_foundation"], "Mine")
    with_plan(journal, program=copied.id)
    page.refresh()
    assert not page.older.isVisible()
    before = journal.dump()
    qtbot.mouseClick(page.program.edit, LEFT)
    editor = opened(page)
    choose(editor, "Mobility")
    write(qtbot, field(editor, "phase", 0, "weeks", 1), "3")
    write(qtbot, field(editor, "phase", 0, "weeks", 0), "3")
    qtbot.mouseClick(editor.save, LEFT)
    assert journal.dump() == before
    assert page.older.isVisible()
    qtbot.mouseClick(page.older.button, LEFT)
    assert isinstance(page.dialog, ChangesDialog)
    qtbot.mouseClick(page.dialog.accept_button, LEFT)
    page.refresh()
    assert not page.older.isVisible()


def test_programs_are_taken_back_and_deleted(
    page: PlanPage, journal: Journal, qtbot: QtBot
) -> None:
    """The list offers for one's own what it does not offer for those that ship."""
    own = journal.own_programs
    copied = own.copy(journal.programs.programs["calf_foundation"], "Mine")
    own.save({**own.values(copied), "title": "Mine, heavier"})
    page.programs_action.trigger()
    programs = page.dialog
    assert isinstance(programs, ProgramsDialog)
    programs.choose("maintenance")
    assert not programs.delete.isVisible()
    programs.choose(COPY)
    qtbot.mouseClick(programs.back, LEFT)
    assert saved(journal).title == "Mine"
    programs.choose(COPY)
    qtbot.mouseClick(programs.delete, LEFT)
    qtbot.mouseClick(programs.question.agree, LEFT)
    assert COPY not in journal.programs.programs
    programs.close()


def test_a_first_plan_can_be_made_of_a_program_from_a_file(
    context: Context, journal: Journal, tmp_path: Path, qtbot: QtBot
) -> None:
    """Without a plan the way to import is where a new plan begins; what came is offered there."""
    text = journal.own_programs.text(journal.programs.programs["calf_foundation"])
    file = tmp_path / "theirs.toml"
    file.write_bytes(text.replace(b'"calf_foundation"', b'"theirs"'))
    page = shown(context, qtbot)
    chooser(page).answers = [file]
    qtbot.mouseClick(page._nothing.button, LEFT)
    dialog = page.dialog
    assert isinstance(dialog, NewPlanDialog)
    qtbot.mouseClick(dialog.more, LEFT)
    assert isinstance(dialog.opened, ProgramsDialog)
    qtbot.mouseClick(dialog.opened.bring, LEFT)
    dialog.opened.close()
    assert dialog.programs.value == "calf_foundation"
    qtbot.mouseClick(dialog.programs.choices["theirs"].radio, LEFT)
    qtbot.mouseClick(dialog.onward, LEFT)
    qtbot.mouseClick(dialog.onward, LEFT)
    plan = journal.plans.active()
    assert plan is not None
    assert plan.program == "theirs"


def test_a_file_that_does_not_fit_is_named(page: PlanPage, tmp_path: Path, qtbot: QtBot) -> None:
    """The place in the file is said on the list, and nothing is brought."""
    file = tmp_path / "theirs.toml"
    file.write_text("format = 1\nid = 7\n", encoding="utf-8")
    chooser(page).answers = [file]
    page.programs_action.trigger()
    programs = page.dialog
    assert isinstance(programs, ProgramsDialog)
    qtbot.mouseClick(programs.bring, LEFT)
    assert "theirs.toml" in programs.problem.sentence
    programs.close()


def test_another_program_of_the_same_id_asks(
    page: PlanPage, journal: Journal, tmp_path: Path, qtbot: QtBot
) -> None:
    """Both are kept when that is chosen."""
    text = journal.own_programs.text(journal.programs.programs["calf_foundation"])
    file = tmp_path / "theirs.toml"
    file.write_bytes(text.replace(b"deload_every = 4", b"deload_every = 3"))
    chooser(page).answers = [file]
    page.programs_action.trigger()
    programs = page.dialog
    assert isinstance(programs, ProgramsDialog)
    qtbot.mouseClick(programs.bring, LEFT)
    qtbot.mouseClick(page.acts.question.agree, LEFT)
    assert saved(journal).deload_every == 3
    assert journal.programs.programs["calf_foundation"].deload_every == 4
    programs.close()


def test_the_same_program_again_is_told(page: PlanPage, journal: Journal, tmp_path: Path) -> None:
    """A file of a program that is here already adds nothing, and says so in the list."""
    file = tmp_path / "same.toml"
    file.write_bytes(journal.own_programs.text(journal.programs.programs["calf_foundation"]))
    chooser(page).answers = [file]
    page.programs_action.trigger()
    programs = page.dialog
    assert isinstance(programs, ProgramsDialog)
    programs.bring.click()
    assert programs.brought.isVisible()
    assert "is here already" in programs.brought.sentence
    programs.close()
