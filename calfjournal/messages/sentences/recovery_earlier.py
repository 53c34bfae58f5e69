"""Sentences that no rule says any more and journals may hold: verdicts of the rules' version 1."""

from __future__ import annotations

from typing import Final

from calfjournal.messages.language import Plural, mark

EARLIER: Final[dict[str, str | Plural]] = {
    "recovery.hurt_too_much": mark("{tendon} hurt too much during training"),
    "recovery.stayed_sore": mark("{tendon} stayed sore for longer than 48 h"),
    "recovery.got_sorer": mark("{tendon} got sorer after training"),
    "recovery.is_sorer_than_accepted": mark("{tendon} is sorer than the accepted zone"),
    "recovery.has_been_sorer": mark("{tendon} has been sorer than the week before"),
    "recovery.was_accepted": mark("{tendon} was sore but stayed in the accepted zone"),
    "recovery.is_a_little_sorer": mark("{tendon} is a little sorer after training"),
    "recovery.is_not_usual": mark("{tendon} is not back to its usual morning"),
    "recovery.limped": mark("You limped this morning."),
    "recovery.morning_settled": mark(
        "Settled after {session}: {pain} this morning, usual {usual:1}."
    ),
    "recovery.morning_calm": mark("Calm: {pain} this morning, usual {usual:1}."),
    "recovery.morning_above": mark(
        "{pain} this morning is {above:1} above your usual {usual:1}; {limit:1} more asks to hold."
    ),
    "recovery.stiff_as_usual": mark("{stiff:min} until walking felt normal, usual {usual:min}."),
    "recovery.stiffer": mark(
        "{stiff:min} until walking felt normal; usual {usual:min}, limit {limit:min}."
    ),
    "recovery.week_rose": mark("Mornings rose against the week before: {means:commas}."),
    "recovery.during_above_zone": mark(
        "{pain} during {session} is above the accepted zone of {accepted:2} and less."
    ),
    "recovery.during_settled": mark(
        "{pain} during {session} is in the accepted zone of {low:2} to {high:2} and settled by "
        "morning."
    ),
    "recovery.during_not_settled_yet": mark(
        "{pain} during {session} is in the accepted zone of {low:2} to {high:2}; the morning "
        "will tell."
    ),
    "recovery.limped_at_session": mark("You limped during or after {session}."),
    "recovery.lasted": mark("{pain} at 48 h: sore for longer than 48 h, limit {limit:1}."),
    "recovery.rose_by_24h": mark("{pain} at 24 h is {above} above the {after} straight after."),
    "recovery.rose_one_by_24h": mark("{pain} at 24 h is one above the {after} straight after."),
    "recovery.rose_by_48h": mark(
        "{pain} at 48 h is above the {earlier} at 24 h and above your usual."
    ),
    "recovery.next_morning_above": mark(
        "{pain} the next morning was {above:1} above your usual {usual:1}."
    ),
    "recovery.next_morning_a_little_above": mark(
        "{pain} the next morning was a little above your usual {usual:1}."
    ),
    "recovery.next_morning_stiff": mark("{stiff:min} stiff the next morning, limit {limit:min}."),
    "recovery.zone_after": mark("Tendon pain after training, {side:side}"),
    "recovery.above_zone": mark(
        "{pain} is above the accepted zone of {accepted:2} and less. Ask a clinician if it stays."
    ),
    "recovery.tendon_is_swollen": mark("The tendon is swollen. Ask a clinician if it stays."),
    "recovery.sleep_need": mark("your need {need:as_hours}, limit {limit:as_hours}"),
    "recovery.sleep_below_limit": mark(
        "{mean:as_hours} a night is {short:as_hours} below your limit of {limit:as_hours} "
        "({nights} of {window:nights})."
    ),
    "recovery.sleep_below_need": mark(
        "{mean:as_hours} a night, {short:as_hours} below your need of {need:as_hours} "
        "({nights} of {window:nights})."
    ),
    "recovery.sleep_covers_need": mark(
        "{mean:as_hours} a night covers your need of {need:as_hours} ({nights} of {window:nights})."
    ),
    "recovery.not_answered_in_time": mark("Not answered; it can still be given."),
}
