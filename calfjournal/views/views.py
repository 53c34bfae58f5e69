"""The questions of the pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calfjournal.changes import ChangeSet
    from calfjournal.domain.agenda import ListedThing, Sought
    from calfjournal.domain.cadence_beat import CadenceTarget
    from calfjournal.domain.checkin import Moment
    from calfjournal.domain.morning import Morning
    from calfjournal.domain.plan import Phase, Plan
    from calfjournal.domain.run import Run
    from calfjournal.domain.session import Session
    from calfjournal.views.agenda import AgendaRow
    from calfjournal.views.assessments import AssessmentFacts
    from calfjournal.views.exercise import ExerciseFacts
    from calfjournal.views.holds import HoldFacts
    from calfjournal.views.kept_today import KeptFacts
    from calfjournal.views.last_sets import LastTime
    from calfjournal.views.library import LibraryFacts
    from calfjournal.views.month import Month
    from calfjournal.views.plan import FollowedPlan
    from calfjournal.views.player import PlayerFacts
    from calfjournal.views.profile import ProfileFacts
    from calfjournal.views.run_costs import RunCosts
    from calfjournal.views.run_page import RunPage
    from calfjournal.views.session import SessionFacts
    from calfjournal.views.session_head import SessionHead
    from calfjournal.views.session_totals import SessionTotals
    from calfjournal.views.source import Source
    from calfjournal.views.tendon_answers import TendonAnswers
    from calfjournal.views.today import TodayFacts
    from calfjournal.views.weak_links import WeakLinkLine
    from calfjournal.views.year import Year


class RunQuestions:
    """What pages ask of runs, recorded and to come; part of ``Views``."""

    def __init__(self, source: Source) -> None:
        """Read from a journal."""
        self._source = source

    def run_costs(self) -> RunCosts:
        """Return what runs cost the next morning, by surface, hills and shoes."""
        from calfjournal.views import run_costs

        return run_costs.gather(self._source)

    def run_page(self, run_id: int) -> RunPage | None:
        """Return a run with its curves and what they say, None when it is gone."""
        from calfjournal.views import run_page

        return run_page.gather(self._source, run_id)

    def run_cut(self, page: RunPage, begin_min: float, end_min: float) -> Run:
        """Return the run of a page as it would be without some minutes at either end.

        Raises:
            InputError: nothing is cut, or too little would be left.
        """
        from calfjournal.views import run_page

        return run_page.cut(self._source, page, begin_min, end_min)

    def cadence_target(self, day: date, counted: int | None = None) -> CadenceTarget:
        """Return the beat for steps on a day, with what it rests on and how high it may be.

        ``counted`` is an own cadence in spm that is not kept yet, None for the one that is.
        """
        from calfjournal.views import cadence_target

        return cadence_target.gather(self._source, day, counted)


class ListQuestions(RunQuestions):
    """What pages ask of everything that stands on a day; part of ``Views``."""

    def agenda(self, sought: Sought) -> list[ListedThing]:
        """Return what is asked for of everything that stands on a day, by day and time."""
        from calfjournal.views import agenda

        return agenda.entries(self._source, sought)

    def agenda_begins(self) -> date | None:
        """Return the first day of it, None while there is nothing."""
        return self._source.agenda.first_day()

    def is_bare(self) -> bool:
        """Return whether nothing was planned or done yet, whatever mornings tell."""
        return self._source.agenda.is_bare()

    def moments_due(self, day: date) -> tuple[Moment, ...]:
        """Return which of the 24 h and 48 h answers are due on a day and can still be given."""
        from calfjournal.views import day_gaps

        return day_gaps.moments_due(self._source, day)

    def agenda_rows(self, entries: Sequence[ListedThing]) -> list[AgendaRow | None]:
        """Return what is shown of some entries, in their order; None where one is gone."""
        from calfjournal.views import agenda

        return agenda.rows(self._source, entries)


class Views(ListQuestions):
    """Answers what window, command line and paper ask; reads only.

    Each question is imported when it is first asked.
    """

    def __init__(self, source: Source, kept: KeptFacts) -> None:
        """Read from a journal, and what is kept of today in it."""
        super().__init__(source)
        self._kept = kept

    def today(self, day: date) -> TodayFacts:
        """Return a day: its verdict, morning and sessions, the week around it, and the news."""
        from calfjournal.views import today

        now = self._source.clock.today()
        kept = self._kept.today() if day == now else None
        return kept or today.gather(self._source, day, now)

    def followed(self) -> Plan | None:
        """Return the plan that is followed, None without one."""
        kept = self._kept.today()
        return kept.plan if kept is not None else self._source.plans.active()

    def waiting(self) -> Phase | None:
        """Return the phase of today while it waits for its gate, else None."""
        kept = self._kept.today()
        if kept is not None:
            return kept.waiting
        question = self._source.gates.question(self._source.clock.today())
        return question.waiting if question is not None else None

    def morning(self, day: date) -> Morning | None:
        """Return the check-in of a day with its morning readings, None when there is none."""
        from calfjournal.views import today

        return today.morning_on(self._source, day)

    def month(self, day: date, first_weekday: int = 0) -> Month:
        """Return the weeks that hold the month of a day; 0 = weeks begin on Monday."""
        from calfjournal.views import month

        return month.gather(self._source, day, first_weekday)

    def year(self, year: int, first_weekday: int = 0) -> Year:
        """Return the weeks that a calendar year touches; 0 = weeks begin on Monday."""
        from calfjournal.views import year_making

        return year_making.gather(self._source, year, first_weekday)

    def tendon_answers(
        self, first: date, last: date, before: TendonAnswers | None = None
    ) -> TendonAnswers:
        """Return the worst answer of the tendons on some days, each judged when asked for.

        Until it is, what was said ``before`` a change stands for it.
        """
        from calfjournal.views.tendon_answers import TendonAnswers

        return TendonAnswers(self._source, first, last, before)

    def plan(self) -> FollowedPlan | None:
        """Return the plan that is followed and where today is in it, None without one."""
        from calfjournal.views import plan

        return plan.gather(self._source)

    def session(self, session_id: int) -> SessionFacts | None:
        """Return a session as it is logged, None when it is gone."""
        from calfjournal.views import session

        return session.gather(self._source, session_id)

    def player(self, session_id: int, spm: int | None = None) -> PlayerFacts | None:
        """Return a session as it is played, None when it is gone.

        Cadence repeats have a beat of ``spm`` steps a minute, else that of the runner on its day,
        and a clock where nobody knows one's own cadence.
        """
        from calfjournal.views import player

        return player.gather(self._source, session_id, spm)

    def session_head(self, shown: Session) -> SessionHead:
        """Return where a session stands in its plan and after the one before it."""
        from calfjournal.views import session_head

        return session_head.gather(self._source, shown)

    def session_again(self, shown: SessionFacts, changes: ChangeSet) -> SessionFacts | None:
        """Return a session that is shown after a change, reading no more than was changed.

        None when it is gone.
        """
        from calfjournal.views import session

        return session.again(self._source, shown, changes)

    def session_totals(self, session: Session) -> SessionTotals:
        """Add up what was done of a session, as the sets it carries say."""
        from calfjournal.views.session_totals import session_totals

        return session_totals(session, self._source.library.exercises)

    def last_time(self, shown: Session) -> Mapping[str, LastTime]:
        """Return what was done last of each exercise of a session, where it ever was."""
        from calfjournal.views import session

        return session.last_time(self._source, shown)

    def library(self) -> LibraryFacts:
        """Return what decides about whole exercises: what is at hand and what the plan holds."""
        from calfjournal.views import library

        return library.gather(self._source)

    def exercise(self, exercise_id: str) -> ExerciseFacts:
        """Return what was done of an exercise, and what the legs said to it."""
        from calfjournal.views import exercise

        return exercise.gather(self._source, exercise_id)

    def recent_sessions(self, day: date) -> list[Session]:
        """Return one session of each sort around a day, nearest first and without sets."""
        from calfjournal.views import session

        return session.recent(self._source, day)

    def assessments(self) -> AssessmentFacts:
        """Return every test beside the ones before it, newest first."""
        from calfjournal.views import assessments

        return assessments.gather(self._source)

    def weak_links(self) -> tuple[WeakLinkLine, ...]:
        """Return what tests find weak again and again, with what may be done about it."""
        from calfjournal.views import weak_links

        return weak_links.gather(self._source)

    def holds(self) -> HoldFacts:
        """Return how the holds and steps back of the year went."""
        from calfjournal.views import holds

        return holds.gather(self._source)

    def profile(self) -> ProfileFacts:
        """Return everything the rules know of the athlete."""
        from calfjournal.views import profile

        return profile.gather(self._source)
