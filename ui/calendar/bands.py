"""What races, flares and days kept free look like as bands, and what they are called."""

from __future__ import annotations

from calfjournal.domain.exercise import Side
from calfjournal.domain.looks import Glyph, Look
from calfjournal.messages import mark, tr
from calfjournal.messages.vocabulary import Vocabulary
from calfjournal.views.week_bands import BandSort, WeekBand

HOLD = Look("hold", Glyph.BANG)

BAND_LOOKS = {
    BandSort.RACE: Look("accent", Glyph.FLAG),
    BandSort.FLARE: HOLD,
    BandSort.BLOCKED: Look("run", Glyph.DASH),
}

FLARES = Vocabulary(
    {
        Side.LEFT: mark("Flare on the left"),
        Side.RIGHT: mark("Flare on the right"),
        Side.BOTH: mark("Flare on both sides"),
    }
)


def band_words(band: WeekBand) -> tuple[str, ...]:
    """Return what a band is called, from roomy to tight; its sign says it where none fits."""
    if band.sort is BandSort.FLARE:
        return FLARES[Side(band.told)], tr("Flare")
    if band.sort is BandSort.BLOCKED:
        free = tr("Kept free")
        return (str(band.told), free) if band.told else (free,)
    return (str(band.told), tr("Race")) if band.told else (tr("Race"),)
