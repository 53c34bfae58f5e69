"""The first step of the welcome: who it is, and what complains."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.athlete import Athlete, Experience, Tendon
from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS
from calfjournal.messages import tr
from calfjournal.messages.vocabulary import EXPERIENCES, PAIN_WORDS, SIDE_TITLES, SITES
from ui.services.qt import VALUE
from ui.welcome.step import StepPage
from ui.widgets.choices import ChoiceField
from ui.widgets.fields import TextField
from ui.widgets.scale_field import ScaleField
from ui.widgets.segmented import SegmentedControl

NOWHERE = "nowhere"


class PersonPage(StepPage):
    """What the rules need to know of a person; everything may stay unknown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = TextField(tr("Name"))
        trained = list(EXPERIENCES.items())
        self.experience = SegmentedControl(trained, tr("Calf training so far"))
        sides = [(NOWHERE, tr("No")), *SIDE_TITLES.items()]
        self.side = SegmentedControl(sides, tr("An Achilles that complains"))
        sites = [(site, SITES[site]) for site in Site if site.is_tendon]
        self.site = ChoiceField(tr("Where"), sites)
        usual = LIMITS[Kind.TENDON]["usual_pain"]
        self.pain = ScaleField(tr("Usual pain on a normal day"), usual, PAIN_WORDS)
        self.ask(tr("Name (for prints)"), self.name)
        self.ask(tr("Calf training so far"), self.experience, fills=False)
        self.ask(tr("An Achilles that complains"), self.side, fills=False)
        self._where = self.ask(tr("Where"), self.site)
        self._where.hide()
        self.ask(tr("Usual Achilles pain on a normal day"), self.pain, whole=True)
        self.side.chosen.connect(self._show_where)
        self.ready()

    def tendons(self) -> dict[Side, Tendon]:
        """Return what is said of each leg: of those that complain, or of both where none does."""
        side, site = self.side.value, self.site.value
        sore = side.legs if isinstance(side, Side) else ()
        return {
            leg: Tendon(
                leg,
                usual_pain=self.pain.value if leg in (sore or LEGS) else None,
                site=site if leg in sore and isinstance(site, Site) else None,
            )
            for leg in LEGS
        }

    def athlete(self, before: Athlete) -> Athlete:
        """Return an athlete with the answers in their place."""
        return replace(
            before,
            name=self.name.reading or "",
            experience=Experience(str(self.experience.value)),
        )

    @Slot(VALUE)
    def _show_where(self, side: object) -> None:
        self._where.setVisible(side != NOWHERE)
