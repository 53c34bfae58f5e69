"""All programs: to change or copy one, to bring one from a file, to share one as a file."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from calfjournal.domain.program import Program
from calfjournal.messages import tr
from ui.plan.program_acts import ProgramActs
from ui.services.context import Context
from ui.theme import Role, font
from ui.theme.control import control_height
from ui.widgets.banner import Banner, Mood
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog, Question
from ui.widgets.layouts import FlowLayout
from ui.widgets.text import Label, small

_ID = Qt.ItemDataRole.UserRole


class ProgramsDialog(Dialog):
    """The programs that ship and one's own, with what can be done with the chosen one."""

    def __init__(self, context: Context, acts: ProgramActs, parent: QWidget | None = None) -> None:
        super().__init__(tr("Programs"), parent, width=600)
        self._context, self._acts = context, acts
        self.problem = Banner("", Mood.WARNING)
        self.problem.hide()
        self.brought = Banner("", Mood.GOOD)
        self.brought.hide()
        self.found = QListWidget()
        self.found.setFont(font(Role.BODY))
        self.found.setAccessibleName(tr("Programs"))
        self.found.setMinimumHeight(264)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.currentItemChanged.connect(self._show)
        self.found.itemActivated.connect(self._edit)
        self._summary = Label("", wrap=True)
        self._state = small("", wrap=True)
        for part in (self.problem, self.brought, self.found, self._summary, self._state):
            self.body.addWidget(part)
        self.body.addLayout(self._verbs())
        self.bring = self.add_button(tr("Import…"))
        self.bring.clicked.connect(self._bring)
        acts.brought.connect(self._tell_brought)
        self.add_button(tr("Close"), closes=True)
        acts.changed.connect(self._fill)
        self._fill()
        self.found.setFocus()

    def _verbs(self) -> FlowLayout:
        self.edit = Button(tr("Edit…"), icon="edit")
        self.copy = Button(tr("Copy and edit…"), icon="copy")
        self.share = Button(tr("Share…"), icon="export")
        self.back = Button(tr("Take the last change back"), icon="undo")
        self.delete = Button(tr("Delete…"), icon="trash")
        flow = FlowLayout()
        for button, slot in (
            (self.edit, self._edit),
            (self.copy, self._copy),
            (self.share, self._share),
            (self.back, self._take_back),
            (self.delete, self._ask_to_delete),
        ):
            button.clicked.connect(slot)
            flow.addWidget(button)
        return flow

    @property
    def program(self) -> Program | None:
        """The program that is chosen."""
        if self.found.currentRow() < 0:
            return None
        known = self._context.journal.programs.programs
        return known.get(str(self.found.currentItem().data(_ID)))

    def choose(self, program_id: str) -> None:
        """Choose a program; one that is not there changes nothing."""
        for at in range(self.found.count()):
            if self.found.item(at).data(_ID) == program_id:
                self.found.setCurrentRow(at)

    @Slot()
    def _fill(self) -> None:
        before = self.program
        self.found.clear()
        for program in self._context.journal.programs.programs.values():
            item = QListWidgetItem(self._line(program))
            item.setData(_ID, program.id)
            item.setSizeHint(QSize(0, control_height()))
            self.found.addItem(item)
        self.found.setCurrentRow(0)
        if before is not None:
            self.choose(before.id)

    def _line(self, program: Program) -> str:
        if self._acts.is_own(program.id):
            return tr("{program} · your own", program=program.title)
        return program.title

    @Slot()
    def _show(self) -> None:
        program = self.program
        own = program is not None and self._acts.is_own(program.id)
        self.edit.setVisible(own)
        self.copy.setVisible(not own)
        self.delete.setVisible(own)
        can = program is not None and self._context.journal.own_programs.can_take_back(program.id)
        self.back.setVisible(can)
        self._summary.setText(program.summary if program is not None else "")
        self._state.setText(self._standing(program))
        self._state.setVisible(bool(self._state.text()))

    def _standing(self, program: Program | None) -> str:
        plan = self._context.journal.plans.active()
        if program is None or plan is None or plan.program != program.id:
            return ""
        if self._acts.is_own(program.id):
            return tr("Your plan follows this program. A change counts when you plan again.")
        return tr("Your plan follows this program.")

    @Slot()
    def _edit(self) -> None:
        if self.program is not None:
            self._acts.edit(self.program, self)

    @Slot()
    def _copy(self) -> None:
        self._edit()

    @Slot()
    def _share(self) -> None:
        if self.program is not None:
            self._acts.share(self.program, self)

    @Slot()
    def _take_back(self) -> None:
        if self.program is not None:
            self._acts.take_back(self.program)

    @Slot()
    def _bring(self) -> None:
        self.brought.hide()
        said = self._acts.bring(self)
        self.problem.setVisible(bool(said))
        self.problem.say(said)

    @Slot(str)
    def _tell_brought(self, said: str) -> None:
        self.brought.say(said)
        self.brought.show()

    @Slot()
    def _ask_to_delete(self) -> None:
        if self.program is None:
            return
        text = tr("A plan that follows it goes on as it was. The file is kept under another name.")
        title = tr("Delete “{program}”?", program=self.program.title)
        question = Question(title, text, tr("Delete"), self, variant="danger")
        question.accepted.connect(self._delete)
        self.question = question
        question.open()

    @Slot()
    def _delete(self) -> None:
        if self.program is not None:
            self._acts.delete(self.program)
