"""The watch folder: what is in it, and what is remembered of it for each journal."""

from __future__ import annotations

from pathlib import Path

from calfjournal import paths, watched
from calfjournal.importers.readers import READERS, endings
from calfjournal.watched import Memory, Stamp


def test_only_what_can_be_read_is_looked_at(tmp_path: Path) -> None:
    """Recordings in the folder and below it, packed or not; nothing hidden, nothing empty."""
    inside = tmp_path / "2026"
    inside.mkdir()
    for name in ("a.FIT", "b.gpx.gz", "notes.txt", ".c.fit", "2026/d.zip", "2026/e.jpg"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "empty.fit").write_bytes(b"")
    found = watched.look_into(tmp_path)
    assert found is not None
    assert sorted(path.name for path in found.files) == ["a.FIT", "b.gpx.gz", "d.zip"]
    assert found.folders == (tmp_path, inside)


def test_a_folder_that_is_gone_is_no_empty_one(tmp_path: Path) -> None:
    """Gone and empty are told apart, and so is a file in its place."""
    assert watched.look_into(tmp_path / "gone") is None
    (tmp_path / "file").write_bytes(b"x")
    assert watched.look_into(tmp_path / "file") is None


def test_each_journal_remembers_its_own(tmp_path: Path) -> None:
    """What one journal has dealt with is new to another; a changed file is new again."""
    mine, other = tmp_path / "mine.calfjournal", tmp_path / "other.calfjournal"
    watched.remember(mine, Memory({"a.fit": Stamp(3, 5)}, "/gone"))
    memory = watched.remembered(mine)
    assert memory.knows("a.fit", Stamp(3, 5))
    assert not memory.knows("a.fit", Stamp(4, 5))
    assert not memory.knows("a.fit", Stamp(3, 6))
    assert memory.gone == "/gone"
    assert watched.remembered(other) == Memory()


def test_what_cannot_be_read_is_as_good_as_nothing(tmp_path: Path) -> None:
    """A damaged memory is begun anew."""
    journal = tmp_path / "mine.calfjournal"
    watched.remember(journal, Memory({"a.fit": Stamp(3, 5)}))
    (file,) = (paths.config_dir() / "watched").iterdir()
    file.write_bytes(b'{"files": {"a.fit": ["x"')
    assert watched.remembered(journal) == Memory()


def test_every_reader_names_its_endings() -> None:
    """Each format is offered by the names its files have, also packed."""
    assert all(reader.endings for reader in READERS)
    assert all(end == end.lower() and end[0] == "." for end in endings())
    assert {".fit", ".gpx.gz", ".zip"} <= set(endings())
