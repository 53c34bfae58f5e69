"""What is shown when the program itself failed."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from calfjournal.messages import tr
from ui.widgets.dialog import Dialog
from ui.widgets.text import Label
from ui.window.help_dialogs import system_facts


class CrashDialog(Dialog):
    """Says that the journal is saved, and lets the report be copied."""

    def __init__(self, report: str) -> None:
        super().__init__(tr("Something went wrong"), QApplication.activeWindow(), width=560)
        self.body.addWidget(
            Label(
                tr(
                    "That was a fault of the program, not yours. Your journal is saved: every "
                    "change is kept the moment it is made. You can go on; if it happens again, "
                    "the report below helps to mend it. It holds no notes and no health values."
                ),
                wrap=True,
            )
        )
        self.report = f"{system_facts()}\n\n{report}"
        text = QPlainTextEdit(self.report)
        text.setReadOnly(True)
        text.setAccessibleName(tr("Report"))
        text.setMinimumHeight(200)
        self.body.addWidget(text)
        self.copy = self.add_button(tr("Copy report"))
        self.copy.clicked.connect(self._copy)
        leave = self.add_button(tr("Quit"))
        leave.clicked.connect(QApplication.quit)
        self.go_on = self.add_button(tr("Go on"), "primary", closes=True)
        self.go_on.setFocus()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
