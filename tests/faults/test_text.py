"""F29, F32: whatever is typed or pasted comes back as it was, on every way out of the journal."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from calfjournal.cli import main
from calfjournal.domain.assessment import Measure, Result
from calfjournal.domain.athlete import Athlete
from calfjournal.domain.checkin import Flare, RedFlag
from calfjournal.domain.exercise import Side
from calfjournal.domain.limits import LONGEST_TEXT
from calfjournal.domain.plan import BlockedRange, Race
from calfjournal.errors import InputError
from calfjournal.journal import Journal
from tests.faults.oracles import state_of
from tests.store.samples import DAY, a_check_in, a_run, a_session, an_assessment

pytestmark = pytest.mark.faults

TEXTS = {
    "nul": "a\0b",
    "half a sign": "a\ud800b",
    "byte order mark": "\ufeffa",
    "right to left": "\u202eevil\u202c שלום مرحبا",
    "joined emoji": "👩‍🦽‍➡️ 🏃🏽‍♀️ 🫀",
    "combining": "e" + "\u0301" * 1000,
    "every plane": "\u00e9\uffff\U0001f600\U00020000\U000e0001\U0010ffff",
    "sql": "'); DROP TABLE run; --",
    "like": "%_\\",
    "format": "{0} %s $HOME `id`",
    "path": "../../etc/passwd",
    "markup": "0.1 <A &amp; </b> <script>",
    "lines": "a\r\nb\nc\rd\u2028e\u2029f\x0bg\x85h",
    "formula": "=1+1",
    "command": "@SUM(1+1)*cmd|' /C calc'!A0",
    "wide formula": "\uff1d1+1",
    "tab": "\t=1",
    "json": '"}], "x": [{"',
    "spaces": "  a  ",
}


def kept(text: str) -> str:
    """What is kept of a text: all of it, with what no file can hold replaced visibly."""
    return text.replace("\0", "\ufffd").replace("\ud800", "\ufffd")


def fill_with(journal: Journal, text: str) -> None:
    """Put the text into every field that takes any."""
    journal.athlete.save(Athlete(text))
    journal.checkins.save(replace(a_check_in(), note=text, tags=(text,)))
    journal.checkins.report_flag(RedFlag(DAY, "RF14", text))
    journal.checkins.start_flare(Flare(DAY, Side.LEFT, note=text))
    journal.sessions.add(replace(a_session(), title=text, note=text, surface=text))
    journal.runs.add(replace(a_run(), note=text, shoes=text, surface=text))
    result = Result(Measure.KNEE_TO_WALL, Side.LEFT, 9.5)
    journal.assessments.save(replace(an_assessment(), note=text, results=(result,)))
    journal.plans.save_race(Race(DAY + timedelta(days=9), text, note=text))
    journal.plans.save_block(BlockedRange(DAY, DAY, text))


def holders(journal: Journal, text: str) -> int:
    """Count the cells that hold exactly the text, alone or as the only one of a list."""
    cells = (cell for rows in journal.dump().values() for row in rows for cell in row.values())
    return sum(cell in (text, [text]) for cell in cells)


@pytest.mark.parametrize("name", TEXTS)
def test_text_is_kept_unchanged_on_every_way(path: Path, tmp_path: Path, name: str) -> None:
    """F29: in the file, after undo and redo, in a backup and in JSON, a text stays the same."""
    text = TEXTS[name]
    with Journal.create(path) as journal:
        fill_with(journal, text)
        assert holders(journal, kept(text)) == 15
        expected = journal.dump()
        while journal.undo():
            pass
        assert not any(journal.dump().values())
        while journal.redo():
            pass
        assert journal.dump() == expected
        assert journal.check() == []
        journal.backup(tmp_path / "copy.calfjournal")
        journal.export_json(tmp_path / "all.json")
    Journal.restore(tmp_path / "all.json", tmp_path / "again.calfjournal")
    states = {state_of(tmp_path / name) for name in ("copy.calfjournal", "again.calfjournal")}
    assert states == {state_of(path)}


@pytest.mark.parametrize("name", TEXTS)
def test_text_is_only_text_to_a_spreadsheet(path: Path, tmp_path: Path, name: str) -> None:
    """F32: a cell of text never begins a formula; without the apostrophe in front it is the text.

    Numbers stay numbers, negative ones too.
    """
    text = kept(TEXTS[name])
    with Journal.create(path) as journal:
        fill_with(journal, TEXTS[name])
        changed = replace(a_run(), utc_offset_min=-90)
        journal.runs.add(replace(changed, start=changed.start + timedelta(hours=5)))
        journal.export_csv(tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        tables = {name: _rows(archive.read(name)) for name in archive.namelist()}
    assert {row["utc_offset_min"] for row in tables["run.csv"]} == {"60", "-90"}
    notes = [row["note"] for row in tables["check_in.csv"] + tables["race.csv"]]
    for cell in notes:
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
        assert cell in (text, f"'{text}")


def _rows(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("name", TEXTS)
def test_commands_print_any_text(path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """F29: the commands that print what was typed print JSON that says the same, and never fail."""
    with Journal.create(path) as journal:
        fill_with(journal, TEXTS[name])
    for command in (["doctor"], ["check", "--day", DAY.isoformat()]):
        assert main(["--journal", str(path), *command]) == 0
    capsys.readouterr()
    assert main(["--journal", str(path), "check", "--day", DAY.isoformat(), "--json"]) == 0
    json.loads(capsys.readouterr().out)


def test_longest_text_is_kept_and_a_longer_one_refused(path: Path) -> None:
    """F29: a note of a million signs is kept; ten megabytes are refused and named, nothing lost."""
    with Journal.create(path) as journal:
        whole = replace(a_check_in(), note="ä" * LONGEST_TEXT)
        journal.checkins.save(whole)
        with pytest.raises(InputError, match="10,000,000") as caught:
            journal.checkins.save(replace(whole, note="x" * 10_000_000))
        assert caught.value.field == "note"
        found = journal.checkins.get(DAY)
        assert found is not None
        assert found.note == whole.note
        assert journal.check() == []
