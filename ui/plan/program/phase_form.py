"""The form of a phase: what it is for, how long it may be, and each of its weeks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeGuard

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.program_check import Path
from calfjournal.domain.program_limits import LONGEST, MOST_TABLES, MOST_WEEKS, RANGES
from calfjournal.journal import Journal
from calfjournal.messages import tr
from calfjournal.messages.vocabulary import PHASES
from ui.plan.program.draft import ProgramDraft
from ui.plan.program.fields import (
    Bound,
    FigureField,
    choice,
    figure,
    gates,
    name_of,
    narrow,
    note,
    tick,
    words,
)
from ui.plan.program.rows import FormPart, ProblemLine, ProgramRow, flowing
from ui.theme import metrics
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choices import ChoiceField
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import row
from ui.widgets.text import Label, strong


class PhaseForm(FormPart):
    """A phase; a longer or shorter one gets weeks like its last ones, or loses those."""

    def __init__(self, draft: ProgramDraft, path: Path, journal: Journal) -> None:
        super().__init__(draft, path)
        self._journal = journal
        self.section(tr("Phase"))
        kinds = [(kind.value, word) for kind, word in PHASES.items()]
        self.add(
            words(draft, self.at("title"), tr("Title"), LONGEST["phase"]["title"]),
            choice(draft, self.at("kind"), tr("Kind"), kinds),
            note(draft, self.at("goal"), tr("Goal")),
            self._length(),
            choice(draft, self.at("gate"), tr("Gate after it"), gates(draft, tr("No gate"))),
        )
        self.section(tr("Its weeks"), tr("Most important session first."))
        self.add(ProblemLine(draft, self.at("week")))
        first = 1
        for at, week in enumerate(draft.rows(self.at("week"))):
            weeks = WeeksRow(draft, self.at("week", at), first)
            weeks.counted.connect(self._count)
            weeks.left_out.connect(self._leave_out)
            self.add(weeks)
            first += times(week)
        self.more = Button(tr("Add weeks"), "quiet", "plus")
        self.more.clicked.connect(self._add_week)
        self.more.setEnabled(len(draft.rows(self.at("week"))) < MOST_TABLES["week"])
        self.add(row(self.more, None))
        self.stack.addStretch(1)

    def _length(self) -> Labelled:
        """Least, usual and most weeks, which are wrong or right together."""
        self._fields = []
        for at, caption in enumerate((tr("Least"), tr("Usual"), tr("Most"))):
            field = FigureField(
                tr("{caption} weeks", caption=caption), "", RANGES["phase"]["weeks"]
            )
            bound = Bound(
                self.draft,
                self.at("weeks", at),
                field,
                empty="",
                told_at=self.at("weeks"),
            )
            self._fields.append(field)
        bound.settled.connect(self._fit)
        least, usual, most = self._fields
        inside = QWidget()
        line = row(
            Labelled(tr("Least"), least), Labelled(tr("Usual"), usual), Labelled(tr("Most"), most)
        )
        inside.setLayout(line)
        return Labelled(tr("Weeks"), inside)

    @Slot()
    def _fit(self) -> None:
        """Give the phase as many weeks as it may have at most."""
        most, weeks = self.draft.get(self.at("weeks", 2)), self.draft.rows(self.at("week"))
        if not isinstance(most, int) or not 1 <= most <= MOST_WEEKS or most == total(weeks):
            return
        fitted = self._journal.own_programs.fitted(weeks, most)
        self.draft.replace(self.at("week"), fitted, self.at("weeks", 2))

    @Slot(tuple)
    def _count(self, focus: Path) -> None:
        self._let_length_follow(self.draft.rows(self.at("week")), focus)

    @Slot(int)
    def _leave_out(self, at: int) -> None:
        weeks = self.draft.rows(self.at("week"))
        left = [*weeks[:at], *weeks[at + 1 :]]
        self._let_length_follow(left, self.at("week", max(min(at, len(left) - 1), 0)))

    @Slot()
    def _add_week(self) -> None:
        weeks = self.draft.rows(self.at("week"))
        known = [str(kind.get("id")) for kind in self.draft.rows(("session",))]
        fresh = dict(weeks[-1]) if weeks else {"sessions": known[:1]}
        fresh.pop("repeat", None)
        self._let_length_follow([*weeks, fresh], self.at("week", len(weeks)))

    def _let_length_follow(self, weeks: Sequence[Any], focus: Path) -> None:
        """Keep other weeks; the phase may be as long as they are."""
        most, phase = total(weeks), dict(self.draft.get(self.path))
        before = phase.get("weeks")
        phase["week"] = list(weeks)
        if _are_three(before):
            usual = most if before[1] == before[2] else min(before[1], most)
            phase["weeks"] = [min(before[0], usual), usual, most]
        self.draft.replace(self.path, phase, focus)


class WeeksRow(ProgramRow):
    """Weeks that are the same: how many, their sessions, and what else holds for them.

    ``counted`` (the place to go on at) tells that there are more or fewer weeks now, ``left_out``
    (the position) that they are to go.
    """

    counted = Signal(tuple)
    left_out = Signal(int)

    def __init__(self, draft: ProgramDraft, path: Path, first: int) -> None:
        last = first + times(draft.get(path)) - 1
        name = tr("Week {first}", first=first)
        if last > first:
            name = tr("Weeks {first} to {last}", first=first, last=last)
        super().__init__(draft, path, name)
        self.begin(strong(name))
        how_many = FigureField(tr("How many"), "weeks", RANGES["week"]["repeat"])
        repeat = Labelled(tr("How many"), how_many)
        Bound(draft, self.at("repeat"), how_many, repeat).settled.connect(self._tell)
        how_many.setPlaceholderText("1")
        self.add(
            flowing(
                repeat,
                figure(
                    draft,
                    self.at("contact_cap"),
                    tr("Most contacts"),
                    RANGES["week"]["contact_cap"],
                ),
                figure(
                    draft,
                    self.at("optional"),
                    tr("May be left out"),
                    RANGES["spacing"]["max_per_week"],
                ),
            ),
            SessionsOfWeek(draft, self.at("sessions")),
            flowing(
                tick(draft, self.at("deload"), tr("Easier week")),
                tick(draft, self.at("in_order"), tr("In the order listed")),
            ),
            note(draft, self.at("note"), tr("Note")),
        )

    def take_out(self) -> None:
        """Ask for the weeks to be removed; the phase is shorter by them."""
        self.left_out.emit(int(self.path[-1]))

    @Slot()
    def _tell(self) -> None:
        self.counted.emit(self.at("repeat"))


class SessionsOfWeek(FormPart):
    """The session types of a week, each chosen from those of the program."""

    def __init__(self, draft: ProgramDraft, path: Path) -> None:
        super().__init__(draft, path)
        self.stack.setContentsMargins(0, 0, 0, 0)
        self.stack.setSpacing(metrics.XS)
        known = [
            (str(kind.get("id")), str(kind.get("title") or tr("Session without a title")))
            for kind in draft.rows(("session",))
        ]
        self.stack.addWidget(Label(tr("Sessions")))
        chosen = draft.rows(path)
        parts = [SessionOfWeek(draft, self.at(at), known) for at in range(len(chosen))]
        self.more = Button(tr("Add a session"), "quiet", "plus")
        self.more.clicked.connect(self._add)
        self.more.setEnabled(len(chosen) < RANGES["spacing"]["max_per_week"][1] and bool(known))
        self._known = known
        self.add(*parts, row(self.more, None), ProblemLine(draft, path))

    @Slot()
    def _add(self) -> None:
        chosen = self.draft.rows(self.path)
        fresh = chosen[-1] if chosen else self._known[0][0]
        self.draft.insert(self.at(len(chosen)), fresh)


class SessionOfWeek(QWidget):
    """One session of a week."""

    def __init__(self, draft: ProgramDraft, path: Path, known: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._draft, self._path = draft, path
        number = int(path[-1]) + 1
        name = tr("Session {number}", number=number)
        self.kind = narrow(ChoiceField(name, known))
        Bound(draft, path, self.kind)
        self.cross = IconButton("close", tr("Remove: {row}", row=name))
        self.cross.clicked.connect(self._go)
        self.cross.setObjectName(name_of((*path, "cross")))
        line = row(self.kind, self.cross, gap=0)
        line.setStretch(0, 1)
        self.setLayout(line)

    @Slot()
    def _go(self) -> None:
        self._draft.remove(self._path)


def _are_three(weeks: object) -> TypeGuard[list[int]]:
    """True for least, usual and most weeks that can be counted with."""
    return (
        isinstance(weeks, list) and len(weeks) == 3 and all(isinstance(each, int) for each in weeks)
    )


def times(week: object) -> int:
    """Return how many weeks a row of weeks stands for."""
    repeat = week.get("repeat", 1) if isinstance(week, dict) else 1
    return repeat if isinstance(repeat, int) and 1 <= repeat <= MOST_WEEKS else 1


def total(weeks: Sequence[object]) -> int:
    """Return how many weeks rows of weeks stand for."""
    return sum(map(times, weeks))
