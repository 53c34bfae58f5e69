"""The profile as lines of words."""

from __future__ import annotations

from collections.abc import Iterator

from calfjournal.domain.athlete import Athlete, Tendon
from calfjournal.domain.exercise import LEGS
from calfjournal.messages import formats, tr
from calfjournal.messages.vocabulary import EQUIPMENT_WORDS, EXPERIENCES, SEXES, SITES
from calfjournal.views.profile import ProfileFacts, ShoePair


def profile_lines(facts: ProfileFacts) -> Iterator[tuple[str, str]]:
    """Yield title and value of each field, "" for what was never entered."""
    yield from _of_athlete(facts.athlete)
    mass = facts.body_mass_kg
    yield tr("Body mass"), "" if mass is None else formats.number(mass, 1, "kg")
    for leg in LEGS:
        for title, value in _of_tendon(facts.tendons[leg]):
            yield tr("{field}, {side:side}", field=title, side=leg), value
    for pair in facts.shoes:
        yield tr("Shoes"), shoe_words(pair)


def _of_athlete(athlete: Athlete) -> Iterator[tuple[str, str]]:
    yield tr("Name"), athlete.name
    yield tr("Born"), formats.long_date(athlete.born) if athlete.born else ""
    yield tr("Sex"), SEXES[athlete.sex]
    yield tr("Height"), _number(athlete.height_cm, "cm", 1)
    need = athlete.sleep_need_h
    yield tr("Sleep need"), "" if need is None else formats.hours(need)
    yield tr("Cadence target"), _number(athlete.cadence_target_spm, "spm", 0)
    yield tr("Running a week"), _number(athlete.weekly_km, "km", 0)
    yield tr("Calf training so far"), EXPERIENCES[athlete.experience]
    tags = athlete.equipment
    words = [] if tags is None else [EQUIPMENT_WORDS.get(tag, tag) for tag in sorted(tags)]
    yield tr("Equipment"), tr("{words:commas}", words=words) if words else ""


def _of_tendon(tendon: Tendon) -> Iterator[tuple[str, str]]:
    pain = tendon.usual_pain
    yield tr("Usual pain"), "" if pain is None else f"{pain}/10"
    yield tr("Usual stiffness"), _number(tendon.usual_stiffness_min, "min", 0)
    yield tr("Where it complains"), SITES[tendon.site] if tendon.site else ""
    since = tendon.sore_since
    yield tr("Sore since"), formats.long_date(since) if since else ""
    yield tr("History"), tendon.history


def _number(value: float | None, unit: str, decimals: int) -> str:
    return "" if value is None else formats.number(value, decimals, unit)


def shoe_words(pair: ShoePair) -> str:
    """Return a pair of shoes with what was run in it."""
    return tr("{name}, {km:km}", name=pair.shoes.name, km=pair.km)
