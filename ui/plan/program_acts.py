"""What can be done with programs: change one, bring one from a file, share one as a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.program import Program
from calfjournal.errors import BadProgram, CalfjournalError, FileExists
from calfjournal.messages import tr
from ui.services.act import perform
from ui.services.chooser import or_all
from ui.services.context import Context
from ui.widgets.dialog import Dialog, Question


class ProgramActs(QObject):
    """``opened`` carries a dialog to show, ``changed`` tells that there are other programs now.

    ``brought`` says what became of a file.
    """

    opened = Signal(Dialog)
    changed = Signal()
    brought = Signal(str)

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._owner = context, owner
        self._asked: Program | None = None

    def is_own(self, program_id: str) -> bool:
        """True for a program of the user's own, whose file is at hand."""
        return self._context.journal.own_programs.is_own(program_id)

    # ------------------------------------------------------------------ changing

    def edit(self, program: Program, parent: QWidget | None = None) -> None:
        """Open the form of a program: of the file at hand if it is one's own, else of a copy."""
        if self._context.journal.read_only:
            return
        # Late: most visits of the page change no program.
        from ui.plan.program.editor import ProgramEditor

        at_hand = self._context.journal.programs.programs.get(program.id, program)
        editor = ProgramEditor(self._context, at_hand, parent or self._owner)
        editor.kept.connect(self._tell_kept)
        self.opened.emit(editor)

    def resume(self, program_id: str) -> None:
        """Go on with what was typed into the form of a program."""
        journal, plan = self._context.journal, self._context.journal.plans.active()
        program = journal.programs.programs.get(program_id)
        if program is None and plan is not None and plan.program == program_id:
            program = journal.planning.program_of(plan)
        if program is not None:
            self.edit(program)
        else:
            self._context.notices.say(tr("The program that was being changed is gone."))

    @Slot(Program)
    def _tell_kept(self, program: Program) -> None:
        plan = self._context.journal.plans.active()
        if plan is not None and plan.program == program.id:
            said = tr("“{program}” is saved.", program=program.title)
        else:
            said = tr("“{program}” is saved; New plan offers it.", program=program.title)
        self._context.notices.say(said)
        self.changed.emit()

    def take_back(self, program: Program) -> None:
        """Put the version of before the last change back."""
        back = perform(self._context, "", self._context.journal.own_programs.take_back, program.id)
        if back is not None:
            said = tr("“{program}” is as it was before the last change.", program=back.title)
            self._context.notices.say(said)
            self.changed.emit()

    def delete(self, program: Program) -> None:
        """Take a program of one's own away."""
        kept = perform(self._context, "", self._context.journal.own_programs.delete, program.id)
        if kept is not None:
            self._context.notices.say(
                tr(
                    "“{program}” is deleted; its file is kept as {file}.",
                    program=program.title,
                    file=kept,
                )
            )
            self.changed.emit()

    # ------------------------------------------------------------------ files

    def share(self, program: Program, parent: QWidget) -> Path | None:
        """Ask where, and write a program as one file there."""
        context = self._context
        title, name = tr("Share the program"), f"{program.id}.toml"
        target = context.chooser.file_to_save(parent, title, name, or_all(tr("Programs (*.toml)")))
        if target is None:
            return None
        own, write = context.journal.own_programs, context.journal.write_document
        try:
            write(target, own.text(program))
        except CalfjournalError as problem:
            context.notices.warn(problem)
            return None
        said = tr("“{program}” is in {file}.", program=program.title, file=target)
        context.notices.say(said)
        return target

    def bring(self, parent: QWidget) -> str:
        """Ask for a file and add its program; returns why it cannot be used, "" when all is well.

        Where there is another program of its id, it is asked what becomes of both.
        """
        context = self._context
        title, filters = tr("Import a program"), or_all(tr("Programs (*.toml)"))
        path = context.chooser.file_to_open(parent, title, filters)
        if path is None:
            return ""
        own = context.journal.own_programs
        try:
            program = own.read(path)
            there = context.journal.programs.programs.get(program.id)
            brought = own.bring(program)
        except BadProgram as problem:
            return str(problem)
        except FileExists as problem:
            self._ask(program, problem, parent)
            return ""
        except CalfjournalError as problem:
            context.notices.warn(problem)
            return ""
        if brought is there:
            same = tr("“{program}” is here already, the same in every part.", program=there.title)
            self.brought.emit(same)
        else:
            self._tell_brought(brought)
        return ""

    def _ask(self, program: Program, problem: FileExists, parent: QWidget) -> None:
        self._asked = program
        question = Question(tr("Import a program"), str(problem), tr("Keep both"), parent)
        if self._context.journal.own_programs.is_own(program.id):
            instead = question.add_button(tr("Replace"))
            instead.clicked.connect(self._put_in_place)
            instead.clicked.connect(question.close)
        question.accepted.connect(self._keep_both)
        self.question = question
        question.open()

    @Slot()
    def _keep_both(self) -> None:
        if self._asked is not None:
            title = tr("{program} (copy)", program=self._asked.title)
            own = self._context.journal.own_programs
            self._tell_brought(perform(self._context, "", own.bring, self._asked, copy_title=title))

    @Slot()
    def _put_in_place(self) -> None:
        if self._asked is not None:
            own = self._context.journal.own_programs
            self._tell_brought(perform(self._context, "", own.bring, self._asked, instead=True))

    def _tell_brought(self, program: Program | None) -> None:
        if program is not None:
            said = tr("“{program}” is among your programs.", program=program.title)
            self._context.notices.say(said)
            self.changed.emit()
            self.brought.emit(said)
