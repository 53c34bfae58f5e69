"""Sentences of adjustments that journals of before may hold and nobody says any more."""

from __future__ import annotations

from typing import Final

from calfjournal.messages.language import Plural, mark, mark_n

EARLIER: Final[dict[str, str | Plural]] = {
    "training.flare_lead": mark("Begin a flare. {said}"),
    "training.red_lasts": mark("Red for {days:days} without a calm morning."),
    "training.reds_in_28_days": mark_n(
        "{count} red answer within 28 days.", "{count} red answers within 28 days."
    ),
    "training.reds_in_14_days": mark_n(
        "{count} red answer within 14 days.", "{count} red answers within 14 days."
    ),
    "training.end_session": mark(
        "End the session now. Next time half the sets, holds and two-leg work only."
    ),
    "training.rest_today": mark(
        "Rest today and look again tomorrow. Next time half the sets, holds and two-leg work only."
    ),
    "training.dial_back": mark(
        "Dial back: 30 % fewer sets and one load class down next time; no hops, strides or hills "
        "until two green mornings in a row. Test again when it is calm."
    ),
    "training.still_dialled_back": mark(
        "No hops, strides or hills yet: they come back after two green mornings in a row."
    ),
    "training.repeat_with_less": mark("Repeat with 20 % fewer sets, nothing goes up."),
    "training.repeat_later_with_less": mark(
        "Repeat with 20 % fewer sets, nothing goes up, and a day later."
    ),
    "training.same_dose": mark("Repeat the same dose; nothing goes up."),
    "training.step_back": mark("Do the first tests again, and go back one week of the phase."),
    "training.deload": mark("An easier week: 40 % fewer sets and contacts, same loads, no tests."),
    "training.less_this_week": mark(
        "Stay in this phase, with 20 % fewer sets this week, and look at what changed."
    ),
    "training.less_today": mark("Today 20 % fewer sets, nothing of load class 5, nothing goes up."),
    "training.recovery_today": mark("Today range and recovery only."),
    "training.go_on": mark("Go on as planned; the dose may go up."),
    "training.slides": mark("{session} slides; nothing is doubled up."),
    "training.left_out": mark(
        "{session} is left out: there is no room for it without doubling up."
    ),
    "training.repeat_week": mark("Repeat the week that was missed."),
    "training.one_week_back": mark("Go back one week, with 20 % fewer sets at first."),
    "training.two_weeks_back": mark("Go back two weeks, one load class lower at first."),
    "training.restart_after_fever": mark(
        "After illness with fever: do the first tests again, then start this phase from its "
        "first week."
    ),
    "training.restart_after_weeks": mark(
        "After more than four weeks: do the first tests again, then start this phase from its "
        "first week."
    ),
    "training.rest_with_fever": mark(
        "Rest today and tomorrow. Begin again after a day without signs of illness."
    ),
    "training.change_left_out": mark("{day:day}, {session}: left out"),
    "training.change_none": mark("{day:day}, {session}: as planned, nothing goes up"),
    "training.moves_to": mark("moves to {day:day}"),
    "training.done_again": mark("{day:day}: {session} of week {week}"),
    "training.done_again_with_fewer_sets": mark(
        "{day:day}: {session} of week {week}, 20 % fewer sets"
    ),
    "training.done_again_lighter": mark("{day:day}: {session} of week {week}, one load class less"),
    "training.dose_full_height": mark("{exercise}: full height in every repetition first"),
    "training.dose_quicker": mark("{exercise}: same contacts, quicker off the ground"),
}
