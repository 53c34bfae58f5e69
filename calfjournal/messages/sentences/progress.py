"""Sentences of charts, comparisons and milestones."""

from __future__ import annotations

from typing import Final

from calfjournal.messages.language import Plural, mark, mark_n

_COMMON: Final[dict[str, str | Plural]] = {
    "progress.nothing_yet": mark("Nothing recorded yet."),
    "progress.left": mark("Left"),
    "progress.right": mark("Right"),
    "progress.this_day": mark("This day"),
    "progress.mean_of_days": mark("{days}-day mean"),
    "progress.day": mark("Day"),
    "progress.week_of": mark("Week of"),
    "progress.night": mark("Night"),
    "progress.distance": mark("Distance"),
    "progress.distance_of_day": mark("distance {value}"),
    "progress.value_of_day": mark("{value}"),
}

_TESTS: Final[dict[str, str | Plural]] = {
    "progress.no_knee_to_wall": mark("No knee-to-wall test yet."),
    "progress.no_heel_raises": mark("No single-leg heel-raise test yet."),
    "progress.gap": mark("Gap"),
    "progress.gap_of_day": mark("gap {value}"),
    "progress.gap_called": mark("{gap:cm}, {level:gap_level}"),
    "progress.symmetry": mark("Symmetry"),
    "progress.symmetry_of_day": mark("symmetry {value}"),
    "progress.of_reference": mark("Of reference"),
    "progress.reference_of_day": mark("of reference {value}"),
    "progress.share_called": mark("{side:side} {share:percent}, {level:raise_level}"),
    "progress.setting": mark("Pace and surface"),
    "progress.settings": mark("{settings:semicolons}"),
    "progress.pace_and_surface": mark("{pace} beats/min, {surface:surface}"),
    "progress.pace_only": mark("{pace} beats/min, surface not noted"),
    "progress.surface_only": mark("pace not noted, {surface:surface}"),
    "progress.setting_unknown": mark("pace not noted, surface not noted"),
    "progress.tested_otherwise": mark_n(
        "{count} result at another pace or surface only in the table.",
        "{count} results at another pace or surface only in the table.",
    ),
    "progress.reference": mark("reference for you {reps:0}"),
    "progress.reference_male": mark("reference, male"),
    "progress.reference_female": mark("reference, female"),
    "progress.untested": mark("{title}: no test yet."),
    "progress.tested": mark("{title}: {sides:semicolons}."),
    "progress.side": mark("{side:side} {figure:figure} ({tests:tests})"),
    "progress.side_beyond_noise": mark(
        "{side:side} {figure:figure}, {change:+figure} and beyond the noise ({tests:tests})"
    ),
    "progress.side_within_noise": mark(
        "{side:side} {figure:figure}, {change:+figure} and within the noise ({tests:tests})"
    ),
    "progress.gain": mark(
        "{side:side} {change:+figure} since {since:date}, beyond noise ±{noise:amount}"
    ),
    "progress.sides_apart": mark("sides {gap:cm} apart"),
    "progress.symmetry_below": mark("symmetry {share:percent}, goal {goal:2} %"),
}

_LOAD: Final[dict[str, str | Plural]] = {
    "progress.weekly_load": mark("Weekly load"),
    "progress.calf": mark("Calf"),
    "progress.running": mark("Running"),
    "progress.load_caption": mark("RPE x minutes (AU), calf and running"),
    "progress.no_load": mark("Sessions and runs with an effort (RPE) stack up here by week."),
    "progress.foot_contacts": mark("Foot contacts"),
    "progress.monotony": mark("Monotony"),
    "progress.monotony_of_week": mark("monotony {value}"),
    "progress.strain": mark("Strain"),
    "progress.strain_of_week": mark("strain {value}"),
    "progress.load_without": mark("{load:AU} ({unknown} unknown)"),
    "progress.efforts_missing": mark_n("{count} effort not entered", "{count} efforts not entered"),
    "progress.efforts_left_out": mark_n(
        "{count} effort not entered, left out", "{count} efforts not entered, left out"
    ),
    "progress.nothing_trained": mark("Weekly load: nothing trained in these weeks."),
    "progress.load": mark(
        "Weekly load: week of {week:day_with_year} calf {calf:AU}, running {running:AU}, {km:km}; "
        "training in {trained} of {weeks:weeks}. Monotony and strain need a week whose every day "
        "is entered or confirmed as rest."
    ),
    "progress.load_unknown": mark("The load of {unknown} of the last {days:days} is not known."),
}

_CADENCE: Final[dict[str, str | Plural]] = {
    "progress.cadence": mark("Cadence"),
    "progress.cadence_caption": mark("spm, a dot a run, its spread as a line"),
    "progress.no_cadence": mark(
        "No run with cadence yet: drop recordings anywhere on this window."
    ),
    "progress.mean": mark("Mean"),
    "progress.spread": mark("Spread"),
    "progress.steadiness_band": mark("Steadiness"),
    "progress.steadiness_called": mark("{band:steadiness}"),
    "progress.at_equal_speed": mark("At equal speed"),
    "progress.at_equal_speed_of_day": mark("at equal speed {value}"),
    "progress.source": mark("Source"),
    "progress.cadence_target": mark("target {spm:0}"),
    "progress.spread_change": mark("spread {change:+1} points in 6 weeks"),
    "progress.steadiness": mark("Cadence consistency"),
    "progress.steadiness_caption": mark("spread of steady stretches, %, a dot a run"),
    "progress.no_steadiness": mark("Steady stretches of three minutes or more of a run show here."),
    "progress.steadiness_below": mark("{band:steadiness} below {edge:2} %"),
    "progress.no_cadence_shown": mark("Cadence: no run with cadence in these days."),
    "progress.cadence_told": mark("Cadence: {told:commas}; {runs:runs}."),
    "progress.cadence_told_with_beat": mark(
        "Cadence: {told:commas}; {runs:runs}, {hits} of them on the beat of {beat:0}."
    ),
    "progress.count_own_cadence": mark(
        "Your own cadence comes first: count your steps for 60 seconds of an easy run, both feet."
    ),
    "progress.beat_above_cap": mark(
        "At most {most:spm}: {percent:1} % above your own {own:spm}, at the same pace."
    ),
    "progress.beat_takes": mark("{low:plain} to {high:plain} is what fits here."),
    "progress.beat_too_long": mark(
        "All of it takes {minutes:as_minutes}; a beat has room for {most:as_minutes}."
    ),
    "progress.cadence_on": mark("{spm:0} spm on {day:day_with_year}"),
    "progress.spread_called": mark("spread {spread:percent1} ({band:steadiness})"),
    "progress.spread_slope": mark("{slope:+points2} a week over six weeks"),
}

_RECOVERY: Final[dict[str, str | Plural]] = {
    "progress.resting_hr": mark("Resting heart rate"),
    "progress.heart_caption": mark("bpm, ● a morning, line of 7 days, usual range in grey"),
    "progress.no_resting_hr": mark("No resting heart rate yet."),
    "progress.no_resting_hr_shown": mark("Resting heart rate: nothing entered in these days."),
    "progress.baseline": mark("Baseline"),
    "progress.heart": mark(
        "Resting heart rate: 7-day mean {mean:bpm} ({week} of 7 days), baseline {baseline:bpm}; "
        "{known} of {days} days."
    ),
    "progress.heart_collecting": mark(
        "Resting heart rate: 7-day mean {mean:bpm} ({week} of 7 days), baseline collecting; "
        "{known} of {days} days."
    ),
    "progress.heart_mean": mark("{mean:bpm1} ({count} of {window})"),
    "progress.source_change": mark("from here on by {now}, before by {before}"),
    "progress.sleep": mark("Sleep"),
    "progress.sleep_caption": mark("hours, ● a night, line of 14 nights"),
    "progress.no_sleep": mark("No night entered yet."),
    "progress.no_sleep_shown": mark("Sleep: nothing entered in these days."),
    "progress.slept": mark(
        "Sleep: 14-day mean {mean:as_hours}, need {need:as_hours} ({nights} of 14 nights)."
    ),
    "progress.slept_alone": mark("Sleep: 14-day mean {mean:as_hours} ({nights} of 14 nights)."),
    "progress.sleep_mean": mark("{mean:as_hours} ({count} of {window})"),
    "progress.sleep_need": mark("your need {need:as_hours}"),
    "progress.sleep_short": mark("{short:as_hours} short of your need"),
    "progress.sleep_quality": mark("Quality"),
    "progress.sleep_quality_of_day": mark("quality {value}"),
    "progress.effort": mark("Effort"),
    "progress.effort_caption": mark("RPE 0–10, ● session, □ run, planned as a dash"),
    "progress.no_effort": mark("The effort of sessions and runs shows here once one is done."),
    "progress.felt": mark("Felt"),
    "progress.planned": mark("Planned"),
    "progress.run": mark("Run"),
    "progress.run_of": mark("Run {metres:metres}"),
    "progress.what": mark("What"),
    "progress.minutes": mark("Minutes"),
    "progress.load_column": mark("Load"),
    "progress.effort_mean": mark("Effort: mean {mean:1}/10 over {known} of {sessions:sessions}."),
    "progress.effort_not_entered": mark("Effort: not entered for {sessions:sessions}."),
    "progress.no_effort_shown": mark("Effort: no session in these days."),
    "progress.runs_felt": mark("Runs: mean {mean:1} over {known} of {runs:runs}."),
    "progress.runs_not_felt": mark("Not entered for {runs:runs}."),
    "progress.tendon_pain": mark("Tendon pain"),
    "progress.tendon_caption": mark(
        "0–10 in the morning; after the session at the foot ○ 24 h, ◇ 48 h, left above, right below"
    ),
    "progress.tendon_hold": mark("hold {points:plain}"),
    "progress.tendon_back": mark("step back {points:plain}"),
    "progress.no_tendon": mark("No morning of the tendon entered yet."),
    "progress.no_tendon_shown": mark("Tendon pain: no morning entered in these days."),
    "progress.tendon": mark_n(
        "Tendon pain in the morning: {sides:semicolons}; {count} answer at 24 or 48 h.",
        "Tendon pain in the morning: {sides:semicolons}; {count} answers at 24 or 48 h.",
    ),
    "progress.tendon_side": mark(
        "{side:side} mean {mean:1}, highest {highest:0} ({known} of {days} days)"
    ),
    "progress.answers": mark("Answers to sessions"),
    "progress.answers_of_day": mark("{answers:semicolons}"),
    "progress.answer": mark("{side:side} {pain}, {moment:moment} after {day:day}"),
}

_MILESTONES: Final[dict[str, str | Plural]] = {
    "progress.first_raises": mark("{reps} single-leg raises, {side:side}"),
    "progress.raises_at_once": mark(
        "{reps:0} in one set at pain 2 or less; the first on record; two tests may differ by "
        "{noise:2} reps."
    ),
    "progress.raises_beyond_noise": mark(
        "{reps:0} in one set at pain 2 or less; {change:+1} reps since the first, more than the "
        "noise of {noise:2} reps."
    ),
    "progress.raises_within_noise": mark(
        "{reps:0} in one set at pain 2 or less; {change:+1} reps since the first, within the "
        "noise of {noise:2} reps."
    ),
    "progress.test_beyond_noise": mark("Heel-rise test beyond its noise, {side:side}"),
    "progress.test_from_to": mark(
        "{start:0} to {end:0} reps; {change:+1} reps since the first, more than the noise of "
        "{noise:2} reps."
    ),
    "progress.reach_trend": mark("Knee-to-wall +{border:cm}, a trend, {side:side}"),
    "progress.reach_changed": mark("Knee-to-wall +{border:cm}, a real change, {side:side}"),
    "progress.reach_beyond_noise": mark(
        "{start:bare_cm} to {end:cm}; {change:+cm} since the first, more than the noise of "
        "{noise:cm}."
    ),
    "progress.reach_within_noise": mark(
        "{start:bare_cm} to {end:cm}; {change:+cm} since the first, within the noise of {noise:cm}."
    ),
    "progress.sides_even": mark("Knee-to-wall sides within {gap:cm}"),
    "progress.gap_beyond_noise": mark(
        "Gap {before:bare_cm} to {gap:cm}; {closer:cm} less, more than the noise of {noise:cm}."
    ),
    "progress.gap_within_noise": mark(
        "Gap {before:bare_cm} to {gap:cm}; {closer:cm} less, within the noise of {noise:cm}."
    ),
    "progress.legs_alike": mark("Weaker leg at {goal:2} % of the stronger"),
    "progress.legs_alike_since": mark(
        "{share:0} %, first test {first:0} %; a test of one leg may differ by {noise:2} reps from "
        "day to day."
    ),
    "progress.one_leg_load": mark("One-leg raise with {share:percent} of body mass"),
    "progress.seated_load": mark("Seated raise with {share:percent} of body mass"),
    "progress.lifted": mark("{load:load} for {reps:reps} at {mass:load} body mass."),
    "progress.calm_mornings": mark_n(
        "{count} calm morning in a row", "{count} calm mornings in a row"
    ),
    "progress.all_green": mark("Every tendon answer of these mornings was green."),
    "progress.four_weeks_done": mark("{share:percent} of four weeks done"),
    "progress.sessions_done": mark("{done} of {sessions:sessions}; 100 % is not the goal."),
    "progress.sessions_partly_done": mark(
        "{done} of {sessions:sessions}, {partly} of them partly; 100 % is not the goal."
    ),
    "progress.steadier_cadence": mark("Cadence steadier by 1 percentage point"),
    "progress.steadiest_cadence": mark("Steadiest cadence over four runs"),
    "progress.spread_beyond_noise": mark(
        "Spread {spread:.1} %, first four runs {first:.1} %; {gain:points1} less since the first, "
        "more than the noise of {noise:points2}. Compare runs of one watch only."
    ),
    "progress.spread_within_noise": mark(
        "Spread {spread:.1} %, first four runs {first:.1} %; {gain:points1} less since the first, "
        "within the noise of {noise:points2}. Compare runs of one watch only."
    ),
    "progress.first_contacts": mark("First session of {contacts:contacts}, green the next morning"),
    "progress.contacts_done": mark("{contacts:contacts}."),
}

SENTENCES: Final[dict[str, str | Plural]] = {
    **_COMMON,
    **_TESTS,
    **_LOAD,
    **_CADENCE,
    **_RECOVERY,
    **_MILESTONES,
}
