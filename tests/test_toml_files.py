"""TOML that anybody wrote is read, or refused with a sentence, in bounded time."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.paths import resources
from calfjournal.toml_files import MOST_BRACKETS, MOST_PARTS, BadToml, parse_toml, read_toml

MUCH = 100_000
HOSTILE = {
    "dotted key": b"a." * MUCH + b"a = 1",
    "dotted key with spaces": b"a . " * MUCH + b"a = 1",
    "quoted key": b'"a".' * MUCH + b"a = 1",
    "dotted header": b"[" + b"a." * MUCH + b"a]",
    "dotted key behind a text": b'x = ["""a"""", {' + b"a." * MUCH + b"a = 1}]",
    "dotted key behind a plain text": b"x = ['''a'''', {" + b"a." * MUCH + b"a = 1}]",
    "arrays": b"a = " + b"[" * MUCH,
    "tables": b"a = " + b"{a = " * MUCH,
    "a long word": b"a" * MUCH,
    "a long number": b"a = " + b"9" * MUCH,
    "a long hexadecimal number": b"a = 0x" + b"f" * MUCH,
    "open texts": b'"""\\' * MUCH,
    "spaces and a dot": b" " * MUCH + b".",
    "NUL": b"a = 'b\0'",
    "no UTF-8": b"a = '\xff'",
    "half a sign": b'a = "\\ud800"',
    "cut": b"a = [",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_files_are_refused_with_a_sentence(kind: str, tmp_path: Path) -> None:
    """F40: deep, endless and broken files end in words; a parser of squares would hang here."""
    (tmp_path / "odd.toml").write_bytes(HOSTILE[kind])
    with pytest.raises(BadToml) as refused:
        read_toml(tmp_path / "odd.toml", 1_000_000)
    assert "\0" not in refused.value.message


def test_what_is_deep_but_bearable_is_read() -> None:
    """The bounds leave room for everything people write."""
    dotted = ".".join("a" * MOST_PARTS)
    nested = "[" * MOST_BRACKETS + "]" * MOST_BRACKETS
    read = parse_toml(f"{dotted} = 1\nx = {nested}\ny = [{'1.5, ' * 500}]\n".encode(), "a.toml")
    assert len(read["y"]) == 500


def test_dots_and_brackets_in_texts_and_comments_do_not_count() -> None:
    """Only the document's own depth is bounded, never what a note says."""
    text = "a.b." * 200 + "[" * 200
    for quoted in (f'"{text}"', f"'{text}'", f'"""\n{text}\n"""', f"'''{text}\n'''"):
        assert text in parse_toml(f"note = {quoted} # {text}\n".encode(), "a.toml")["note"]


def test_our_own_files_are_read_as_ever() -> None:
    """Every TOML file that ships is read as Python reads it."""
    files = sorted(resources().rglob("*.toml"))
    assert files
    for file in files:
        data = file.read_bytes()
        assert parse_toml(data, file.name) == tomllib.loads(data.decode())


@given(data=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode()))
def test_any_bytes_are_read_as_toml_or_refused(data: bytes) -> None:
    """Whatever the bytes, the answer is what Python reads, or a sentence."""
    try:
        found = parse_toml(data, "a.toml")
    except BadToml:
        return
    assert found == tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))


def test_what_is_no_file_or_too_large_is_not_opened(tmp_path: Path) -> None:
    """A folder, a pipe and a huge file are refused before a byte is read."""
    (tmp_path / "huge.toml").write_bytes(b"#" * 1001)
    (tmp_path / "folder.toml").mkdir()
    for name in ("huge.toml", "folder.toml"):
        with pytest.raises(BadToml):
            read_toml(tmp_path / name, 1000)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.toml")
        with pytest.raises(BadToml, match="not a file"):
            read_toml(tmp_path / "pipe.toml", 1000)
    with pytest.raises(FileNotFoundError):
        read_toml(tmp_path / "none.toml", 1000)
