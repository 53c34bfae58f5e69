"""Pairs of shoes: the list, and the dialog of one."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS
from calfjournal.domain.run import Shoes
from calfjournal.errors import InputError
from calfjournal.messages import tr
from calfjournal.messages.formats import UNKNOWN, number, short_date
from calfjournal.views.profile import ProfileFacts, ShoePair
from ui.services.act import perform
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.services.qt import VALUE
from ui.theme import metrics
from ui.widgets.buttons import Button, lock
from ui.widgets.card import Card
from ui.widgets.date_field import EXAMPLE, DateField
from ui.widgets.fields import NumberField, TextField
from ui.widgets.form_dialog import FormDialog
from ui.widgets.labelled import Labelled
from ui.widgets.layouts import FlowLayout, row
from ui.widgets.note_field import NoteField
from ui.widgets.table import TableView
from ui.widgets.table_columns import Column
from ui.widgets.text import small

HEEL_DROP = LIMITS[Kind.SHOES]["heel_drop_mm"]


class ShoesCard(Card):
    """Lists, adds, changes, retires and deletes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Shoes"), parent=parent)
        self._context = context
        self.new = Button(tr("Add a pair"), "quiet", "plus")
        self.change = Button(tr("Change"), "quiet", "edit")
        self.retire = Button(tr("Retire"), "quiet", "check")
        self.delete = Button(tr("Delete"), "quiet", "trash")
        self.table = TableView[ShoePair](_columns(), tr("Shoes"))
        self.table.opened.connect(self._open)
        self.table.current_changed.connect(self._offer)
        self.body.addWidget(self.table)
        self._hint = small("", wrap=True)
        self.body.addWidget(self._hint)
        acts = FlowLayout()
        for button, slot in (
            (self.new, self._new),
            (self.change, self._change),
            (self.retire, self._retire),
            (self.delete, self._delete),
        ):
            button.clicked.connect(slot)
            acts.addWidget(button)
        self.body.addLayout(acts)

    def show_facts(self, facts: ProfileFacts) -> None:
        """Show the pairs."""
        self._hint.setText(
            tr(
                "Your runs name their pair. After one whose heel stands more than {lower} lower "
                "than in the shoes of your last 30 days, the next runs are asked to be easy and "
                "flat.",
                lower=number(facts.flatter_mm, 1, "mm"),
            )
        )
        self.table.set_rows(facts.shoes)
        self.table.setVisible(bool(facts.shoes))
        self._offer(self.table.current)

    @Slot(VALUE)
    def _offer(self, pair: ShoePair | None) -> None:
        for button in (self.change, self.retire, self.delete):
            button.setVisible(pair is not None)
        self.retire.setEnabled(pair is not None and pair.shoes.end is None)
        if self._context.journal.read_only:
            lock(self.new, self.change, self.retire, self.delete)

    def resume(self, key: DraftKey) -> None:
        """Go on with a pair of which there is a draft."""
        pairs = self._context.journal.shoes.all()
        self._edit(next((pair for pair in pairs if pair.id == key.about), Shoes("")))

    @Slot()
    def _new(self) -> None:
        self._edit(Shoes(""))

    @Slot(VALUE)
    def _open(self, pair: ShoePair) -> None:
        if not self._context.journal.read_only:
            self._edit(pair.shoes)

    @Slot()
    def _change(self) -> None:
        if self.table.current is not None:
            self._edit(self.table.current.shoes)

    def _edit(self, shoes: Shoes) -> None:
        self.dialog = ShoeDialog(self._context, shoes, self)
        self.dialog.open()

    @Slot()
    def _retire(self) -> None:
        if self.table.current is None:
            return
        journal, shoes = self._context.journal, self.table.current.shoes
        said = tr("{name} retired.", name=shoes.name)
        perform(self._context, said, journal.shoes.save, replace(shoes, end=journal.today()))

    @Slot()
    def _delete(self) -> None:
        if self.table.current is None:
            return
        shoes = self.table.current.shoes
        said = tr("{name} deleted.", name=shoes.name)
        perform(self._context, said, self._context.journal.shoes.delete, shoes.key)


def _columns() -> tuple[Column[ShoePair], ...]:
    return (
        Column[ShoePair](tr("Pair"), lambda pair: pair.shoes.name, share=5),
        Column[ShoePair](tr("Drop"), _drop, share=2, right=True),
        Column[ShoePair](tr("Since"), _since, share=3),
        Column[ShoePair](tr("Until"), _until, share=3),
        Column[ShoePair](tr("Run"), _km, share=3, right=True),
    )


def _drop(pair: ShoePair) -> str:
    return number(pair.shoes.heel_drop_mm, 1, "mm")


def _since(pair: ShoePair) -> str:
    return short_date(pair.shoes.start) if pair.shoes.start else UNKNOWN


def _until(pair: ShoePair) -> str:
    return short_date(pair.shoes.end) if pair.shoes.end else UNKNOWN


def _km(pair: ShoePair) -> str:
    return number(pair.km, 0, "km") if pair.runs else UNKNOWN


class ShoeDialog(FormDialog):
    """One pair of shoes."""

    def __init__(self, context: Context, shoes: Shoes, parent: QWidget | None = None) -> None:
        title = tr("Shoes") if shoes.id is not None else tr("Add a pair")
        super().__init__(title, parent, width=440)
        self._context, self._shoes = context, shoes
        self.name = TextField(tr("Name"))
        self.drop = NumberField(tr("Heel drop"), "mm", limit=HEEL_DROP, decimals=1)
        self.first, self.last = DateField(tr("Worn since")), DateField(tr("Worn until"))
        self.note = NoteField(tr("Note"))
        self.name.set_value(shoes.name)
        self.drop.set_value(shoes.heel_drop_mm)
        self.first.set_value(shoes.start)
        self.last.set_value(shoes.end)
        self.note.set_value(shoes.note)
        for day in (self.first, self.last):
            day.setPlaceholderText(EXAMPLE)
        self.places = {
            "name": Labelled(tr("Name"), self.name),
            "heel_drop_mm": Labelled(tr("Heel drop"), self.drop),
            "start": Labelled(tr("Worn since"), self.first),
            "end": Labelled(tr("Worn until"), self.last),
        }
        named, drop, first, last = self.places.values()
        self.body.addLayout(row(named, drop, gap=metrics.M))
        self.body.addLayout(row(first, last, gap=metrics.M))
        self.body.addWidget(Labelled(tr("Note"), self.note))
        self.add_button(tr("Cancel"), closes=True)
        self.keep = self.add_button(tr("Keep shoes"), "primary")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self._keep)
        fields: dict[str, QWidget] = {
            "name": self.name,
            "drop": self.drop,
            "first": self.first,
            "last": self.last,
            "note": self.note,
        }
        self.follow(context.drafts, DraftKey(DraftKind.SHOES, shoes.id or ""), fields)

    @Slot()
    def _keep(self) -> None:
        if not self.taken(self.name, self.drop, self.first, self.last):
            return
        self.note.flush()
        shoes = Shoes(
            self.name.value or "",
            self.drop.value,
            self.first.value,
            self.last.value,
            self.note.value,
            self._shoes.id,
        )
        said = tr("{name} kept.", name=shoes.name)
        try:
            kept = perform(self._context, said, self._context.journal.shoes.save, shoes)
        except InputError as problem:
            self.answer(problem)
            return
        if kept is not None:
            self.accept()
