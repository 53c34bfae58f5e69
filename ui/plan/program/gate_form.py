"""The form of a gate: its title and its criteria."""

from __future__ import annotations

from PySide6.QtCore import Slot

from calfjournal.domain.program_check import Path
from calfjournal.domain.program_limits import LONGEST, MOST_TABLES, RANGES
from calfjournal.journal import Journal
from calfjournal.messages import tr
from calfjournal.messages.program_words import MEASURE_WORDS
from ui.plan.program.draft import ProgramDraft
from ui.plan.program.fields import choice, figure, note, words
from ui.plan.program.naming import fresh_id
from ui.plan.program.rows import FormPart, ProblemLine, ProgramRow, flowing
from ui.widgets.buttons import Button
from ui.widgets.layouts import row
from ui.widgets.text import strong


class GateForm(FormPart):
    """A gate; all of its criteria have to be met."""

    def __init__(self, draft: ProgramDraft, path: Path, journal: Journal) -> None:
        super().__init__(draft, path)
        self._measures = journal.own_programs.measures
        self.section(tr("Gate"), tr("Met when all of its criteria are."))
        self.add(words(draft, self.at("title"), tr("Title"), LONGEST["gate"]["title"]))
        self.section(tr("Its criteria"))
        self.add(ProblemLine(draft, self.at("criterion")))
        count = len(draft.rows(self.at("criterion")))
        for at in range(count):
            self.add(CriterionRow(draft, self.at("criterion", at), self._measures))
        self.more = Button(tr("Add a criterion"), "quiet", "plus")
        self.more.clicked.connect(self._add)
        self.more.setEnabled(count < MOST_TABLES["criterion"])
        self.add(row(self.more, None))
        self.stack.addStretch(1)

    @Slot()
    def _add(self) -> None:
        rows = self.draft.rows(self.at("criterion"))
        measure = self._measures[0]
        fresh = {
            "id": fresh_id(measure, rows),
            "text": MEASURE_WORDS[measure],
            "measure": measure,
            "at_least": 1,
        }
        at = self.at("criterion", len(rows))
        self.draft.insert(at, fresh, (*at, "measure"))


class CriterionRow(ProgramRow):
    """One criterion: a figure, and the least or the most it may be."""

    def __init__(self, draft: ProgramDraft, path: Path, measures: tuple[str, ...]) -> None:
        name = tr("Criterion {number}", number=int(path[-1]) + 1)
        super().__init__(draft, path, name)
        self.begin(strong(name))
        ranges = RANGES["criterion"]
        self.add(
            note(draft, self.at("text"), tr("In words")),
            choice(
                draft,
                self.at("measure"),
                tr("What counts"),
                [(measure, MEASURE_WORDS[measure]) for measure in measures],
            ),
            flowing(
                figure(draft, self.at("at_least"), tr("At least"), ranges["at_least"]),
                figure(draft, self.at("at_most"), tr("At most"), ranges["at_most"]),
            ),
        )
