"""``metronome``: a beat for a run as a file, never above the cap."""

from __future__ import annotations

import json
import wave
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from calfjournal.cli import main
from calfjournal.domain.run import Cadence, Run
from calfjournal.journal import Journal
from calfjournal.messages import in_words


def run(journal: Path, *words: object) -> int:
    return main(["--journal", str(journal), "metronome", *map(str, words)])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal with three steady runs at 160 spm."""
    made = tmp_path / "anna.calfjournal"
    with Journal.create(made) as journal:
        for days in (2, 5, 9):
            day = journal.today() - timedelta(days=days)
            at = datetime.combine(day, time(12), UTC)
            journal.runs.add(Run(at, day, distance_m=8000, cadence=Cadence(160, 3, 2, 900)))
    return made


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "beat.wav"


def seconds(path: Path) -> float:
    with wave.open(str(path)) as file:
        return file.getnframes() / file.getframerate()


def test_the_beat_of_the_week_is_written_with_its_reasons(
    path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """3 % above one's own in the first week: 6 x 1 min, 2 min free, with both ends."""
    assert run(path, out) == 0
    told = capsys.readouterr().out
    assert "165 spm: 6 × 1 min on the beat, 2 min free" in told
    assert "Own cadence 160 spm: the middle of 3 runs" in told
    assert "At most 176 spm" in told
    assert seconds(out) == pytest.approx((10 + 6 + 5 * 2 + 5) * 60, abs=0.1)


def test_everything_can_be_asked_for(
    path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The document says what was written, and what it rests on."""
    words = "--spm 170 --repeats 2x3/1 --warm-up 0 --cool-down 1 --fade --every-second --json"
    assert run(path, out, *words.split()) == 0
    found = json.loads(capsys.readouterr().out)
    asked = {"spm": 170, "repeats": 2, "on_min": 3, "free_min": 1, "warm_up_min": 0}
    asked |= {"cool_down_min": 1, "fades": True, "every": 2, "most_spm": 176, "own_runs": 3}
    assert {key: found[key] for key in asked} == asked
    assert found["seconds"] == (3 + 8 * 60)
    assert found["bytes"] == out.stat().st_size


def test_nothing_above_the_cap_is_written(
    path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The cap is named."""
    assert run(path, out, "--spm", 177) == 1
    assert "At most 176 spm" in capsys.readouterr().err
    assert not out.exists()


def test_an_own_cadence_is_asked_for_once(
    tmp_path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without runs it is counted, told, and known the next time; undo takes it back."""
    path = tmp_path / "new.calfjournal"
    Journal.create(path).close()
    assert run(path, out, "--spm", 170) == 1
    assert "--own" in capsys.readouterr().err
    assert run(path, out, "--own", 150) == 0
    capsys.readouterr()
    assert run(path, out, "--json", "--force") == 0
    assert json.loads(capsys.readouterr().out)["own_spm"] == 150
    with Journal.open(path) as journal:
        target = journal.views.cadence_target(journal.today())
        assert (target.spm, target.most) == (154, 165)
        journal.undo()
        assert journal.views.cadence_target(journal.today()).spm is None


def test_race_pace_needs_a_race(path: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says so."""
    assert run(path, out, "--race-pace") == 1
    assert "No race" in capsys.readouterr().err


@pytest.mark.parametrize("words", ["--repeats 6", "--spm 20", "--warm-up 90"])
def test_what_is_no_beat_is_wrong_usage(path: Path, out: Path, words: str) -> None:
    """Nothing is written."""
    with pytest.raises(SystemExit) as end:
        run(path, out, *words.split())
    assert end.value.code == 2
    assert not out.exists()


def test_what_takes_longer_than_a_run_is_refused(
    path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written; it is wrong usage, as any other option that cannot be so."""
    assert run(path, out, "--repeats", "20x20") == 2
    assert "--repeats" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(("words", "number"), [("25x1", "25"), ("6x90/2", "90"), ("6x1/20", "20")])
def test_a_wrong_number_of_the_repeats_is_named(
    path: Path, out: Path, capsys: pytest.CaptureFixture[str], words: str, number: str
) -> None:
    """With the option, and what may stand there."""
    with pytest.raises(SystemExit) as end:
        run(path, out, "--repeats", words)
    assert end.value.code == 2
    assert f"--repeats: {number} of '{words}' is not " in capsys.readouterr().err


@pytest.mark.parametrize("words", ["2x1/1", "2X1/1", "2×1/1"])
def test_any_sign_of_times_is_read(path: Path, out: Path, words: str) -> None:
    """Small, large, and the one that is printed."""
    assert run(path, out, "--repeats", words) == 0


def test_a_file_is_not_written_over_unasked(
    path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``--force`` replaces it, as with ``backup``."""
    out.write_bytes(b"mine")
    assert run(path, out) == 1
    assert "--force" in capsys.readouterr().err
    assert out.read_bytes() == b"mine"
    assert run(path, out, "--force") == 0
    assert seconds(out) > 60


def test_a_count_beside_enough_runs_is_kept_and_said_to_be_unused(
    path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The runs say more."""
    assert run(path, out, "--own", 150) == 0
    told = capsys.readouterr().out
    assert "Own cadence 160 spm: the middle of 3 runs" in told
    assert "The 150 spm that you counted are kept, but not used" in told
    with Journal.open(path) as journal:
        assert journal.recovery.thresholds()["cadence.own_spm"] == 150


def test_a_count_is_kept_only_with_its_file(path: Path, out: Path) -> None:
    """What was refused leaves the journal as it was; what was kept has a name to undo it by."""
    out.write_bytes(b"mine")
    assert run(path, out, "--own", 150) == 1
    assert run(path, out, "--own", 150, "--force", "--spm", 250) == 1
    with Journal.open(path) as journal:
        assert journal.recovery.thresholds()["cadence.own_spm"] == 0
    assert run(path, out, "--own", 150, "--force") == 0
    with Journal.open(path) as journal:
        undone = journal.undo()
        assert undone is not None
        assert in_words(undone.label) == "Keep your own cadence of 150 spm"


def test_the_reasons_are_those_of_the_beat_that_is_written(
    path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was asked for says so with its share of one's own; what is far below is told."""
    assert run(path, out, "--spm", 168) == 0
    told = capsys.readouterr().out
    assert "- +5 %: the 168 spm that you asked for." in told
    assert "first week" not in told
    assert run(path, out, "--spm", 153, "--force") == 0
    assert "far below" not in capsys.readouterr().out
    assert run(path, out, "--spm", 151, "--force") == 0
    assert "That is far below your own cadence" in capsys.readouterr().out


def test_a_beat_that_fades_is_said_to(
    path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In words; repeats of a minute never do."""
    assert run(path, out, "--fade", "--repeats", "3x5") == 0
    assert "3 × 5 min, a minute with the beat, a minute without; 2" in capsys.readouterr().out
    assert run(path, out, "--fade", "--repeats", "6x1", "--force") == 0
    assert "6 × 1 min on the beat" in capsys.readouterr().out


def test_nothing_takes_the_place_of_a_journal(path: Path, tmp_path: Path) -> None:
    """Nor does a beat end in anything but .wav."""
    before = path.read_bytes()
    assert run(path, path) == 1
    link = tmp_path / "link.wav"
    link.symlink_to(path)
    assert run(path, link) == 1
    assert path.read_bytes() == before
