"""The metronome for a run: a beat with its reasons, heard here and saved for the phone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal.domain.run import Cadence, Run, RunKind
from calfjournal.domain.score import SECOND_NS
from calfjournal.journal import Journal
from tests.ui.conftest import ScriptedChooser
from tests.ui.hands import press
from tests.ui.metronome_journal import steady_runs
from tests.ui.metronome_window import Open, TurnedClock, opener
from tests.ui.reader import nameless
from ui.metronome.dialog import MetronomeDialog
from ui.preferences.dialog import PreferencesDialog
from ui.services.context import Context
from ui.sound.clock import PlayClock
from ui.widgets.buttons import Button

LEFT_BUTTON = Qt.MouseButton.LeftButton


@pytest.fixture
def turned() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
def open_(context: Context, turned: TurnedClock, qtbot: QtBot) -> Open:
    """Return a function that opens the metronome over an empty window."""
    return opener(context, turned, qtbot)


@pytest.fixture
def runs(journal: Journal) -> None:
    """Three steady runs at 160 spm."""
    steady_runs(journal)


def _race(journal: Journal) -> None:
    """Record a race at 170 spm."""
    day = journal.today() - timedelta(days=30)
    at = datetime.combine(day, time(12), UTC)
    race = Run(at, day, distance_m=10000, duration_s=2700, cadence=Cadence(170, 3, 2, 900))
    journal.runs.add(replace(race, kind=RunKind.RACE))


def said(dialog: MetronomeDialog) -> list[str]:
    return [label.text() for label in dialog.target._lines if not label.isHidden()]


def plays(dialog: MetronomeDialog) -> bool:
    return dialog.listening.clock.is_running


def shown_error(dialog: MetronomeDialog) -> str:
    return dialog.target.spm.error or dialog.target.own.error


# ------------------------------------------------------------------ the target


@pytest.mark.usefixtures("runs")
def test_the_beat_stands_there_with_its_reasons(open_: Open) -> None:
    """Own cadence and from how many runs, the step up, the cap, and the repeats of the week."""
    dialog = open_()
    assert dialog.target.spm.text() == "165"
    told = said(dialog)
    assert told[0].startswith("Own cadence 160 spm: the middle of 3 runs, steady and easy, up to")
    assert told[1:] == [
        "+3 % in the first week of repeats.",
        "At most 176 spm: 10 % above your own 160 spm, at the same pace.",
    ]
    assert dialog._told.text() == "6 × 1 min on the beat, 2 min free · 31:00, about 82 MB"


@pytest.mark.usefixtures("runs")
def test_a_beat_above_the_cap_is_refused_at_its_field(
    open_: Open, qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    """The cap is named, the keys are there, and no file is asked for."""
    dialog = open_()
    scripted = context.chooser
    assert isinstance(scripted, ScriptedChooser)
    scripted.answers = [tmp_path / "beat.wav"]
    dialog.target.spm.selectAll()
    press(qtbot, "177", Qt.Key.Key_Enter)
    assert shown_error(dialog).startswith("At most 176 spm")
    qtbot.mouseClick(dialog.save, LEFT_BUTTON)
    assert QApplication.focusWidget() is dialog.target.spm
    assert scripted.answers
    press(qtbot, Qt.Key.Key_Backspace, "6", Qt.Key.Key_Enter)
    assert not shown_error(dialog)
    assert dialog.target.beat == 176


def test_an_own_cadence_is_asked_for_first_and_kept(
    open_: Open, qtbot: QtBot, context: Context
) -> None:
    """What was counted is typed once; undo takes it back; the next metronome knows it."""
    dialog = open_()
    assert said(dialog) == [
        "Your own cadence comes first: count your steps for 60 seconds of an easy run, both feet."
    ]
    qtbot.mouseClick(dialog.listen, LEFT_BUTTON)
    assert shown_error(dialog).startswith("Write what you counted")
    assert not dialog.listening.is_on
    press(qtbot, "158", Qt.Key.Key_Enter)
    assert dialog.target.spm.text() == "163"
    assert "as you counted it" in said(dialog)[0]
    dialog.close()
    assert open_().target.spm.text() == "163"
    context.journal.undo()
    assert context.journal.views.cadence_target(context.journal.today()).own is None


def test_a_journal_that_is_only_read_keeps_nothing(
    journal: Journal, make_context: Callable[[Journal], Context], qtbot: QtBot
) -> None:
    """What was counted holds for this beat; it is heard and saved all the same."""
    with Journal.open(journal.path, read_only=True) as read:
        dialog = MetronomeDialog(make_context(read), read.today(), clock=PlayClock(TurnedClock()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.target.own)
        press(qtbot, "158", Qt.Key.Key_Enter)
        assert dialog.target.beat == 163
        dialog.close()
        assert read.views.cadence_target(read.today()).own is None


def test_race_pace_is_one_key_away(open_: Open, qtbot: QtBot, journal: Journal, runs: None) -> None:
    """It says from how many runs; typing is still free."""
    _race(journal)
    dialog = open_()
    assert dialog.target.spm.text() == "165"
    dialog.target.source.setFocus()
    press(qtbot, Qt.Key.Key_Right)
    assert dialog.target.spm.text() == "170"
    assert said(dialog)[-1].startswith("Race pace: 170 spm, the middle of 1 run up to")


@pytest.mark.usefixtures("runs")
def test_everything_has_a_name_and_its_turn(open_: Open, qtbot: QtBot) -> None:
    """Screen readers find no nameless stop; Tab goes from the beat to Save as WAV."""
    dialog = open_()
    assert nameless(dialog) == []
    stops: list[object] = []
    while (stop := QApplication.focusWidget()) not in stops:
        stops.append(stop)
        press(qtbot, Qt.Key.Key_Tab)
    assert stops == [
        dialog.target.spm,
        *dialog.repeats.numbers.values(),
        dialog.repeats.every,
        dialog.strip,
        *dialog.findChildren(Button)[-3:],
    ]


# ------------------------------------------------------------------ the repeats


@pytest.mark.usefixtures("runs")
def test_what_is_typed_changes_length_and_parts(open_: Open, qtbot: QtBot) -> None:
    """Repeats, minutes and both ends; what is no plan is said and does not count."""
    dialog = open_()
    for name, text in (("repeats", "3"), ("on_min", "5"), ("warm_up_min", "0")):
        field = dialog.repeats.numbers[name]
        field.setFocus()
        field.selectAll()
        press(qtbot, text, Qt.Key.Key_Enter)
    assert dialog._told.text().startswith("3 × 5 min on the beat, 2 min free · 24:03")
    parts = [part.name for part in dialog.strip.accessible_parts()]
    assert parts[:3] == ["Count-in, 0:03", "Repeat 1, on the beat, 5:00", "Free, 2:00"]
    assert parts[-1] == "Cool-down, 5:00"
    dialog.repeats.fades.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    parts = [part.name for part in dialog.strip.accessible_parts()]
    assert parts[2] == "Repeat 1, the same steps without it, 1:00"
    field = dialog.repeats.numbers["repeats"]
    field.setFocus()
    field.selectAll()
    press(qtbot, "0", Qt.Key.Key_Enter)
    assert "1 to 20 is what fits here" in field.error
    assert dialog.repeats.plan.repeats == 3


@pytest.mark.usefixtures("runs")
def test_more_than_three_hours_are_refused(open_: Open, qtbot: QtBot) -> None:
    """At the number of repeats."""
    dialog = open_()
    for name, text in (("repeats", "20"), ("on_min", "20")):
        field = dialog.repeats.numbers[name]
        field.setFocus()
        field.selectAll()
        press(qtbot, text, Qt.Key.Key_Enter)
    qtbot.mouseClick(dialog.listen, LEFT_BUTTON)
    assert "a beat has room for 3 h 00" in dialog.repeats.numbers["repeats"].error.replace(
        "\u00a0", " "
    )
    assert not dialog.listening.is_on


# ------------------------------------------------------------------ listening


@pytest.mark.usefixtures("runs")
def test_it_is_heard_from_the_first_beat_on(open_: Open, turned: TurnedClock, qtbot: QtBot) -> None:
    """Three seconds before it, counted in; the words follow the clock; a second press ends it."""
    dialog = open_()
    qtbot.mouseClick(dialog.listen, LEFT_BUTTON)
    clock = dialog.listening.clock
    assert plays(dialog)
    assert clock.elapsed_ns == (10 * 60 - 3) * SECOND_NS
    assert dialog._told.text() == "Warm-up · 0:03 left"
    turned.ns += 4 * SECOND_NS
    dialog.listening.look()
    assert dialog._told.text() == "Repeat 1, on the beat · 0:59 left"
    qtbot.mouseClick(dialog.listen, LEFT_BUTTON)
    assert not plays(dialog)
    assert dialog.listen.text() == "Listen"


@pytest.mark.usefixtures("runs")
def test_any_part_can_be_heard_by_key(open_: Open, turned: TurnedClock, qtbot: QtBot) -> None:
    """Arrows go to it, Enter plays it with what comes before; the name says where the keys are."""
    dialog = open_()
    dialog.strip.setFocus()
    press(qtbot, *[Qt.Key.Key_Right] * 3)
    assert dialog.strip.accessibleName() == "Parts of the beat: Repeat 2, on the beat, 1:00"
    press(qtbot, Qt.Key.Key_Enter)
    assert dialog.listening.clock.elapsed_ns == (13 * 60 - 3) * SECOND_NS
    turned.ns += 60 * 60 * SECOND_NS
    dialog.listening.look()
    assert not dialog.listening.is_on


@pytest.mark.usefixtures("runs")
def test_closing_and_changing_end_what_plays(open_: Open, qtbot: QtBot) -> None:
    """Another beat is heard when it is asked for; nothing plays behind a closed dialog."""
    dialog = open_()
    qtbot.mouseClick(dialog.listen, LEFT_BUTTON)
    dialog.target.spm.setFocus()
    dialog.target.spm.selectAll()
    press(qtbot, "168")
    assert not plays(dialog)
    qtbot.mouseClick(dialog.listen, LEFT_BUTTON)
    assert plays(dialog)
    press(qtbot, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not plays(dialog)


@pytest.mark.usefixtures("runs")
def test_a_clock_without_sound_is_told(open_: Open) -> None:
    """The beat goes on, and one line says why nothing is heard."""
    dialog = open_()
    dialog.listening.clock.told.emit("There is no sound device.")
    assert dialog._sound.sentence == "There is no sound device."
    assert dialog._sound.isVisible()
    dialog.listening.clock.told.emit("")
    assert not dialog._sound.isVisible()


@pytest.mark.usefixtures("runs")
def test_reasons_follow_what_is_typed(open_: Open, qtbot: QtBot, journal: Journal) -> None:
    """A beat that was asked for says so, and no source is lit that it does not come from."""
    _race(journal)
    dialog = open_()
    sources = [dialog.target.source.value]
    dialog.target.spm.selectAll()
    press(qtbot, "168")
    assert said(dialog)[1] == "+5 %: the 168 spm that you asked for."
    sources.append(dialog.target.source.value)
    dialog.target.spm.selectAll()
    press(qtbot, "170")
    assert [*sources, dialog.target.source.value] == ["own", None, "race"]
    assert said(dialog)[1] == "+6.2 %: the 170 spm of your race pace."
    dialog.target.spm.selectAll()
    press(qtbot, "150")
    assert "That is far below your own cadence" in said(dialog)[1]


@pytest.mark.usefixtures("runs")
def test_what_is_wrong_states_no_old_numbers(open_: Open, qtbot: QtBot) -> None:
    """The sentence comes back with numbers that fit."""
    dialog = open_()
    field = dialog.repeats.numbers["repeats"]
    field.setFocus()
    field.selectAll()
    press(qtbot, "0")
    assert dialog._told.text() == "How long it takes is said once all of it fits."
    field.selectAll()
    press(qtbot, "2")
    assert dialog._told.text().startswith("2 × 1 min")


@pytest.mark.usefixtures("runs")
def test_a_fade_is_said_and_only_offered_where_it_is_heard(open_: Open, qtbot: QtBot) -> None:
    """Repeats of one minute say why the box cannot be reached."""
    dialog = open_()
    assert not dialog.repeats.fades.isEnabled()
    assert dialog.repeats._no_fade.isVisible()
    field = dialog.repeats.numbers["on_min"]
    field.setFocus()
    field.selectAll()
    press(qtbot, "5", Qt.Key.Key_Enter)
    assert not dialog.repeats._no_fade.isVisible()
    dialog.repeats.fades.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert "a minute with the beat, a minute without; 2 min free between" in dialog._told.text()


@pytest.mark.usefixtures("runs")
def test_sound_that_is_off_is_told_with_the_way_to_it(
    open_: Open, qtbot: QtBot, context: Context
) -> None:
    """Only when something is to be heard; it goes once sound is on."""
    dialog = open_()
    assert not dialog._sound.isVisible()
    qtbot.mouseClick(dialog.listen, LEFT_BUTTON)
    assert dialog._sound.sentence.startswith("Sound is off in the preferences")
    qtbot.mouseClick(dialog._sound.way, LEFT_BUTTON)
    (preferences,) = dialog.findChildren(PreferencesDialog)
    assert preferences.isVisible()
    context.settings.change(sound=True)
    assert not dialog._sound.isVisible()
    preferences.close()


@pytest.mark.usefixtures("runs")
def test_it_fits_a_narrow_window(open_: Open, journal: Journal, qtbot: QtBot) -> None:
    """At 480 pixels every field and button has its whole width."""
    _race(journal)
    dialog = open_(width=480)
    assert dialog.width() <= 480
    for part in (*dialog.repeats.numbers.values(), dialog.save, dialog.target.source):
        right = part.mapTo(dialog, part.rect().topRight()).x()
        assert right < dialog.width()
        assert part.width() >= part.sizeHint().width()
