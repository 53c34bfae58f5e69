"""Races and days off: what every plan respects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from calfjournal.changes import ChangeSet
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS
from calfjournal.domain.plan import BlockedRange, Race, RaceRank, offered_race_day
from calfjournal.domain.race_names import race_with_km
from calfjournal.errors import InputError
from calfjournal.messages import in_words, tr
from calfjournal.messages.formats import short_date
from calfjournal.messages.vocabulary import RACE_RANKS
from ui.plan.changes import ChangesDialog, changes_with
from ui.services.act import perform
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.services.qt import TOP, VALUE
from ui.theme import metrics
from ui.widgets.buttons import Button
from ui.widgets.choices import ChoiceField
from ui.widgets.day_field import DayField
from ui.widgets.dialog import Dialog
from ui.widgets.fields import NumberField, TextField
from ui.widgets.form_dialog import FormDialog
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import row
from ui.widgets.table import TableView
from ui.widgets.table_columns import Column
from ui.widgets.text import Label, small


@dataclass(frozen=True, slots=True)
class Entry:
    """A race or days off, as a row."""

    what: Race | BlockedRange


def _when(entry: Entry) -> str:
    what = entry.what
    if isinstance(what, Race):
        return short_date(what.day)
    if what.start == what.end:
        return short_date(what.start)
    return tr("{first:date} to {last:date}", first=what.start, last=what.end)


def _name(entry: Entry) -> str:
    what = entry.what
    if isinstance(what, BlockedRange):
        return what.reason or tr("Days off")
    return in_words(race_with_km(what))


def _days(entry: Entry) -> tuple[date, date]:
    """Its first and its last day."""
    what = entry.what
    return (what.day, what.day) if isinstance(what, Race) else (what.start, what.end)


def _soonest_first(entries: list[Entry], today: date) -> list[Entry]:
    """What is to come in order of days, then what is over, the last of it first."""
    ahead = sorted((each for each in entries if _days(each)[1] >= today), key=_days)
    over = sorted((each for each in entries if _days(each)[1] < today), key=_days, reverse=True)
    return [*ahead, *over]


def _kind(entry: Entry) -> str:
    what = entry.what
    if isinstance(what, BlockedRange):
        return tr("Days off")
    return tr("Race") if what.rank is RaceRank.A else tr("B race")


class CalendarEntriesDialog(Dialog):
    """Lists, adds, changes and deletes; ``again_wanted`` asks to lay the plan again."""

    again_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Races and days off"), parent, width=620)
        self._context = context
        hint = tr("A race brings its taper and easy days after it; days off stay free of sessions.")
        self.body.addWidget(small(hint, wrap=True))
        self.table = TableView[Entry](_columns(), tr("Races and days off"), fitted=False)
        self.table.setMinimumHeight(200)
        self.table.opened.connect(self._open)
        self.table.current_changed.connect(self._offer)
        self._none = Label(tr("Nothing yet."), tone="muted")
        self.body.addWidget(self._none)
        self.body.addWidget(self.table, 1)
        self.add_race = Button(tr("Add a race"), icon="flag")
        self.add_race.clicked.connect(self._new_race)
        self.add_block = Button(tr("Add days off"), icon="plus")
        self.add_block.clicked.connect(self._new_block)
        self.change = Button(tr("Change"), "quiet", "edit")
        self.change.clicked.connect(self._change)
        self.delete = Button(tr("Delete"), "quiet", "trash")
        self.delete.clicked.connect(self._delete)
        self.body.addLayout(row(self.add_race, self.add_block, None, self.change, self.delete))
        self.add_button(tr("Close"), closes=True)
        if context.journal.plans.active() is not None:
            again = self.add_button(tr("Plan again with these…"), "primary")
            again.clicked.connect(self._again)
        context.bus.changed.connect(self._on_changed)
        self._fill()

    def _fill(self) -> None:
        journal = self._context.journal
        races, blocks = journal.plans.races(), journal.plans.blocks()
        entries = _soonest_first([*map(Entry, races), *map(Entry, blocks)], journal.today())
        self.table.set_rows(entries)
        self.table.setVisible(bool(entries))
        self._none.setVisible(not entries)
        self._offer(self.table.current)

    @Slot(ChangeSet)
    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches(Kind.RACE, Kind.BLOCKED_RANGE):
            self._fill()

    @Slot(VALUE)
    def _offer(self, entry: Entry | None) -> None:
        for button in (self.change, self.delete):
            button.setEnabled(entry is not None)

    @Slot()
    def _again(self) -> None:
        self.accept()
        self.again_wanted.emit()

    @Slot()
    def _new_race(self) -> None:
        self._edit(Race(offered_race_day(self._context.journal.today())))

    @Slot()
    def _new_block(self) -> None:
        day = self._context.journal.today() + timedelta(days=7)
        self._edit(BlockedRange(day, day + timedelta(days=6)))

    @Slot(VALUE)
    def _open(self, entry: Entry) -> None:
        self._edit(entry.what)

    @Slot()
    def _change(self) -> None:
        if self.table.current is not None:
            self._edit(self.table.current.what)

    def resume(self, key: DraftKey) -> None:
        """Go on with a race or days off of which there is a draft, or begin one on a day."""
        journal = self._context.journal
        known = journal.plans.races() if key.kind is DraftKind.RACE else journal.plans.blocks()
        what = next((each for each in known if each.id == key.about), None)
        if what is not None:
            self._edit(what)
        elif not isinstance(key.about, date):
            (self._new_race if key.kind is DraftKind.RACE else self._new_block)()
        elif key.kind is DraftKind.RACE:
            self._edit(Race(key.about))
        else:
            self._edit(BlockedRange(key.about, key.about))

    def _edit(self, what: Race | BlockedRange) -> None:
        if isinstance(what, Race):
            self.editor: Dialog = RaceDialog(self._context, what, self)
        else:
            self.editor = BlockDialog(self._context, what, self)
        self.editor.open()

    @Slot()
    def _delete(self) -> None:
        if self.table.current is None:
            return
        what, plans = self.table.current.what, self._context.journal.plans
        if isinstance(what, Race):
            said = tr("Race on {day:day} deleted.", day=what.day)
            perform(self._context, said, plans.delete_race, what.key)
        else:
            said = tr("Days off from {day:day} deleted.", day=what.start)
            perform(self._context, said, plans.delete_block, what.key)


def _columns() -> tuple[Column[Entry], ...]:
    return (
        Column[Entry](tr("When"), _when, share=4),
        Column[Entry](tr("What"), _name, share=5),
        Column[Entry](tr("Kind"), _kind, share=2, tone=lambda _: "muted"),
    )


def _level(*fields: Labelled) -> QHBoxLayout:
    """Fields beside each other whose captions stay level whatever is said below one of them."""
    line = row(*fields, gap=metrics.M)
    for each in fields:
        line.setAlignment(each, TOP)
        line.setStretchFactor(each, 1)
    return line


RACE_KM = LIMITS[Kind.RACE]["distance_km"]


class RaceDialog(FormDialog):
    """One race."""

    def __init__(self, context: Context, race: Race, parent: QWidget | None = None) -> None:
        super().__init__(tr("Race") if race.id is not None else tr("Add a race"), parent, width=420)
        self._context, self._race = context, race
        self.day = DayField(tr("Race day"), context.journal.today())
        self.day.set_value(race.day)
        self.distance = NumberField(tr("Distance"), "km", limit=RACE_KM, decimals=1)
        self.distance.set_value(race.distance_km)
        self.name = TextField(tr("Name"))
        self.name.set_value(race.name)
        self.rank = ChoiceField(tr("What it counts"), tuple(RACE_RANKS.items()))
        self.rank.set_value(race.rank)
        self.places = {
            "distance_km": Labelled(tr("Distance, if known"), self.distance),
            "rank": Labelled(tr("What it counts"), self.rank),
        }
        distance, counts = self.places.values()
        self.when = Labelled(tr("Race day"), self.day)
        self.body.addLayout(_level(self.when, distance))
        self.body.addWidget(Labelled(tr("Name"), self.name))
        self.body.addWidget(counts)
        self.add_button(tr("Cancel"), closes=True)
        self.changes: ChangesDialog | None = None
        self.with_plan = self.add_button(tr("The plan with it…"))
        self.with_plan.clicked.connect(self._show_plan)
        self.with_plan.setVisible(context.journal.plans.active() is not None)
        self.keep = self.add_button(tr("Keep race"), "primary")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self._keep)
        fields = {
            "day": self.day,
            "distance": self.distance,
            "name": self.name,
            "rank": self.rank,
        }
        self.follow(context.drafts, DraftKey(DraftKind.RACE, race.id or ""), fields)
        self.day.committed.connect(self._weigh)
        self.day.reading_changed.connect(self._weigh)
        self.distance.committed.connect(self._weigh)
        self._weigh()

    @Slot()
    def _weigh(self) -> None:
        """Say, without refusing it, what a race of a day gone by still does."""
        day, journal = self.day.value, self._context.journal
        if day >= journal.today():
            self.when.show_hint("")
            return
        race = Race(day, distance_km=self.distance.value or None)
        until = journal.plans.race_counts_until(race)
        if until >= journal.today():
            said = tr(
                "A race that was run: the plan is careful after it until {day:day}.", day=until
            )
        else:
            said = tr("A race that was run, kept as history: it does not change the plan.")
        self.when.show_hint(said, "hold")

    @Slot()
    def _keep(self) -> None:
        race = self._typed()
        if race is None:
            return
        said = tr("Race on {day:day} kept.", day=race.day)
        try:
            kept = perform(self._context, said, self._context.journal.plans.save_race, race)
        except InputError as error:
            self.answer(error)
            return
        if kept is not None:
            self.accept()

    def _typed(self) -> Race | None:
        """The race as it stands; None while something cannot be read."""
        if not self.taken(self.day, self.distance, self.name):
            return None
        return Race(
            self.day.value,
            self.name.value or "",
            self.distance.value or None,
            self._race.note,
            RaceRank(str(self.rank.value)),
            self._race.id,
        )

    @Slot()
    def _show_plan(self) -> None:
        """Show what the race changes in the plan; both are kept together, or neither."""
        race = self._typed()
        if race is None:
            return
        try:
            self.changes = changes_with(self._context, race, self)
        except InputError as error:
            self.answer(error)
            return
        if self.changes is not None:
            self.changes.kept.connect(self.accept)
            self.changes.open()


class BlockDialog(FormDialog):
    """One range of days off."""

    def __init__(
        self, context: Context, block: BlockedRange, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            tr("Days off") if block.id is not None else tr("Add days off"), parent, width=420
        )
        self._context, self._block = context, block
        today = context.journal.today()
        self.first = DayField(tr("First day off"), today)
        self.last = DayField(tr("Last day off"), today)
        self.first.set_value(block.start)
        self.last.set_value(block.end)
        self.reason = TextField(tr("Reason"))
        self.reason.set_value(block.reason)
        self.reason.setPlaceholderText(tr("Holiday, illness, travel"))
        self.first.committed.connect(self._follow)
        last = Labelled(tr("Last day"), self.last)
        self.places = {"end": last}
        self.body.addLayout(_level(Labelled(tr("First day"), self.first), last))
        self.body.addWidget(Labelled(tr("Reason"), self.reason))
        self.add_button(tr("Cancel"), closes=True)
        self.keep = self.add_button(tr("Keep days off"), "primary")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self._keep)
        fields = {"first": self.first, "last": self.last, "reason": self.reason}
        self.follow(context.drafts, DraftKey(DraftKind.DAYS_OFF, block.id or ""), fields)
        self.last.committed.connect(self._weigh)
        self.last.reading_changed.connect(self._weigh)
        self._weigh()

    @Slot(date)
    def _follow(self, _day: date) -> None:
        if self.last.value < self.first.value:
            self.last.set_value(self.first.value)
            self._weigh()

    @Slot()
    def _weigh(self) -> None:
        """Say, without refusing it, that days gone by change nothing."""
        is_over = self.last.value < self._context.journal.today()
        said = tr("These days are over, kept as history: they do not change the plan.")
        self.places["end"].show_hint(said if is_over else "", "hold")

    @Slot()
    def _keep(self) -> None:
        if not self.taken(self.first, self.last, self.reason):
            return
        if self.last.value < self.first.value:
            said = tr("The first day is {day:day}.", day=self.first.value)
            self.answer(InputError("end", said))
            return
        reason = self.reason.value or ""
        block = BlockedRange(self.first.value, self.last.value, reason, self._block.id)
        said = tr("Days off from {day:day} kept.", day=block.start)
        try:
            kept = perform(self._context, said, self._context.journal.plans.save_block, block)
        except InputError as error:
            self.answer(error)
            return
        if kept is not None:
            self.accept()
