"""``program list``, ``check``, ``import``, ``share`` and ``delete``."""

from __future__ import annotations

from pathlib import Path

import pytest

from calfjournal.cli import main


def run(*words: str | Path) -> int:
    return main(["program", *map(str, words)])


def test_a_program_goes_out_and_comes_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Shared, changed by hand, checked, brought, listed and deleted, all without a journal."""
    file = tmp_path / "mine.toml"
    assert run("share", "calf_foundation", file) == 0
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"calf_foundation"', '"mine"'), encoding="utf-8")
    assert run("check", file) == 0
    assert run("import", file) == 0
    assert run("list") == 0
    assert "mine: Calf foundation (your own)" in capsys.readouterr().out
    assert run("delete", "mine") == 0
    assert Path(capsys.readouterr().out.strip()).is_file()
    assert run("delete", "mine") == 1


def test_every_wrong_place_is_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file with two faults is told with both, and not brought."""
    file = tmp_path / "mine.toml"
    run("share", "calf_foundation", file)
    text = file.read_text(encoding="utf-8").replace("min_gap_h = 48", "min_gap_h = 480")
    file.write_text(text.replace("deload_every = 4", "deload_every = 40"), encoding="utf-8")
    capsys.readouterr()
    assert run("check", file) == 1
    told = capsys.readouterr()
    assert [line.partition(":")[0] for line in told.out.splitlines()] == [
        'mine.toml, [spacing], key "min_gap_h"',
        'mine.toml, key "deload_every"',
    ]
    assert "2 places are wrong" in told.err
    assert run("import", file) == 1


def test_another_program_of_the_same_id_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is refused in words, and both are kept where that was asked for."""
    file = tmp_path / "mine.toml"
    run("share", "calf_foundation", file)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("deload_every = 4", "deload_every = 3"), encoding="utf-8")
    assert run("import", file) == 1
    assert "Calf foundation" in capsys.readouterr().err
    assert run("import", file, "--keep-both") == 0
    assert "calf_foundation_copy: Calf foundation (copy)" in capsys.readouterr().out
