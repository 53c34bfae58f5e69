"""A dialog to fill in: what is typed into it is a draft until it is kept or cancelled."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog, QWidget

from calfjournal.errors import InputError
from ui.services.drafts import DraftKey, OpenDraft, WindowDrafts
from ui.widgets.day_field import DayField
from ui.widgets.dialog import Dialog
from ui.widgets.draft_line import DraftLine
from ui.widgets.fields import ValueField
from ui.widgets.form_fields import FormFields
from ui.widgets.labelled import Labelled


class FormDialog(Dialog):
    """Subclasses end their ``__init__`` with ``follow``; every way out of the dialog ends it."""

    places: Mapping[str, Labelled] = MappingProxyType({})
    """The fields that refusals of verbs name."""

    def follow(
        self, drafts: WindowDrafts, key: DraftKey, form: Mapping[str, QWidget] | QObject
    ) -> bool:
        """Keep the draft of the fields, or of a ``services.drafts.DraftedForm``, as they stand now.

        True when something was brought back into them.
        """
        if isinstance(form, Mapping):
            form = FormFields(form, self)
        self.draft = OpenDraft(drafts, form)
        self.body.insertWidget(0, DraftLine(self.draft))
        self.finished.connect(self._end)
        return self.draft.begin(key)

    def taken(self, *fields: ValueField[Any] | DayField) -> bool:
        """Take what is typed in the fields; False when one is wrong, which has the keys then."""
        for place in self.places.values():
            if not isinstance(place.field, ValueField):  # Those forget it when they are typed in.
                place.show_error("")
        wrong = [field for field in fields if not field.flush()]
        if wrong:
            wrong[0].setFocus()
        return not wrong

    def answer(self, problem: InputError) -> None:
        """Show the words of a refusal at its field in ``places`` and move the keys there.

        Words about none of them stand at the first.
        """
        place = self.places.get(problem.field) or next(iter(self.places.values()))
        if isinstance(place.field, ValueField):
            place.field.set_error(problem.message)
        else:
            place.show_error(problem.message)
        place.field.setFocus()

    @Slot(int)
    def _end(self, result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            self.draft.end()
        else:
            self.draft.give_up()
