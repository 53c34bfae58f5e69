"""A dialog to fill in: what is typed into it is a draft until it is kept or cancelled."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog, QWidget

from ui.services.drafts import DraftKey, OpenDraft, WindowDrafts
from ui.widgets.dialog import Dialog
from ui.widgets.draft_line import DraftLine
from ui.widgets.form_fields import FormFields


class FormDialog(Dialog):
    """Subclasses end their ``__init__`` with ``follow``; every way out of the dialog ends it."""

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

    @Slot(int)
    def _end(self, result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            self.draft.end()
        else:
            self.draft.give_up()
