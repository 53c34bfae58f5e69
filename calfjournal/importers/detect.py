"""What a file is, told from its first bytes and never from its name."""

from __future__ import annotations

import codecs
import re

from msgspec import Struct

from calfjournal.domain.message import Words, say

_XML_ROOT = re.compile(r"<\s*([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_XML_PROLOGUE = re.compile(r"\s*(<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(\[.*?\]\s*)?>)", re.DOTALL)
_XML_FORMATS = {
    "gpx": ("gpx", say("importers.gpx")),
    "TrainingCenterDatabase": ("tcx", say("importers.tcx")),
    "HealthData": ("apple", say("importers.apple")),
    "kml": ("", say("importers.kml")),
    "svg": ("", say("importers.svg")),
    "html": ("", say("importers.web_page")),
}
_MAGIC = (
    (b"\x89PNG", say("importers.png")),
    (b"\xff\xd8\xff", say("importers.jpeg")),
    (b"GIF8", say("importers.gif")),
    (b"%PDF", say("importers.pdf")),
    (b"SQLite format 3\x00", say("importers.database")),
    (b"7z\xbc\xaf\x27\x1c", say("importers.seven_zip")),
    (b"Rar!", say("importers.rar")),
    (b"BZh", say("importers.bzip2")),
    (b"\xfd7zXZ\x00", say("importers.xz")),
    (b"\x7fELF", say("importers.program")),
    (b"MZ", say("importers.program")),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class FileKind(Struct, frozen=True):
    """A format ("fit", "zip", "gzip", "gpx", …, "" unknown) and why it cannot be read, if so."""

    format: str
    reason: Words = ""


FIT = FileKind("fit")
ZIP = FileKind("zip")
GZIP = FileKind("gzip")


def is_fit(head: bytes) -> bool:
    """True when the first bytes are those of a FIT file."""
    return len(head) >= 12 and head[0] >= 12 and head[8:12] == b".FIT"


def detect(head: bytes) -> FileKind:
    """Tell the kind of a file from its first `limits.HEAD_BYTES` bytes."""
    if not head:
        return FileKind("", say("importers.empty"))
    if is_fit(head):
        return FIT
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ZIP
    if head.startswith(b"\x1f\x8b"):
        return GZIP
    for magic, reason in _MAGIC:
        if head.startswith(magic):
            return FileKind("", reason)
    text = _text(head)
    return FileKind("", say("importers.unknown")) if text is None else _text_kind(text)


def _text(head: bytes) -> str | None:
    """Return the head as text, None for other content; a cut last character is forgiven."""
    encoding = next((name for mark, name in _MARKS if head.startswith(mark)), "utf-8")
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(head)
    except UnicodeDecodeError:
        if b"\x00" in head:
            return None
        text = head.decode("latin-1")
    return None if "\x00" in text else text


def _text_kind(text: str) -> FileKind:
    start = text.lstrip()
    if start.startswith("<"):
        return _xml_kind(text)
    if start.startswith(("{", "[")):
        return FileKind("json", say("importers.json"))
    return _table_kind(start)


def _xml_kind(text: str) -> FileKind:
    position = 0
    while (skipped := _XML_PROLOGUE.match(text, position)) is not None:
        position = skipped.end()
    root = _XML_ROOT.search(text, position)
    name = root.group(2) if root else ""
    format_, reason = _XML_FORMATS.get(name, ("", say("importers.unknown_xml")))
    return FileKind(format_, reason)


def _table_kind(text: str) -> FileKind:
    lines = text.splitlines()[:5]
    full = lines[:-1] if len(lines) > 1 else lines
    for mark in (",", ";", "\t"):
        if full and all(mark in line for line in full[:2]):
            return FileKind("csv", say("importers.csv"))
    return FileKind("", say("importers.text"))
