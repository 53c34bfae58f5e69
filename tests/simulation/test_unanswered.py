"""Not answering never pays: what becomes of the plan, for all answers to a session there are."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from msgspec.structs import replace

from calfjournal.domain.assessment import Assessment
from calfjournal.domain.athlete import Athlete, Tendon
from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.plan import Wishes
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.journal import Journal
from tests.simulation.engine import Coach, Offer, OfferKind, Start
from tests.simulation.work import planned_load

MONDAY = date(2027, 1, 4)
DAY = timedelta(days=1)
CALM_DAYS = 49
"""After seven calm weeks a calm answer raises a dose on the Friday that is looked at."""
MASS_KG = 70.0
PAINS = (None, 0, 1, 2, 3)


class Plain:
    """A runner who trains as planned and takes whatever is offered; calm unless told otherwise."""

    def __init__(self, journal: Journal, day: date) -> None:
        self.journal, self.coach, self.day = journal, Coach(journal, day), day

    def wake(self) -> list[Offer]:
        """Tell a calm morning and take what is proposed for the day."""
        readings = [TendonReading(self.day, Moment.MORNING, leg, 0, 0) for leg in LEGS]
        self.coach.morning(CheckIn(self.day, resting_hr=50, sleep_hours=8, fatigue=2), readings)
        offers = self.coach.proposal(self.day, self.journal.sessions.on(self.day)).offers
        taken = [offer for offer in offers if offer.kind is not OfferKind.ADVICE]
        for offer in taken:
            self.coach.accept(self.day, offer)
        return taken

    def answer(self, session: Session, moment: Moment, left: int | None) -> None:
        """Answer for both legs, the right one calm; None keeps the answer back."""
        if left is not None:
            pains = {(moment, Side.LEFT): left, (moment, Side.RIGHT): 0}
            self.coach.answer(session, self.day, pains)

    def train(self) -> list[Session]:
        """Do what stands on the day as it is asked, without pain."""
        found = self.journal.sessions.on(self.day)
        for session in found:
            lines = [
                replace(s, done=s.target_high or s.target, done_kg=s.target_kg, done_rir=3)
                for s in session.sets
            ]
            done = replace(session, sets=tuple(lines), status=SessionStatus.DONE, minutes=40)
            calm = {(at, leg): 0 for at in (Moment.DURING, Moment.AFTER) for leg in LEGS}
            self.coach.session_done(done, calm)
        return found

    def ahead(self) -> float:
        """The calf load of the two weeks ahead if everything is done as it stands."""
        found = self.journal.sessions.between(self.day, self.day + 14 * DAY)
        lines = [s for x in found if x.status is not SessionStatus.SKIPPED for s in x.sets]
        return planned_load(lines, self.coach.exercises, MASS_KG)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Session]:
    """A journal of seven calm weeks and a Monday, and the session done on it."""
    path = tmp_path_factory.mktemp("lived") / "lived.calfjournal"
    with closing(Journal.create(path)) as journal:
        runner = Plain(journal, MONDAY)
        athlete = Athlete(born=date(1985, 1, 1), weekly_km=30.0)
        tendons = tuple(Tendon(leg, 0, 0) for leg in LEGS)
        wishes = Wishes("calf_foundation", MONDAY, weeks=26, days=(0, 2, 4))
        runner.coach.new(MONDAY, Start(athlete, tendons, Assessment(MONDAY - DAY), wishes))
        done: list[Session] = []
        for days in range(CALM_DAYS + 1):
            runner.day = MONDAY + days * DAY
            for session in done:
                asked = {1: Moment.H24, 2: Moment.H48}.get((runner.day - session.day).days)
                if asked is not None:
                    runner.answer(session, asked, 0)
            runner.wake()
            done += runner.train()
    return path, done[-1]


@contextmanager
def closing(journal: Journal) -> Iterator[Journal]:
    yield journal
    journal.close(back_up=False)


@pytest.mark.timeout(300)
def test_an_answer_kept_back_never_leads_to_more_load(
    lived: tuple[Path, Session], tmp_path: Path
) -> None:
    """Of 24 and 48 h after a session: the plan on Friday holds no more than had it been calm.

    Whatever is proposed on the way is accepted, doses too. The best answer does raise the load, so
    keeping it back costs something.
    """
    path, monday = lived
    load: dict[tuple[int | None, int | None], float] = {}
    for number, (h24, h48) in enumerate(product(PAINS, repeat=2)):
        copy = Path(shutil.copy(path, tmp_path / f"{number}.calfjournal"))
        with closing(Journal.open(copy)) as journal:
            runner = Plain(journal, monday.day + DAY)
            runner.wake()
            runner.answer(monday, Moment.H24, h24)
            runner.day += DAY
            runner.wake()
            runner.answer(monday, Moment.H48, h48)
            for _ in range(2):
                runner.day += DAY
                runner.wake()
            load[h24, h48] = runner.ahead()
    best = max(load.values())
    assert load[0, 0] == best > load[None, None]
    for told in PAINS:
        assert load[None, told] <= load[0, told] + 1e-9, told
        assert load[told, None] <= load[told, 0] + 1e-9, told
