"""What people call the options of this computer, and what each may be."""

from __future__ import annotations

from typing import Any, Final

from msgspec import Struct

from calfjournal.domain.notation import SYSTEM
from calfjournal.messages.language import mark, mark_in, pattern
from calfjournal.messages.vocabulary import Vocabulary


class OptionWords(Struct, frozen=True):
    """The words of one option: its marked title and hint ("" = none), and those of its choices.

    One whose value is free, such as an hour, has no choices.
    """

    marked: str
    choices: Vocabulary[Any] = Vocabulary({})
    marked_hint: str = ""

    @property
    def title(self) -> str:
        """What the option is called, in the language."""
        return pattern(self.marked)

    @property
    def hint(self) -> str:
        """What is good to know of it, in the language."""
        return pattern(self.marked_hint) if self.marked_hint else ""


OFF_ON: Final = Vocabulary({False: mark("Off"), True: mark("On")})
"""Of every option that is there or not."""
_BEFORE: Final = {
    0: mark("When it begins"),
    15: mark("15 min before"),
    30: mark("30 min before"),
    60: mark("1 h before"),
}

OPTION_WORDS: Final[dict[str, OptionWords]] = {
    "theme": OptionWords(
        mark("Appearance"),
        Vocabulary(
            {
                "system": mark("As the system"),
                "light": mark_in("appearance", "Light"),
                "dark": mark_in("appearance", "Dark"),
            }
        ),
    ),
    "less_motion": OptionWords(
        mark("Less motion"),
        OFF_ON,
        mark("No fades; the player's figure stays, its numbers count."),
    ),
    "sound": OptionWords(
        mark("Sound"),
        OFF_ON,
        mark("Each turn of a repetition has its own; off, only the picture goes on."),
    ),
    "spoken_counts": OptionWords(
        mark("Counts spoken"),
        OFF_ON,
        mark("A voice says the number of each repetition."),
    ),
    "first_weekday": OptionWords(
        mark("A week begins on"),
        Vocabulary({0: mark("Monday"), 6: mark("Sunday"), 5: mark("Saturday")}),
        mark("For the calendar; training weeks always begin on Monday."),
    ),
    "paper": OptionWords(
        mark("Paper"),
        Vocabulary({"a4": mark("A4"), "letter": mark_in("paper", "Letter")}),
        mark("What the print preview begins with."),
    ),
    "mass_unit": OptionWords(
        mark("Weights"),
        Vocabulary({SYSTEM: mark("As the system"), "kg": mark("kg"), "lb": mark("lb")}),
    ),
    "distance_unit": OptionWords(
        mark("Running"),
        Vocabulary({SYSTEM: mark("As the system"), "km": mark("km"), "mi": mark("mi")}),
    ),
    "length_unit": OptionWords(
        mark("Lengths"),
        Vocabulary({SYSTEM: mark("As the system"), "cm": mark("cm"), "in": mark("in")}),
    ),
    "number_format": OptionWords(
        mark("Numbers"),
        Vocabulary(
            {
                SYSTEM: mark("As the system"),
                "point": mark("1,234.5"),
                "comma": mark("1.234,5"),
                "space": mark("1 234,5"),
                "apostrophe": mark("1’234.5"),
            }
        ),
    ),
    "text_size": OptionWords(
        mark("Size of text"),
        Vocabulary(
            {
                100: mark("100 %"),
                115: mark("115 %"),
                130: mark("130 %"),
                150: mark("150 %"),
                175: mark("175 %"),
                200: mark("200 %"),
            }
        ),
    ),
    "remind_check_in": OptionWords(mark("Check-in of the morning"), OFF_ON),
    "remind_check_in_at": OptionWords(mark("Remind of the check-in at")),
    "remind_session": OptionWords(mark("Session of the day"), OFF_ON),
    "remind_session_before": OptionWords(
        mark("Remind of a session"),
        Vocabulary(_BEFORE),
    ),
    "remind_answers": OptionWords(
        mark("Answers after a session"), OFF_ON, mark("Of the tendon, 24 h and 48 h later.")
    ),
    "quiet_from": OptionWords(mark("Quiet from")),
    "quiet_until": OptionWords(mark("Quiet until")),
    "calendar_alarm": OptionWords(
        mark("Alarms in calendar files"),
        Vocabulary({-1: mark("Never"), **_BEFORE}),
        mark(
            "For File > Export calendar. A run without an hour rings at eight in the morning of "
            "its day."
        ),
    ),
}
"""By key of the option in ``settings.OPTIONS``, of those that people choose."""
