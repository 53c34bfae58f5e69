"""The cards of the athlete and of each tendon."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import asdict, replace
from PySide6.QtWidgets import QWidget

from calfjournal.domain.athlete import Experience, Sex
from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import EQUIPMENT, Side
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS
from calfjournal.messages import tr
from calfjournal.messages.formats import long_day
from calfjournal.messages.vocabulary import (
    EQUIPMENT_WORDS,
    EXPERIENCES,
    PAIN_WORDS,
    SEXES,
    SITES,
)
from calfjournal.views.profile import ProfileFacts
from ui.profile.kept_fields import KeptFields
from ui.services.context import Context
from ui.widgets.choices import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.fields import DurationField, NumberField, TextField
from ui.widgets.note_field import NoteField
from ui.widgets.scale_field import ScaleField
from ui.widgets.segmented import SegmentedControl
from ui.widgets.text import small
from ui.widgets.toggles import ToggleChips

ATHLETE = LIMITS[Kind.ATHLETE]
TENDON = LIMITS[Kind.TENDON]
BODY_MASS = LIMITS[Kind.CHECK_IN]["body_mass_kg"]
QUIET = "quiet"


class OfAthlete(KeptFields):
    """Fields of the athlete."""

    def show_facts(self, facts: ProfileFacts) -> None:
        """Show what is known."""
        self.show_kept(asdict(facts.athlete))

    def write(self, name: str, value: Any) -> object:  # noqa: ANN401 - of any field
        """Keep a field of the athlete."""
        verbs = self._context.journal.athlete
        return verbs.save(replace(verbs.get(), **{name: value}))


class PersonCard(OfAthlete):
    """Who it is, and the figures of the body."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("You"), parent)
        self.add("name", tr("Name"), TextField(tr("Name")))
        self.add("born", tr("Born"), DateField(tr("Born")))
        sexes = (Sex.FEMALE, Sex.MALE, Sex.UNSTATED)
        choices = [(sex, SEXES[sex]) for sex in sexes]
        self.add("sex", tr("Sex"), SegmentedControl(choices, tr("Sex")))
        height = NumberField(tr("Height"), "cm", limit=ATHLETE["height_cm"], decimals=1)
        self.add("height_cm", tr("Height"), height)
        mass = NumberField(tr("Body mass"), "kg", limit=BODY_MASS, decimals=1)
        self.add("body_mass_kg", tr("Body mass"), mass)
        need = DurationField(tr("Sleep need"), ATHLETE["sleep_need_h"])
        self.add("sleep_need_h", tr("Sleep need a night"), need)
        self._weighed = small("", wrap=True)
        self.body.addWidget(self._weighed)

    def show_facts(self, facts: ProfileFacts) -> None:
        """Show what is known, with the day of the newest body mass."""
        self.show_kept({**asdict(facts.athlete), "body_mass_kg": facts.body_mass_kg})
        on = facts.weighed_on
        self._weighed.setText(tr("Weighed on {day}.", day=long_day(on)) if on else "")
        self._weighed.setVisible(on is not None)

    def write(self, name: str, value: Any) -> object:  # noqa: ANN401 - of any field
        """Keep a field of the athlete; a body mass is that of today."""
        if name == "body_mass_kg":
            return self._context.journal.athlete.weigh(value)
        return super().write(name, value)


class TrainingCard(OfAthlete):
    """How much, with what, and what for."""

    least = 200

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Running and training"), parent)
        trained = SegmentedControl(
            [(each, EXPERIENCES[each]) for each in Experience], tr("Calf training so far")
        )
        self.add("experience", tr("Calf training so far"), trained)
        km = NumberField(tr("Running a week"), "km", limit=ATHLETE["weekly_km"], step=5)
        self.add("weekly_km", tr("Running a week"), km)
        limit = ATHLETE["cadence_target_spm"]
        self.add(
            "cadence_target_spm",
            tr("Cadence target"),
            NumberField(tr("Cadence target"), "spm", limit=limit),
        )
        chips = [(tag, EQUIPMENT_WORDS[tag]) for tag in EQUIPMENT]
        self.add(
            "equipment", tr("What you can use"), ToggleChips(chips, tr("Equipment")), whole=True
        )

    def show_kept(self, kept: Mapping[str, Any]) -> None:
        """Show what is kept; equipment nobody was asked for as none chosen."""
        super().show_kept({**kept, "equipment": kept["equipment"] or frozenset()})

    def write(self, name: str, value: Any) -> object:  # noqa: ANN401 - of any field
        """Keep a field of the athlete; no equipment at all means that nothing was said."""
        return super().write(name, (value or None) if name == "equipment" else value)


_SITE_SIGNS = 12
"""That are seen of a site at least."""


class TendonCard(KeptFields):
    """What is usual of one tendon, and its history."""

    least = 200

    def __init__(self, context: Context, leg: Side, parent: QWidget | None = None) -> None:
        left = leg is Side.LEFT
        super().__init__(context, tr("Left Achilles") if left else tr("Right Achilles"), parent)
        self._leg = leg
        name = tr("Usual pain, {side:side}", side=leg)
        pain = ScaleField(name, TENDON["usual_pain"], PAIN_WORDS)
        self.add("usual_pain", tr("Usual pain on a normal morning"), pain, whole=True)
        name = tr("Usual stiffness, {side:side}", side=leg)
        minutes = NumberField(name, "min", limit=TENDON["usual_stiffness_min"])
        self.add("usual_stiffness_min", tr("Usual morning stiffness"), minutes)
        sites = [(QUIET, tr("no complaint")), *((s, SITES[s]) for s in Site if s.is_tendon)]
        site = ChoiceField(tr("Where it complains, {side:side}", side=leg), sites)
        # The longest of its words is seldom chosen: where texts are large it may end in dots.
        site.setSizeAdjustPolicy(site.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        site.setMinimumContentsLength(_SITE_SIGNS)
        self.add("site", tr("Where it complains"), site)
        since = DateField(tr("Sore since, {side:side}", side=leg))
        self.add("sore_since", tr("Sore since"), since)
        note = NoteField(
            tr("History, {side:side}", side=leg),
            hint=tr("Earlier complaints, what helped, operations"),
        )
        self.add("history", tr("History"), note, whole=True)

    def show_facts(self, facts: ProfileFacts) -> None:
        """Show what is known of the leg."""
        kept = asdict(facts.tendons[self._leg])
        self.show_kept({**kept, "site": kept["site"] or QUIET})

    def write(self, name: str, value: Any) -> object:  # noqa: ANN401 - of any field
        """Keep a field of the tendon."""
        verbs = self._context.journal.athlete
        said = None if value == QUIET else value
        return verbs.save_tendon(replace(verbs.tendons()[self._leg], **{name: said}))

    def _key(self, name: str) -> str:
        return f"{self._leg}.{name}"
