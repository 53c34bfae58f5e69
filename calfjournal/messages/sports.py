"""What sports of recordings are called, by the word that FIT files have for them."""

from __future__ import annotations

from typing import Final

from calfjournal.messages import formats
from calfjournal.messages.language import filled_n, mark
from calfjournal.messages.vocabulary import Vocabulary

_NAMES: Final = Vocabulary(
    {
        "alpine_skiing": mark("alpine skiing"),
        "boating": mark("boating"),
        "cross_country_skiing": mark("cross-country skiing"),
        "cycling": mark("cycling"),
        "e_biking": mark("e-biking"),
        "fitness_equipment": mark("fitness equipment"),
        "generic": mark("activity"),
        "golf": mark("golf"),
        "hiking": mark("hiking"),
        "horseback_riding": mark("horseback riding"),
        "ice_skating": mark("ice skating"),
        "inline_skating": mark("inline skating"),
        "kayaking": mark("kayaking"),
        "mountaineering": mark("mountaineering"),
        "multisport": mark("multisport"),
        "paddling": mark("paddling"),
        "rock_climbing": mark("rock climbing"),
        "rowing": mark("rowing"),
        "sailing": mark("sailing"),
        "snowboarding": mark("snowboarding"),
        "snowshoeing": mark("snowshoeing"),
        "soccer": mark("soccer"),
        "stand_up_paddleboarding": mark("stand-up paddleboarding"),
        "surfing": mark("surfing"),
        "swimming": mark("swimming"),
        "tennis": mark("tennis"),
        "training": mark("training"),
        "transition": mark("transition"),
        "walking": mark("walking"),
    }
)

_TITLES: Final = Vocabulary(
    {
        "alpine_skiing": mark("Alpine skiing"),
        "boating": mark("Boating"),
        "cross_country_skiing": mark("Cross-country skiing"),
        "cycling": mark("Cycling"),
        "e_biking": mark("E-biking"),
        "fitness_equipment": mark("Fitness equipment"),
        "generic": mark("Activity"),
        "golf": mark("Golf"),
        "hiking": mark("Hiking"),
        "horseback_riding": mark("Horseback riding"),
        "ice_skating": mark("Ice skating"),
        "inline_skating": mark("Inline skating"),
        "kayaking": mark("Kayaking"),
        "mountaineering": mark("Mountaineering"),
        "multisport": mark("Multisport"),
        "paddling": mark("Paddling"),
        "rock_climbing": mark("Rock climbing"),
        "rowing": mark("Rowing"),
        "sailing": mark("Sailing"),
        "snowboarding": mark("Snowboarding"),
        "snowshoeing": mark("Snowshoeing"),
        "soccer": mark("Soccer"),
        "stand_up_paddleboarding": mark("Stand-up paddleboarding"),
        "surfing": mark("Surfing"),
        "swimming": mark("Swimming"),
        "tennis": mark("Tennis"),
        "training": mark("Training"),
        "transition": mark("Transition"),
        "walking": mark("Walking"),
    }
)


def sport_name(sport: str) -> str:
    """Return a sport inside a sentence: ``walking``; one nobody knows by the file's own word."""
    return _NAMES.get(sport) or sport.replace("_", " ")


def sport_title(sport: str) -> str:
    """Return a sport where its name stands alone: ``Walking``."""
    return _TITLES.get(sport) or sport.replace("_", " ").capitalize()


def activities(runs: int, others: int) -> str:
    """Return runs apart from other sports: ``15 runs, 3 other activities``; "" for none."""
    if not runs:
        return filled_n("{count} activity", "{count} activities", others) if others else ""
    told = formats.counted(runs, "runs")
    return formats.commas([told, formats.counted(others, "other_activities")]) if others else told
