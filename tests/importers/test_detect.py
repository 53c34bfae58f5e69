"""Files are told apart by what is in them."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.importers.detect import detect
from calfjournal.importers.readers import READERS
from calfjournal.messages import in_words
from tests.importers.fit_writer import activity

XML = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- a > b -->\n'
APPLE = (
    XML + '<!DOCTYPE HealthData [\n<!ELEMENT HealthData (Record*)>\n]>\n<HealthData locale="de">'
)
TABLE = "Date,Distance\n2024-05-04,7.2\n"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        pytest.param(activity(), "fit", id="fit"),
        pytest.param(gzip.compress(b"x"), "gzip", id="gzip"),
        pytest.param(b"PK\x03\x04rest", "zip", id="zip"),
        pytest.param(b"PK\x05\x06" + bytes(18), "zip", id="empty zip"),
        pytest.param(f'{XML}<gpx version="1.1">'.encode(), "gpx", id="gpx"),
        pytest.param(f"\ufeff{XML}<gpx>".encode(), "gpx", id="gpx with a mark"),
        pytest.param(f"{XML}<gpx>".encode("utf-16"), "gpx", id="gpx in utf-16"),
        pytest.param(f'{XML}<ns:gpx xmlns:ns="x">'.encode(), "gpx", id="gpx with a prefix"),
        pytest.param(f"{XML}<TrainingCenterDatabase>".encode(), "tcx", id="tcx"),
        pytest.param(APPLE.encode(), "apple", id="apple"),
        pytest.param(b' [{"calendarDate": "2024-05-04"}]', "json", id="json"),
        pytest.param(TABLE.encode(), "csv", id="csv"),
        pytest.param(TABLE.replace(",", ";").encode("utf-8-sig"), "csv", id="csv with a mark"),
        pytest.param("Größe,Länge\n1,2\n".encode("latin-1"), "csv", id="csv in latin-1"),
    ],
)
def test_known_formats(head: bytes, kind: str) -> None:
    """Formats that are read, or will be, are known by their content."""
    assert detect(head).format == kind


@pytest.mark.parametrize(
    ("head", "word"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"%PDF-1.7", "PDF"),
        (b"SQLite format 3\x00", "database"),
        (b"Dear diary\nToday I ran.\n", "text"),
        (b"<html><body>", "web page"),
        (b"<note>", "XML"),
        (b"\x00\x01\x02\x03" * 9, "not a kind of file"),
        (b'[{"a": 1}]', "later version"),
    ],
)
def test_reasons_name_what_it_is(head: bytes, word: str) -> None:
    """What cannot be read is named in the reason."""
    assert word in in_words(detect(head).reason)


@given(st.binary(max_size=200))
def test_any_bytes_have_a_kind(head: bytes) -> None:
    """Detection never raises, and what it does not pass on has a reason."""
    kind = detect(head)
    assert kind.format in {reader.format for reader in READERS} | {"zip", "gzip"} or kind.reason
