"""The dialog that changes a program: its parts, the form of one, and the plan it gives."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QDialog, QWidget

from calfjournal.domain.program import Program
from calfjournal.domain.program_check import Path
from calfjournal.messages import tr, tr_n
from ui.plan.program.draft import ProgramDraft
from ui.plan.program.fields import Bound, name_of
from ui.plan.program.forms import AboutForm, RulesForm
from ui.plan.program.gate_form import GateForm
from ui.plan.program.live_preview import LivePreview
from ui.plan.program.naming import place_of, section_of
from ui.plan.program.outline import ProgramOutline
from ui.plan.program.phase_form import PhaseForm
from ui.plan.program.rows import FormPart
from ui.plan.program.session_form import SessionTypeForm
from ui.services.act import perform
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.services.qt import tab_last
from ui.theme import metrics
from ui.theme.fonts import scale
from ui.widgets.buttons import Button
from ui.widgets.dialog import Question
from ui.widgets.fields import ValueField
from ui.widgets.form_dialog import FormDialog
from ui.widgets.layouts import finish_layouts, first_stop, row
from ui.widgets.scrolled import SpreadArea, show_in_areas
from ui.widgets.text import Label

_PART = 2
"""Keys that lead to a part; more of them lead to a field."""

WIDE, NARROW = 900, 640
"""From these widths on the preview stands beside the form, and the parts do, below it otherwise.

Where all stand below each other, they scroll as one. In pixels at the usual text size.
"""


class ProgramEditor(FormDialog):
    """``kept`` carries the program that was saved: one's own, or a copy of one that ships."""

    kept = Signal(Program)

    def __init__(self, context: Context, program: Program, parent: QWidget | None = None) -> None:
        self._own = context.journal.own_programs.is_own(program.id)
        title = program.title if self._own else tr("{program} (copy)", program=program.title)
        super().__init__(tr("Change a program"), parent, width=480)
        self._context, self._program = context, program
        values = {**context.journal.own_programs.values(program), "title": title}
        self.program_draft = ProgramDraft(context.journal, values, self)
        self.outline = ProgramOutline(self.program_draft)
        self.outline.chosen.connect(self._show_part)
        self.outline.refused.connect(self._say)
        self.preview = LivePreview(context, self.program_draft)
        self._middle = SpreadArea(QWidget(), tr("The part that is chosen"))
        self._lay_out()
        self._state = Label("", wrap=True)
        self.go_there = Button(tr("Go there"), "link")
        self.go_there.clicked.connect(self._go_to_problem)
        line = row(self._state, self.go_there)
        line.setStretch(0, 1)
        self.add_foot(line)
        self.cancel = self.add_button(tr("Cancel"), closes=True)
        self.save = self.add_button(tr("Save"), "primary")
        self.save.clicked.connect(self._save)
        self.preview.shown.connect(self._order_stops)
        self._begin()
        self.resize(_fitting(parent))

    def _lay_out(self) -> None:
        self._show_form(AboutForm(self.program_draft))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(metrics.M)
        self._editing = row(self.outline, self._middle, gap=metrics.M)
        self._editing.setStretch(0, 4)
        self._editing.setStretch(1, 9)
        self._result = SpreadArea(self.preview, tr("Preview of the plan"))
        self._sides.addLayout(self._editing, 12)
        self._sides.addWidget(self._result, 9)
        self.body.addLayout(self._sides, 1)

    def _begin(self) -> None:
        draft = self.program_draft
        draft.changed.connect(self._judge)
        draft.reshaped.connect(self._rebuild)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.activated.connect(draft.undo)
        key = DraftKey(DraftKind.PROGRAM, self._program.id)
        self.follow(self._context.drafts, key, draft)
        self._judge()
        self.outline.parts.setFocus()

    # ------------------------------------------------------------------ showing parts

    def _show_form(self, form: FormPart) -> None:
        before = self._middle.takeWidget()
        if before is not None:
            for bound in before.findChildren(Bound):
                bound.release()  # It may hold the keys, and takes what is typed as they leave.
            before.hide()
            before.deleteLater()
        self.form = form
        self._middle.setWidget(form)
        form.setAutoFillBackground(False)
        self._middle.updateGeometry()

    @Slot()
    def _order_stops(self) -> None:
        """Let Tab come from the form to the preview and from there to the buttons."""
        tab_last(*self.preview.plan.stops, self.go_there)
        self.put_buttons_last()

    @Slot(tuple)
    def _show_part(self, section: Path) -> None:
        self._show_form(self._form_of(section))
        self._order_stops()
        self._middle.verticalScrollBar().setValue(0)

    def _form_of(self, section: Path) -> FormPart:
        draft, journal = self.program_draft, self._context.journal
        match section:
            case ("spacing",):
                return RulesForm(draft)
            case ("phase", _):
                return PhaseForm(draft, section, journal)
            case ("session", _):
                return SessionTypeForm(draft, section, journal)
            case ("gate", _):
                return GateForm(draft, section, journal)
            case _:
                return AboutForm(draft)

    @Slot(tuple)
    def _rebuild(self, path: Path) -> None:
        """Show other rows than before, with the keys where they were or at what is new."""
        in_list = QApplication.focusWidget() is self.outline.parts and len(path) <= _PART
        at = self._middle.verticalScrollBar().value()
        self.outline.fill(section_of(path))
        self._show_form(self._form_of(self.outline.section))
        self._order_stops()
        self._middle.verticalScrollBar().setValue(at)
        if in_list:
            self.outline.parts.setFocus()
        else:
            self.take_keys(path)

    def take_keys(self, path: Path) -> None:
        """Give the keys to the field at a place, or to the first one inside it."""
        name = name_of(path)
        fields = [field for field in self.form.findChildren(QWidget) if field.objectName()]
        exact = [field for field in fields if field.objectName() == name]
        inside = [field for field in fields if field.objectName().startswith(f"{name}/")]
        found = next(iter([*exact, *inside]), None) or first_stop(self.form)
        if found is not None:
            found.setFocus()
            finish_layouts()
            show_in_areas(found)

    # ------------------------------------------------------------------ judging

    @Slot()
    def _judge(self) -> None:
        """Say whether something is wrong, and where."""
        problems = self.program_draft.problems
        self.save.setEnabled(not problems)
        self.go_there.setVisible(bool(problems))
        if not problems:
            self._say(tr("Nothing is wrong with this program."))
            return
        path, said = next(iter(problems.items()))
        first = tr("{place}: {problem}", place=place_of(self.program_draft, path), problem=said)
        more = len(problems) - 1
        rest = tr_n("{count} more place is wrong.", "{count} more places are wrong.", more)
        self._say(tr("{first} {rest}", first=first, rest=rest) if more else first, wrong=True)

    @Slot(str)
    def _say(self, sentence: str, *, wrong: bool = False) -> None:
        self._state.setText(sentence)
        self._state.set_tone("step_back" if wrong else "muted")

    @Slot()
    def _go_to_problem(self) -> None:
        problems = self.program_draft.problems
        if problems:
            self.go_to(next(iter(problems)))

    def go_to(self, path: Path) -> None:
        """Show the part that a place belongs to, and give its field the keys."""
        section = section_of(path)
        self.outline.fill(section)
        self._show_part(section)
        self.take_keys(path)

    # ------------------------------------------------------------------ ending

    @Slot()
    def _save(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, ValueField):
            focused.flush()
        program = self.program_draft.program
        if program is None:
            self._go_to_problem()
            return
        own = self._context.journal.own_programs
        if self._own:
            kept = perform(self._context, "", own.save, self.program_draft.data)
        else:
            kept = perform(self._context, "", own.copy, program, program.title)
        if kept is not None:
            self.kept.emit(kept)
            self.accept()

    def reject(self) -> None:
        """Close; ask first when something would be lost."""
        if not self.program_draft.is_changed:
            super().reject()
            return
        question = Question(
            tr("Leave without saving?"),
            tr("The changes of “{program}” are not saved.", program=self._program.title),
            tr("Leave without saving"),
            self,
            variant="danger",
        )
        question.refuse.setText(tr("Go on changing it"))
        question.accepted.connect(self._leave)
        self.question = question
        question.open()

    @Slot()
    def _leave(self) -> None:
        self.done(QDialog.DialogCode.Rejected)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way, size = QBoxLayout.Direction, self.width() / scale()
        self._sides.setDirection(way.LeftToRight if size >= WIDE else way.TopToBottom)
        self._editing.setDirection(way.LeftToRight if size >= NARROW else way.TopToBottom)
        self.outline.stand_above(above=size < NARROW)
        for area in (self._middle, self._result):
            area.spread(out=size < NARROW)


def _fitting(parent: QWidget | None) -> QSize:
    room = _bottom(parent).size() if parent is not None else QSize(1280, 800)
    return QSize(min(1320, room.width() - 64), min(860, room.height() - 64))


def _bottom(widget: QWidget) -> QWidget:
    """Return the window below all dialogs."""
    while (below := widget.window().parentWidget()) is not None:
        widget = below
    return widget.window()
