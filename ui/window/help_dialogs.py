"""Small dialogs of the Help menu: shortcuts, the journal's check, about."""

from __future__ import annotations

import platform
from collections.abc import Sequence

import PySide6
from PySide6.QtCore import Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

import calfjournal
from calfjournal.journal import Journal
from calfjournal.messages import in_words, tr
from calfjournal.messages.file_notes import each_counted
from ui.services.context import Context
from ui.theme import Role
from ui.widgets.banner import Banner, Mood
from ui.widgets.dialog import Dialog
from ui.widgets.table import TableView
from ui.widgets.table_columns import Column
from ui.widgets.text import Label, small
from ui.window.keys import GROUPS


class ShortcutSheet(Dialog):
    """Lists every key: those of the menus first, then those of pages and fields."""

    def __init__(self, shortcuts: Sequence[tuple[str, str]], parent: QMainWindow) -> None:
        super().__init__(tr("Keyboard shortcuts"), parent, width=640)
        columns = [
            Column[tuple[str, str, str]]("", lambda line: line[2], share=2, tone=lambda _: "muted"),
            Column[tuple[str, str, str]]("", lambda line: line[0], share=3),
            Column[tuple[str, str, str]]("", lambda line: line[1], share=3),
        ]
        self.table = TableView(columns, tr("Keyboard shortcuts"), fitted=False)
        self.table.setMinimumHeight(420)
        rows = [(*line, tr("Menus") if not at else "") for at, line in enumerate(shortcuts)]
        for group in GROUPS:
            for at, (what, keys) in enumerate(group.lines):
                rows.append((tr(what), tr(keys), tr(group.title) if not at else ""))
        self.table.set_rows(rows)
        self.body.addWidget(self.table)
        self.add_button(tr("Close"), closes=True).setFocus()


class CheckSheet(Dialog):
    """Says whether the journal is whole, and what it holds."""

    def __init__(self, context: Context, parent: QMainWindow) -> None:
        super().__init__(tr("Check of the journal"), parent)
        self._context = context
        self.banner = Banner("", Mood.GOOD)
        self._problems = Label("", wrap=True)
        self._counts = small("", wrap=True)
        for part in (self.banner, self._problems, self._counts):
            self.body.addWidget(part)
        self.add_button(tr("Close"), "primary", closes=True)
        self._look()

    def _look(self) -> None:
        journal = self._context.journal
        problems = journal.check()
        if problems:
            trouble = tr("The journal has problems. A backup is the way back.")
            self.banner.say(trouble, Mood.PROBLEM)
        else:
            sound = tr("The journal is whole and can be read to the last row.")
            self.banner.say(sound, Mood.GOOD)
        self._problems.setText("\n".join(map(in_words, problems[:12])))
        self._problems.setVisible(bool(problems))
        self._counts.setText(" · ".join(each_counted(journal.counts())) or tr("It is still empty."))


class AboutSheet(Dialog):
    """Names the program, its purpose and what it runs on."""

    def __init__(self, journal: Journal, parent: QMainWindow) -> None:
        super().__init__("calfjournal", parent)
        self.body.addWidget(
            Label(
                tr(
                    "A training journal for runners' calves and Achilles tendons. It records, "
                    "schedules and explains rules you can read and change. It does not diagnose; "
                    "pain that worries you belongs in front of a clinician."
                ),
                Role.BODY,
                wrap=True,
            )
        )
        self.facts = small(system_facts(journal), wrap=True)
        self.body.addWidget(self.facts)
        self.copy = self.add_button(tr("Copy system info"))
        self.copy.clicked.connect(self._copy)
        self.add_button(tr("Close"), "primary", closes=True)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.facts.text())


def system_facts(journal: Journal | None = None) -> str:
    """Return versions and platform, a line each; nothing of what the journal holds."""
    lines = [
        f"calfjournal {calfjournal.__version__}",
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, Qt {qVersion()}",
        platform.platform(),
        tr("Window system {name}", name=QGuiApplication.platformName()),
    ]
    if journal is not None:
        lines.append(tr("Journal {file}", file=str(journal.path)))
    return "\n".join(lines)
