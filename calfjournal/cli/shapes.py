"""The JSON documents of ``--json``; their keys are a contract with scripts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, timedelta
from itertools import groupby
from pathlib import Path

from calfjournal.cli.out import Document
from calfjournal.domain.adherence import Adherence, Followed, Standing
from calfjournal.domain.athlete import Sex, Tendon
from calfjournal.domain.cadence_beat import BeatPlan, CadenceTarget, beat_score
from calfjournal.domain.checkin import FIGURES, CheckIn, Flare
from calfjournal.domain.exercise import LEGS, Exercise, Unit
from calfjournal.domain.finding import Adjustment, Verdict
from calfjournal.domain.flare import FlareNow
from calfjournal.domain.plan import Plan
from calfjournal.domain.run import Advice, PlannedRun, Run
from calfjournal.domain.score import SECOND_NS
from calfjournal.domain.session import Session, SetLine, sets_asked
from calfjournal.importers import FileResult, ImportBatch
from calfjournal.messages import in_words
from calfjournal.tasks import beat_bytes
from calfjournal.views.adherence import PlanFollowed
from calfjournal.views.flare_words import rung_words
from calfjournal.views.profile import ProfileFacts


def beat_document(out: Path, target: CadenceTarget, plan: BeatPlan, spm: int) -> Document:
    """``metronome --json``; minutes and steps a minute, what nobody knows is null."""
    own, score = target.own, beat_score(plan, spm)
    return {
        "file": str(out),
        "bytes": beat_bytes(score),
        "seconds": (score.lasts_ns or 0) / SECOND_NS,
        "spm": spm,
        "target_spm": target.spm,
        "most_spm": target.most,
        "race_pace_spm": target.race_spm,
        "week": target.week,
        "percent": target.percent,
        "own_spm": None if own is None else own.spm,
        "own_runs": None if own is None else own.runs,
        "own_until": None if own is None else _iso(own.until),
        "repeats": plan.repeats,
        "on_min": plan.on_min,
        "free_min": plan.free_min,
        "warm_up_min": plan.warm_up_min,
        "cool_down_min": plan.cool_down_min,
        "fades": plan.is_faded,
        "every": plan.every,
    }


def profile_document(facts: ProfileFacts) -> Document:
    """``profile show --json``; what was never entered is null."""
    athlete, weighed = facts.athlete, facts.weighed_on
    return {
        "name": athlete.name or None,
        "born": _iso(athlete.born),
        "sex": None if athlete.sex is Sex.UNSTATED else athlete.sex.value,
        "height_cm": athlete.height_cm,
        "body_mass_kg": facts.body_mass_kg,
        "weighed_on": _iso(weighed),
        "sleep_need_h": athlete.sleep_need_h,
        "cadence_target_spm": athlete.cadence_target_spm,
        "weekly_km": athlete.weekly_km,
        "experience": athlete.experience.value,
        "equipment": None if athlete.equipment is None else sorted(athlete.equipment),
        "tendons": {leg.value: _tendon_document(facts.tendons[leg]) for leg in LEGS},
        "shoes": [
            {
                "name": pair.shoes.name,
                "heel_drop_mm": pair.shoes.heel_drop_mm,
                "start": _iso(pair.shoes.start),
                "end": _iso(pair.shoes.end),
                "runs": pair.runs,
                "km": round(pair.km, 3),
            }
            for pair in facts.shoes
        ],
    }


def flare_document(now: FlareNow | None, flares: Sequence[Flare]) -> Document:
    """``flare show --json``; ``running`` is null while no flare runs, ``rung`` from 1."""
    running: Document | None = None
    if now is not None:
        running = {
            "legs": [leg.value for leg in now.legs],
            "start": now.start.isoformat(),
            "day": now.day,
            "rung": None if now.is_climbed else now.rung + 1,
            "rungs": now.rungs,
            "climbed": now.is_climbed,
            "green_mornings": now.greens,
            "waiting": [in_words(words) for words in now.waiting],
            "plan": rung_words(now),
            "run": (now.running or Advice.AS_PLANNED).value,
            "usual_km": None if now.usual_km is None else round(now.usual_km, 3),
        }
    return {
        "running": running,
        "flares": [
            {
                "side": flare.side.value,
                "start": flare.start.isoformat(),
                "end": _iso(flare.end),
                "site": flare.site.value,
                "note": flare.note or None,
            }
            for flare in flares
        ],
    }


def _tendon_document(tendon: Tendon) -> Document:
    return {
        "usual_pain": tendon.usual_pain,
        "usual_stiffness_min": tendon.usual_stiffness_min,
        "site": tendon.site.value if tendon.site else None,
        "sore_since": _iso(tendon.sore_since),
        "history": tendon.history or None,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


_ADVICE = {advice: advice.value for advice in Advice} | {Advice.EASY: "easy_flat"}
"""Advice on a run as scripts know it."""


def plan_document(
    plan: Plan,
    sessions: tuple[Session, ...],
    runs: Iterable[PlannedRun],
    exercises: dict[str, Exercise],
    today: date,
    followed: PlanFollowed,
) -> Document:
    """``plan show --json``; what is ``planned`` is ``due`` or ``ahead``."""
    return {
        "program": plan.program,
        "start": plan.start.isoformat(),
        "end": plan.end.isoformat(),
        "phases": [
            {
                "kind": phase.kind.value,
                "start": phase.start.isoformat(),
                "end": phase.end.isoformat(),
                "weeks": phase.weeks,
                "cycle": phase.cycle,
                "adherence": _followed_document(followed.of_phase(phase)),
            }
            for phase in plan.phases
        ],
        "adherence": _followed_document(followed.whole),
        "weeks": [
            {
                "start": week.first.isoformat(),
                "adherence": _followed_document(week.followed),
            }
            for week in followed.weeks
        ],
        "sessions": [session_document(session, exercises) for session in sessions],
        "runs": [planned_run_document(run, today) for run in runs],
        "reasons": [in_words(reason) for reason in plan.reasons],
    }


def _followed_document(followed: Followed) -> Document:
    return {
        "sessions": _adherence_document(followed.sessions),
        "runs": _adherence_document(followed.runs),
    }


def _adherence_document(counts: Adherence) -> Document:
    each: Document = {standing.value: counts.of(standing) for standing in Standing}
    return {"planned": counts.planned, "due": counts.due, **each}


def planned_run_document(run: PlannedRun, today: date) -> Document:
    """One planned run; ``run_id`` is the run it became."""
    return {
        "id": run.id,
        "day": run.day.isoformat(),
        "start_time": run.start_time or None,
        "kind": run.kind.value,
        "km": run.km,
        "minutes": run.minutes,
        "advice": _ADVICE[run.advice] if run.advice is not None else None,
        "status": run.status_on(today).value,
        "run_id": run.run_id,
    }


def session_document(session: Session, exercises: dict[str, Exercise]) -> Document:
    """One session with its exercises, sets gathered a line each."""
    lines = sorted(session.sets, key=lambda line: line.item)
    return {
        "id": session.id,
        "day": session.day.isoformat(),
        "start_time": session.start_time,
        "kind": session.kind.value,
        "title": in_words(session.title),
        "phase": session.phase.value if session.phase else None,
        "week": session.week,
        "deload": session.deload,
        "status": session.shown_status.value,
        "load_class": session.load_class,
        "reason": in_words(session.reason),
        "items": [
            _item_document(list(sets), exercises)
            for _, sets in groupby(lines, key=lambda line: line.item)
        ],
    }


def _item_document(lines: list[SetLine], exercises: dict[str, Exercise]) -> Document:
    first = lines[0]
    sides = {line.side for line in lines}
    exercise = exercises.get(first.exercise)
    contacts = exercise is not None and exercise.counts_contacts
    seconds = {Unit.SECONDS: 1, Unit.MINUTES: 60}.get(first.unit)
    return {
        "exercise": first.exercise,
        "sets": sets_asked(lines),
        "reps": first.target if first.unit in (Unit.REPS, Unit.CONTACTS) else None,
        "seconds": first.target * seconds if seconds else None,
        "metres": first.target if first.unit is Unit.METRES else None,
        "side": first.side.value if len(sides) == 1 else "each",
        "tempo": first.tempo or None,
        "load_kg": first.target_kg,
        "load_class": exercise.load_class if exercise else None,
        "contacts": sum(line.target for line in lines) if contacts else None,
    }


def _advice_document(verdict: Verdict, day: date) -> Document | None:
    """What is said of the run of a day, null where nothing is."""
    found = next((each for each in verdict.runs if each.day == day), None)
    if found is None:
        return None
    return {
        "advice": _ADVICE[found.advice],
        "text": in_words(found.text),
        "reason": in_words(found.reason),
        "stop": in_words(found.stop),
        "km": found.km,
        "left_km": found.left_km,
    }


def verdict_document(verdict: Verdict) -> Document:
    """``check --json``."""
    return {
        "day": verdict.day.isoformat(),
        "verdict": verdict.light.value,
        "points": verdict.points,
        "rules_version": in_words(verdict.rules_version),
        "headline": in_words(verdict.headline),
        "findings": [
            {
                "rule": finding.rule,
                "state": finding.state.value,
                "value": finding.value,
                "threshold": finding.threshold,
                "baseline": finding.baseline,
                "days_present": finding.days_present,
                "days_needed": finding.days_needed,
                "text": in_words(finding.text),
            }
            for finding in verdict.findings
        ],
        "counsel": [in_words(words) for words in verdict.counsel],
        "run": _advice_document(verdict, verdict.day),
        "run_tomorrow": _advice_document(verdict, verdict.day + timedelta(days=1)),
        "adjustments": [_way(adjustment) for adjustment in verdict.adjustments],
    }


def _way(adjustment: Adjustment) -> Document:
    """One of the ways to decide about the plan, the proposed one first."""
    return {
        "kind": adjustment.kind.value,
        "text": in_words(adjustment.text),
        "reason": in_words(adjustment.reason),
        "keeps": adjustment.keeps,
        "accepted": adjustment.accepted,
        "changes": [in_words(change.text) for change in adjustment.changes],
    }


def batch_document(batch: ImportBatch) -> Document:
    """``import --json``: files with runs and days, then totals.

    A figure that is missing is None, never 0.
    """
    return {"files": [_file(file) for file in batch.files], "totals": batch.totals}


def _file(file: FileResult) -> Document:
    return {
        "path": file.path,
        "format": file.format,
        "status": file.status.value,
        "reason": in_words(file.reason),
        "asking": file.asking.value if file.asking else None,
        "questions": [asking.value for asking in file.questions],
        "runs": [_run(run) for run in file.runs],
        "days": [_day(day) for day in file.days],
    }


def _run(run: Run) -> Document:
    return {
        "start": run.start.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "day": run.day.isoformat(),
        "sport": run.sport,
        "sub_sport": run.sub_sport,
        "duration_s": run.duration_s,
        "elapsed_s": run.elapsed_s,
        "distance_m": run.distance_m,
        "cadence_spm": run.cadence.spm,
        "cadence_cv": run.cadence.cv,
        "cadence_rcv": run.cadence.rcv,
        "avg_hr": run.avg_hr,
        "max_hr": run.max_hr,
        "warning": in_words(run.warning),
    }


def _day(day: CheckIn) -> Document:
    return {
        "day": day.day.isoformat(),
        **{figure.name: figure.of(day) for figure in FIGURES},
        "note": day.note,
        "source": day.source,
    }
