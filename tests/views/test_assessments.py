"""The history of tests: one line a side, and words only where they say something."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.athlete import Athlete, Sex
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.journal import Journal
from calfjournal.views import assessment_words as words
from calfjournal.views.assessments import AssessmentFacts, MeasureHistory
from calfjournal.views.reference_words import reference_text


def keep(journal: Journal, days_ago: int, *results: Result) -> None:
    """Keep a test of a day."""
    journal.assessments.save(Assessment(journal.today() - timedelta(days=days_ago), results))


def walls(left: float, right: float) -> Sequence[Result]:
    """Knee to wall of both legs in cm."""
    values = zip(LEGS, (left, right), strict=True)
    return [Result(Measure.KNEE_TO_WALL, side, value) for side, value in values]


def raised(reps: float, surface: str) -> Result:
    """Raises of the left leg."""
    return Result(Measure.HEEL_RISE, Side.LEFT, reps, bpm=60, surface=surface)


def only(journal: Journal) -> tuple[AssessmentFacts, MeasureHistory]:
    """The history of the one measure that was tested."""
    facts = journal.views.assessments()
    (history,) = facts.histories()
    return facts, history


def referred(journal: Journal) -> str:
    """The reference of the one measure that was tested."""
    facts, history = only(journal)
    return reference_text(history, facts)


def test_the_reference_names_the_weaker_leg(journal: Journal) -> None:
    """As the chart does; who does as many as the reference that is printed has all of it."""
    born = journal.today() - timedelta(days=round(42 * 365.25))
    journal.athlete.save(Athlete(born=born, sex=Sex.MALE))
    weaker = Result(Measure.HEEL_RISE, Side.RIGHT, 26, bpm=60, surface="incline10")
    keep(journal, 0, raised(29, "incline10"), weaker)
    assert "; right 90 % of reference, typical (" in referred(journal)


def test_without_a_test_there_is_no_history(journal: Journal) -> None:
    """Nothing is drawn of nothing."""
    assert journal.views.assessments().histories() == ()


def test_one_value_has_its_noise_and_no_change(journal: Journal) -> None:
    """The bracket stands from the first value on."""
    keep(journal, 0, *walls(12, 11))
    _, history = only(journal)
    assert [leg.values for leg in history.legs] == [(12,), (11,)]
    assert history.noise == 1.9
    assert [words.gain_text(leg.newest) for leg in history.legs] == ["", ""]
    assert words.sides_text(history.newest) == "gap 1 cm, even"


def test_only_a_change_beyond_the_noise_is_told(journal: Journal) -> None:
    """With since when, its noise, and about how many degrees it is."""
    keep(journal, 30, *walls(10, 10))
    keep(journal, 0, *walls(12, 11.5))
    _, history = only(journal)
    left, right = (words.gain_text(leg.newest) for leg in history.legs)
    assert left.startswith("left +2 cm (about +7°), beyond noise ±1.9, since ")
    assert right == ""
    assert words.since_first_text(history.newest) == "left +2"


def test_a_line_holds_what_was_done_in_the_same_way(journal: Journal) -> None:
    """Raises on the floor are no point of a line on the incline."""
    keep(journal, 60, raised(15, "incline10"))
    keep(journal, 30, raised(24, "flat"))
    keep(journal, 0, raised(18, "incline10"))
    _, history = only(journal)
    assert [leg.values for leg in history.legs] == [(15, 18)]
    assert history.tests == 3


def test_the_reference_holds_on_the_incline_only(journal: Journal) -> None:
    """Elsewhere it is for orientation; without age and sex the page says what is missing."""
    keep(journal, 9, raised(20, "flat"))
    assert "profile" in referred(journal)
    born = date(journal.today().year - 45, 1, 1)
    journal.athlete.save(Athlete(born=born, sex=Sex.MALE))
    flat = referred(journal)
    assert flat.startswith("For orientation: 28 reps for your age and sex, on the 10° incline")
    keep(journal, 0, raised(20, "incline10"))
    incline = referred(journal)
    assert "% of reference, developing (Hébert-Losier et al. 2017" in incline
    journal.athlete.save(Athlete(born=born))
    assert "women" in referred(journal)


def test_two_hundred_and_forty_tests_are_one_line(journal: Journal) -> None:
    """Oldest first, and the newest of them beside the first."""
    with journal.edit("Twenty years"):
        for month in range(240):
            keep(journal, 30 * month, *walls(12 - month / 100, 11))
    facts, history = only(journal)
    assert len(history.legs[0].values) == history.tests == 240
    assert history.legs[0].days[0] < history.legs[0].days[-1] == history.day
    assert len(facts.of_measure(Measure.KNEE_TO_WALL)) == 240


def test_each_leg_has_its_own_day(journal: Journal) -> None:
    """A card whose legs were tested apart tells it of each, and of which day what compares is."""
    keep(journal, 5, Result(Measure.KNEE_TO_WALL, Side.LEFT, 12))
    keep(journal, 0, Result(Measure.KNEE_TO_WALL, Side.RIGHT, 9))
    _, history = only(journal)
    today = journal.today()
    assert not history.of_one_day
    assert [leg.day for leg in history.legs] == [today - timedelta(days=5), today]
    assert "left of" in words.sides_text(history.newest)
    keep(journal, 0, *walls(12, 9))
    assert only(journal)[1].of_one_day
