"""Sentences of verdicts, findings and the tendon's answers."""

from __future__ import annotations

from typing import Final

from calfjournal.messages.language import Plural, mark, mark_n
from calfjournal.messages.sentences.recovery_earlier import EARLIER

_SHARED: Final[dict[str, str | Plural]] = {
    "recovery.not_entered": mark("not entered"),
    "recovery.not_known": mark("not known"),
    "recovery.collecting": mark("collecting {present} of {needed}"),
    "recovery.together": mark("{parts:commas}"),
    "recovery.todays_session": mark("today's session"),
    "recovery.yesterdays_session": mark("yesterday's session"),
    "recovery.session_of": mark("{day:weekday}'s session"),
}

_HEADLINES: Final[dict[str, str | Plural]] = {
    "recovery.stopped": mark(
        "A warning sign is open; have it looked at before you load the leg again."
    ),
    "recovery.tendon_red": mark("{tendon}; take the pressure off today."),
    "recovery.several_red": mark("Several signs point the same way: {signs:list}."),
    "recovery.tendon_amber": mark("{tendon}; hold where you are."),
    "recovery.tendon_and_more_amber": mark("{tendon}, and {signs:list}; hold where you are."),
    "recovery.several_amber": mark("{signs:list}; hold where you are."),
    "recovery.nothing_judged": mark(
        "Nothing to judge yet: the morning check-in is where it starts."
    ),
    "recovery.tendons_not_answered": mark(
        "Nothing speaks against today's plan, but the tendons have not answered yet."
    ),
    "recovery.tendons_not_compared": mark(
        "Nothing speaks against today's plan, but what is usual of your tendons is not known yet."
    ),
    "recovery.calm": mark("{tendons}."),
    "recovery.calm_but_for": mark("{tendons}; {signs:list}, which alone changes nothing."),
    "recovery.both_settled_even_week": mark(
        "Both tendons settled overnight and your week has been even."
    ),
    "recovery.both_calm_even_week": mark(
        "Both tendons are calm this morning and your week has been even."
    ),
    # how the tendons are
    "recovery.none_answered": mark("No tendon answer yet this morning"),
    "recovery.both_settled": mark("Both tendons settled overnight"),
    "recovery.both_calm": mark("Both tendons are calm this morning"),
    "recovery.one_settled": mark("{tendon} settled overnight"),
    "recovery.one_calm": mark("{tendon} is calm this morning"),
    # what a tendon answered
    "recovery.left_tendon": mark("Your left tendon"),
    "recovery.right_tendon": mark("Your right tendon"),
    "recovery.other_left_tendon": mark("your left tendon"),
    "recovery.other_right_tendon": mark("your right tendon"),
    "recovery.as_well": mark("{said}, and {other} as well"),
    "recovery.was_above_zone": mark("{tendon} was at {pain:0}/10 during training"),
    "recovery.made_you_limp": mark("{tendon} made you limp"),
    "recovery.was_sore_at_48h": mark("{tendon} was still at {pain:0}/10 after 48 h"),
    "recovery.was_sore_twice": mark("{tendon} was at {pain:0}/10 at 48 h, as at 24 h"),
    "recovery.was_in_zone": mark("{tendon} was at {pain:0}/10, in the accepted zone"),
    "recovery.had_sorer_mornings": mark("{tendon} has had sorer mornings than before"),
    "recovery.is_above_zone": mark("{tendon} is at {pain:0}/10, above the accepted zone"),
    "recovery.was_above_zone_yesterday": mark(
        "{tendon} was at {pain:0}/10 yesterday, above the accepted zone"
    ),
    "recovery.is_swollen": mark("{tendon} is swollen"),
    "recovery.was_swollen": mark("{tendon} was swollen yesterday"),
    "recovery.is_at": mark("{tendon} is at {pain:0}/10"),
    "recovery.is_at_usual": mark("{tendon} is at {pain:0}/10, usual {usual:1}"),
    "recovery.is_at_guessed": mark(
        "{tendon} is at {pain:0}/10, where a starting guess takes {usual:1} for usual"
    ),
    "recovery.was_at_after": mark("{tendon} was at {pain:0}/10 after {session}"),
    "recovery.was_stiff_after": mark("{tendon} was stiff for {stiff:min} after {session}"),
    "recovery.was_stiff": mark("{tendon} was stiff for {stiff:min}"),
    # other signs, in a sentence and where they begin one
    "recovery.heart_raised": mark("your resting heart rate is raised"),
    "recovery.sleep_short": mark("sleep has been short or poor"),
    "recovery.rated_lower": mark("you rate yourself lower than usual"),
    "recovery.felt_harder": mark("the last session felt harder than planned"),
    "recovery.ran_longer": mark("a run was much longer than your longest of 30 days"),
    "recovery.begins_heart_raised": mark("Your resting heart rate is raised"),
    "recovery.begins_sleep_short": mark("Sleep has been short or poor"),
    "recovery.begins_rated_lower": mark("You rate yourself lower than usual"),
    "recovery.begins_felt_harder": mark("The last session felt harder than planned"),
    "recovery.begins_ran_longer": mark("A run was much longer than your longest of 30 days"),
}

_TENDON: Final[dict[str, str | Plural]] = {
    "recovery.usual_pain": mark("usual {pain:1}"),
    "recovery.start_pain": mark("start value {pain:1} (collecting {present} of {needed:mornings})"),
    "recovery.guessed_pain": mark("starting guess {pain:1} from your first mornings"),
    "recovery.capped_pain": mark("usual {pain:1}: your start value {start:1} and one more"),
    "recovery.capped_guess": mark("usual {pain:1}: a starting guess of {start:1} and one more"),
    "recovery.no_usual": mark("no usual known yet"),
    "recovery.after_session": mark("after {session}"),
    "recovery.after_session_pain": mark("after {session} {pain}"),
    # this morning
    "recovery.morning_pain": mark("Morning tendon pain, {side:side}"),
    "recovery.morning_limp": mark("Limp this morning, {side:side}"),
    "recovery.limp": mark("limp"),
    "recovery.no_answer": mark("No answer this morning."),
    "recovery.morning_not_judged": mark(
        "{side:side_title} tendon {pain}/10 this morning; there is no usual yet to compare it with."
    ),
    "recovery.morning_calm_alone": mark("Calm: {side:side} tendon {pain}/10 this morning."),
    "recovery.leg_limped": mark("You limped this morning, {side:side}."),
    "recovery.leg_settled": mark(
        "Settled after {session}: {side:side} tendon {pain}/10 this morning, usual {usual:1}."
    ),
    "recovery.leg_calm": mark("Calm: {side:side} tendon {pain}/10 this morning, usual {usual:1}."),
    "recovery.flare": mark("Mornings of a flare, {side:side}"),
    "recovery.flare_mornings": mark(
        "The {side:side} tendon was at {least}/10 or more on {count:mornings} running, {pain}/10 "
        "today; its usual is {usual:1}."
    ),
    "recovery.leg_above": mark(
        "{side:side_title} tendon {pain}/10 this morning, {above:1} above its usual {usual:1}; "
        "{limit:1} above asks to hold."
    ),
    "recovery.leg_far_above": mark(
        "{side:side_title} tendon {pain}/10 this morning, {above:1} above its usual {usual:1}; "
        "{limit:1} above asks to step back."
    ),
    "recovery.morning_high": mark(
        "{side:side_title} tendon {pain}/10 this morning; {limit:1} and more asks to hold, "
        "whatever is usual."
    ),
    "recovery.stiffness": mark("Morning stiffness, {side:side}"),
    "recovery.no_stiffness": mark("No stiffness entered this morning."),
    "recovery.usual_stiffness": mark("usual {usual:min}"),
    "recovery.stiff_alone": mark(
        "{stiff:min} until walking felt normal, {side:side}; limit {limit:min}."
    ),
    "recovery.leg_stiff_as_usual": mark(
        "{stiff:min} until walking felt normal, {side:side}; usual {usual:min}."
    ),
    "recovery.leg_stiffer": mark(
        "{stiff:min} until walking felt normal, {side:side}; usual {usual:min}, limit {limit:min}."
    ),
    "recovery.week_of_mornings": mark("Week of mornings, {side:side}"),
    "recovery.no_end_of_week": mark("No answer this morning to end the week with."),
    "recovery.two_weeks_needed": mark(
        "Two weeks of {needed:mornings} each are needed to compare them."
    ),
    "recovery.leg_rose": mark(
        "Mornings of the {side:side} tendon rose against the week before: {means:commas}."
    ),
    "recovery.month_crept": mark(
        "Mornings of the {side:side} tendon have crept up: usually {month:1} in these four weeks, "
        "{first:1} in the first ones."
    ),
    "recovery.week_did_not_rise": mark(
        "Mornings did not rise against the week before: {means:commas}."
    ),
    "recovery.mean_pain": mark("mean pain {before:1} to {now:1}"),
    "recovery.mean_stiffness": mark("stiffness {before:0} to {now:min}"),
    "recovery.last_week": mark("last week {pain:1}"),
    "recovery.collecting_weeks": mark("collecting {present} of {needed:mornings} a week"),
    # answers to a session
    "recovery.pain_during": mark("Pain during {session}, {side:side}"),
    "recovery.limp_after": mark("Limp after {session}, {side:side}"),
    "recovery.morning_after": mark("Morning after {session}, {side:side}"),
    "recovery.stiffness_after": mark("Stiffness after {session}, {side:side}"),
    "recovery.h24_after": mark("24 h after {session}, {side:side}"),
    "recovery.h48_after": mark("48 h after {session}, {side:side}"),
    "recovery.leg_during_above_zone": mark(
        "{side:side_title} tendon {pain}/10 during {session}, above the accepted zone of "
        "{accepted:2} and less."
    ),
    "recovery.leg_during_settled": mark(
        "{side:side_title} tendon {pain}/10 during {session}, in the accepted zone of {low:2} to "
        "{high:2}; it had a morning to settle."
    ),
    "recovery.leg_during_not_settled_yet": mark(
        "{side:side_title} tendon {pain}/10 during {session}, in the accepted zone of {low:2} to "
        "{high:2}; the morning will tell."
    ),
    "recovery.leg_limped_at_session": mark("You limped during or after {session}, {side:side}."),
    "recovery.leg_lasted": mark(
        "{side:side_title} tendon {pain}/10 at 48 h, usual {usual:1}: sore for longer than 48 h, "
        "limit {limit:1}."
    ),
    "recovery.leg_24h_above": mark(
        "{side:side_title} tendon {pain}/10 at 24 h, {above:1} above its usual {usual:1}."
    ),
    "recovery.leg_24h_above_after": mark(
        "{side:side_title} tendon {pain}/10 at 24 h, {above:1} above its usual {usual:1}; "
        "straight after it was {after}/10."
    ),
    "recovery.leg_agreeing": mark(
        "{side:side_title} tendon {first}/10 at 24 h and {second}/10 at 48 h, usual {usual:1}: two "
        "answers that agree."
    ),
    "recovery.leg_next_morning_above": mark(
        "{side:side_title} tendon {pain}/10 the next morning, {above:1} above its usual {usual:1}."
    ),
    "recovery.leg_a_little_above": mark(
        "{side:side_title} tendon {pain}/10 the next morning, a little above its usual {usual:1}."
    ),
    "recovery.next_morning_high": mark(
        "{side:side_title} tendon {pain}/10 the next morning; {limit:1} and more asks to hold, "
        "whatever is usual."
    ),
    "recovery.leg_next_morning_stiff": mark(
        "{stiff:min} stiff the next morning, {side:side}; limit {limit:min}."
    ),
    # outside the accepted zone
    "recovery.zone_during": mark("Tendon pain during training, {side:side}"),
    "recovery.zone_morning": mark("Tendon pain in the morning, {side:side}"),
    "recovery.zone_straight_after": mark("Tendon pain straight after training, {side:side}"),
    "recovery.zone_h24": mark("Tendon pain at 24 h, {side:side}"),
    "recovery.zone_h48": mark("Tendon pain at 48 h, {side:side}"),
    "recovery.swelling": mark("Swelling of the tendon, {side:side}"),
    "recovery.leg_above_zone": mark(
        "{side:side_title} tendon {pain}/10, above the accepted zone of {accepted:2} and less. Ask "
        "a clinician if it stays."
    ),
    "recovery.leg_is_swollen": mark(
        "The {side:side} tendon is swollen. Ask a clinician if it stays."
    ),
    "recovery.leg_was_above_zone": mark(
        "{side:side_title} tendon {pain}/10 yesterday, above the accepted zone of {accepted:2} and "
        "less. Ask a clinician if it stays."
    ),
    "recovery.leg_was_swollen": mark(
        "The {side:side} tendon was swollen yesterday. Ask a clinician if it stays."
    ),
    "recovery.accepted": mark("accepted up to {accepted:2}"),
    "recovery.swollen": mark("swollen"),
    "recovery.swollen_yesterday": mark("swollen yesterday"),
    "recovery.pain_today": mark("{pain}/10"),
    "recovery.pain_yesterday": mark("{pain}/10 yesterday"),
    # answers still to come
    "recovery.asked_later_morning": mark("Not yet known, asked at the morning check."),
    "recovery.asked_later_afternoon": mark("Not yet known, asked at the afternoon check."),
    "recovery.asked_later_evening": mark("Not yet known, asked at the evening check."),
    "recovery.asked_morning": mark("asked at the morning check"),
    "recovery.asked_afternoon": mark("asked at the afternoon check"),
    "recovery.asked_evening": mark("asked at the evening check"),
    "recovery.due_morning": mark("due this morning"),
    "recovery.due_afternoon": mark("due this afternoon"),
    "recovery.due_evening": mark("due tonight"),
    "recovery.not_answered_holds": mark(
        "Not answered: the dose is held until it is, and it can still be given."
    ),
    "recovery.can_still_be_given": mark("can still be given"),
    "recovery.not_answered": mark("not answered"),
}

_DAILY: Final[dict[str, str | Plural]] = {
    # resting heart rate
    "recovery.heart": mark("Resting heart rate"),
    "recovery.no_heart": mark("No resting heart rate this morning."),
    "recovery.heart_baseline": mark("baseline {mean:.1} ({present} of {days:days})"),
    "recovery.heart_baseline_spread": mark(
        "baseline {mean:.1} ± {sd:.1} ({present} of {days:days})"
    ),
    "recovery.heart_collecting": mark(
        "{today:bpm}; the baseline is collecting {present} of {needed}."
    ),
    "recovery.heart_high": mark(
        "High on {high} of the last 3 mornings: {limit:+bpm} or more above usual."
    ),
    "recovery.heart_week": mark(
        "The 7-day mean of {week:.1} bpm is {above:+bpm} against your usual."
    ),
    "recovery.heart_noted": mark(
        "{apart:+bpm} against your usual; one high morning alone is only noted."
    ),
    "recovery.heart_low": mark("{apart:+bpm} against your usual; low values are not judged."),
    "recovery.heart_usual": mark("{apart:+bpm} against your usual, limit {limit:+bpm}."),
    # sleep
    "recovery.sleep_mean": mark("Sleep, 14-day mean"),
    "recovery.sleep_collecting": mark("Sleep of two weeks: collecting {present} of {needed}."),
    "recovery.usual_sleep": mark("usual {usual:as_hours}, limit {limit:as_hours}"),
    "recovery.usual_sleep_collecting": mark("your usual is collecting {present} of {needed}"),
    "recovery.sleep_below_usual": mark(
        "{mean:as_hours} a night is {short:as_hours} below your usual of {usual:as_hours} "
        "({nights} of {window:nights})."
    ),
    "recovery.sleep_below_own_need": mark(
        "{mean:as_hours} a night is {short:as_hours} below your need of {need:as_hours}, and below "
        "your usual ({nights} of {window:nights})."
    ),
    "recovery.sleep_under_seven": mark(
        "{mean:as_hours} a night is under {limit:as_hours}, which is noted ({nights} of "
        "{window:nights})."
    ),
    "recovery.sleep_enough": mark(
        "{mean:as_hours} a night, at or above {limit:as_hours} ({nights} of {window:nights})."
    ),
    "recovery.hours": mark("{hours:as_hours}"),
    "recovery.sleep_night": mark("Sleep last night"),
    "recovery.no_night": mark("No sleep entered for last night."),
    "recovery.night_short": mark("{short:as_hours} below {limit:as_hours}; one night is noted."),
    "recovery.night_enough": mark("{hours:as_hours}, at or above {limit:as_hours}."),
    "recovery.noted_below": mark("noted below {limit:as_hours}"),
    "recovery.sleep_quality": mark("Sleep quality, 7-day mean"),
    "recovery.nights_this_week": mark("{present} of {needed:nights} this week"),
    "recovery.nights_needed": mark("Sleep quality needs {needed:nights} of the last 7."),
    "recovery.quality_collecting": mark(
        "The usual sleep quality is collecting {present} of {needed}."
    ),
    "recovery.usual_quality": mark("usual {usual:1} ({present} of {days:nights})"),
    "recovery.quality_of_week": mark(
        "{mean:1} of 5 this week, usual {usual:1}, limit {drop:1} lower."
    ),
    # wellness
    "recovery.wellness": mark("Wellness, sum of four ratings"),
    "recovery.wellness_sum": mark("{sum:1} of 28"),
    "recovery.ratings_entered": mark("{entered} of {all} entered"),
    "recovery.own_mean": mark("your mean {mean:1} ({present} of {days:days})"),
    "recovery.rate_all": mark(
        "Rate sleep quality, fatigue, stress and muscle soreness to have it judged."
    ),
    "recovery.wellness_collecting": mark(
        "Your own mean is collecting {present} of {needed}; today {ratings:commas}."
    ),
    "recovery.wellness_high_days": mark(
        "High for {days:days} in a row against your own four weeks: {ratings:commas}."
    ),
    "recovery.wellness_high_today": mark(
        "High today against your own four weeks: {ratings:commas}."
    ),
    "recovery.wellness_usual": mark("Within your usual: {ratings:commas}."),
    "recovery.rated_sleep_quality": mark("sleep quality {rating}/5"),
    "recovery.rated_fatigue": mark("fatigue {rating}/7"),
    "recovery.rated_stress": mark("stress {rating}/7"),
    "recovery.rated_muscle_soreness": mark("muscle soreness {rating}/7"),
    # the longest run
    "recovery.longest_run": mark("Longest run of the last 48 h"),
    "recovery.no_run_in_48h": mark("No run in the last 48 h."),
    "recovery.none_to_compare": mark("none to compare"),
    "recovery.no_run": mark("no run"),
    "recovery.kilometres": mark("{distance:km}"),
    "recovery.no_reference": mark("no recent reference ({runs:runs})"),
    "recovery.too_few_runs": mark(
        "{distance:km} {when:ago}; fewer than {needed:runs} in 30 days to compare with."
    ),
    "recovery.longest_of_30_days": mark("longest of 30 days {longest:km}"),
    "recovery.run_in_line": mark(
        "{distance:km} {when:ago}, in line with your longest of 30 days, {longest:km}."
    ),
    "recovery.run_small_spike": mark(
        "{distance:km} {when:ago} is {beyond:percent} beyond your longest of 30 days, "
        "{longest:km}: a small spike."
    ),
    "recovery.run_moderate_spike": mark(
        "{distance:km} {when:ago} is {beyond:percent} beyond your longest of 30 days, "
        "{longest:km}: a moderate spike."
    ),
    "recovery.run_large_spike": mark(
        "{distance:km} {when:ago} is {beyond:percent} beyond your longest of 30 days, "
        "{longest:km}: a large spike."
    ),
    # the last effort
    "recovery.effort": mark("Effort of the last session"),
    "recovery.no_session": mark("No session in the last {days:days}."),
    "recovery.no_session_to_compare": mark("none"),
    "recovery.no_effort": mark("No effort entered for {session}, {when:ago}."),
    "recovery.no_planned_effort": mark("{session} had no planned effort to compare with."),
    "recovery.not_planned": mark("not planned"),
    "recovery.planned_effort": mark("planned {planned}, {when:ago}"),
    "recovery.effort_above": mark(
        "{session} felt {effort}/10, {above} above the planned {planned}."
    ),
    "recovery.effort_not_above": mark(
        "{session} felt {effort}/10, not above the planned {planned}."
    ),
}

_SIGNS: Final[dict[str, str | Plural]] = {
    "recovery.unknown_sign": mark("A warning sign was reported"),
    "recovery.ask_before_going_on": mark("Ask a clinician before going on."),
    "recovery.advice_or_emergency": mark("{action} Call the emergency number now if {worse}."),
    "recovery.advice_and_locks": mark("{parts:sentences}"),
    "recovery.locks_all": mark("No loading until this is cleared."),
    "recovery.locks_heavy": mark("Nothing of load class 3 or more until this is cleared."),
    "recovery.locks_impact": mark("No running, hops or other impact until this is cleared."),
    "recovery.care_emergency": mark("emergency, call now"),
    "recovery.care_same_day": mark("medical advice today"),
    "recovery.care_soon": mark("see a clinician within days"),
    "recovery.care_ask": mark("pause and ask a clinician"),
    "recovery.reported_today": mark("reported today"),
    "recovery.reported_ago": mark_n("reported {count} day ago", "reported {count} days ago"),
    "recovery.signs": mark("Warning signs"),
    "recovery.no_sign": mark("No warning sign is reported."),
    "recovery.none_may_be_open": mark("none may be open"),
    "recovery.none_open": mark("none open"),
}

SENTENCES: Final[dict[str, str | Plural]] = {
    **EARLIER,
    **_SHARED,
    **_HEADLINES,
    **_TENDON,
    **_DAILY,
    **_SIGNS,
}
