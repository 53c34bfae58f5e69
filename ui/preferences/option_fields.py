"""One field an option of this computer, built from the table of options; each holds at once."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QObject, Slot

from calfjournal.domain.notation import SYSTEM
from calfjournal.messages import formats, tr
from calfjournal.messages.option_words import OPTION_WORDS
from ui.services.notation import system_notation
from ui.services.options import Options
from ui.services.qt import VALUE
from ui.theme.fonts import scale
from ui.widgets.choices import ChoiceField
from ui.widgets.labelled import Labelled
from ui.widgets.segmented import SegmentedControl

Field = SegmentedControl | ChoiceField

MOST_SEGMENTS = 3
SEGMENTS, WIDEST_SEGMENTS = 300, 372
"""Pixels, of the usual size of text and at most; choices that need more are a list to unfold."""


class OptionFields(QObject):
    """``by_key`` maps the key of each option to its field."""

    def __init__(self, options: Options, parent: QObject) -> None:
        super().__init__(parent)
        self._options = options
        self.by_key: dict[str, Field] = {}

    def labelled(self, key: str, *, hint: str = "") -> Labelled:
        """Return the field of an option with its caption and a hint, if not its own."""
        words = OPTION_WORDS[key]
        field = self.by_key[key] = self._field(key)
        return Labelled(words.title, field, hint=hint or words.hint, fills=False)

    def _field(self, key: str) -> Field:
        name, choices = OPTION_WORDS[key].title, _choices(key)
        field: Field = SegmentedControl(choices, name)
        many = len(choices) > MOST_SEGMENTS or field.sizeHint().width() > min(
            SEGMENTS * scale(), WIDEST_SEGMENTS
        )
        if many:
            field.deleteLater()
            field = ChoiceField(name, choices)
        field.set_value(getattr(self._options.now, key))
        told = field.committed if isinstance(field, ChoiceField) else field.chosen
        told.connect(self._take)
        return field

    @Slot(VALUE)
    def _take(self, value: object) -> None:
        field = self.sender()
        key = next(key for key, known in self.by_key.items() if known is field)
        self._options.take(key, value)


def _choices(key: str) -> list[tuple[Hashable, str]]:
    """Return values with their words; what the system says is told beside its own."""
    choices = OPTION_WORDS[key].choices
    said = _said_by_system().get(key, "")
    return [
        (
            value,
            tr("{choice} ({value})", choice=word, value=said) if value == SYSTEM and said else word,
        )
        for value, word in choices.items()
    ]


def _said_by_system() -> dict[str, str]:
    system = system_notation()
    large = f"1{system.thousands_mark}234{system.decimal_mark}5" if system.decimal_mark else ""
    return {
        "mass_unit": system.mass,
        "distance_unit": system.distance,
        "length_unit": system.length,
        "number_format": large,
    }


def example() -> str:
    """Return how a load, a distance, a length and a large number are written now."""
    parts = [formats.number(value, 1, unit) for value, unit in _EXAMPLES]
    large = f"1{formats.thousands_mark()}234{formats.decimal_mark()}5"
    return " · ".join((*parts, large))


_EXAMPLES = ((22.5, "kg"), (8.1, "km"), (12.1, "cm"))
