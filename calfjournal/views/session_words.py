"""A session in few words: the line under its title, and its exercises a line each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby

from calfjournal.domain.answer import due_at
from calfjournal.domain.checkin import Moment
from calfjournal.domain.exercise import Exercise
from calfjournal.domain.session import Session, SessionStatus, SetLine, count_sets, sets_done
from calfjournal.messages import tr
from calfjournal.messages.formats import minutes_as_hours
from calfjournal.messages.vocabulary import SIDE_LETTERS
from calfjournal.views.exercise_lines import done_words, target_words
from calfjournal.views.session_head import SessionHead
from calfjournal.views.session_totals import SessionTotals


def head_line(session: Session, head: SessionHead) -> str:
    """Return ``Monday 30 November, 18:00 · about 50 min · effort 6/10 · 48 h after …  ✓``."""
    when = tr("{day:long_day}, {time}", day=session.day, time=session.start_time)
    parts = [when, *_amounts(session)]
    if session.deload:
        parts.append(tr("easier week"))
    if session.shown_status is SessionStatus.MOVED and session.original_day is not None:
        parts.append(_moved(session.original_day))
    if head.gap:
        parts.append(f"{head.gap}\u00a0✓" if head.keeps else head.gap)
    if head.against:
        parts.append(head.against)
    return " · ".join(parts)


def _amounts(session: Session) -> list[str]:
    if session.counts:
        minutes = [minutes_as_hours(session.minutes)] if session.minutes else []
        effort = [tr("effort {rpe}/10", rpe=session.rpe)] if session.rpe is not None else []
        return minutes + effort
    planned = []
    if session.planned_minutes:
        planned.append(tr("about {minutes} min", minutes=session.planned_minutes))
    if session.planned_rpe is not None:
        planned.append(tr("effort {rpe}/10", rpe=session.planned_rpe))
    return planned


def _moved(day: date) -> str:
    return tr("moved from {day:day}", day=day)


def asked_later(session: Session, asked: Iterable[Moment]) -> str:
    """Return when the tendons are asked after a session: ``Asked later: next morning Tue, …``."""
    moments = [
        tr("{moment:moment} {day:short_weekday}", moment=at, day=due_at(session, at).date())
        for at in asked
    ]
    return tr("Asked later: {moments:commas}", moments=moments)


def short_lines(session: Session, exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
    """Return a line an exercise, in its order: what is planned, and how much of it is done."""
    ordered = sorted(session.sets, key=_item)
    return tuple(_line(session, tuple(sets), exercises) for _, sets in groupby(ordered, key=_item))


def _line(session: Session, sets: tuple[SetLine, ...], exercises: Mapping[str, Exercise]) -> str:
    exercise = exercises.get(sets[0].exercise)
    name = exercise.name if exercise else sets[0].exercise
    done = sets_done(sets)
    if session.counts and done:
        return tr("{exercise} {done}", exercise=name, done=done_words(sets))
    planned = tr("{exercise} {target}", exercise=name, target=target_words(sets, exercise))
    if not done and not session.counts:
        return planned
    told = tr("{done} of {all} done", done=done, all=count_sets(sets))
    return f"{planned} · {told}"


def _item(line: SetLine) -> int:
    return line.item


def totals_words(totals: SessionTotals) -> tuple[tuple[str, str], ...]:
    """Return what a session adds up to so far as captions with their values; none is a guess."""
    told = []
    share = totals.soleus_share
    if share is not None:
        soleus = round(100 * share)
        split = tr("{straight} % · {bent} %", straight=100 - soleus, bent=soleus)
        told.append((tr("Gastrocnemius · soleus"), split))
    legs = [
        tr("{time} {leg}", time=_clock(seconds), leg=SIDE_LETTERS[leg])
        for leg, seconds in totals.tension.items()
        if seconds
    ]
    if legs:
        told.append((tr("Under tension"), " · ".join(legs)))
    if totals.contacts_asked or totals.contacts:
        contacts = tr("{done} of {all}", done=totals.contacts, all=totals.contacts_asked)
        told.append((tr("Contacts"), contacts if totals.contacts_asked else f"{totals.contacts}"))
    if totals.load is not None:
        told.append((tr("Calf load"), tr("{load:0}", load=totals.load)))
    return tuple(told)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"
