"""Says what to do about warning signs that were reported, where they were."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from calfjournal.messages import tr
from ui.signs.alarm import Alarm
from ui.signs.emergency_words import emergency_words, region_here
from ui.theme import Role
from ui.widgets.dialog import Dialog
from ui.widgets.text import Label, small


class WhatToDo(Dialog):
    """Every sign as Today shows it, the most urgent first; ``told`` is (advice, sign) of each."""

    def __init__(self, told: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(tr("What to do now"), parent, width=620)
        self.alarms = [Alarm(advice, sign) for advice, sign in told]
        for alarm in self.alarms:
            self.body.addWidget(alarm)
        self.body.addWidget(Label(emergency_words(region_here()), Role.BODY_STRONG, wrap=True))
        self.body.addWidget(small(tr("It stands on Today until it is cleared."), wrap=True))
        self.body.addStretch(1)
        self.setAccessibleDescription(" ".join(alarm.action for alarm in self.alarms))
        self.add_button(tr("Close"), "primary", closes=True)
