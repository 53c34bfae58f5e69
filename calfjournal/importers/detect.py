"""What a file is, told from its first bytes and never from its name."""

from __future__ import annotations

from msgspec import Struct

from calfjournal.domain.message import Words, say
from calfjournal.importers.heads import text_of, xml_root
from calfjournal.importers.readers import reader_of

_XML_FORMATS = {
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


class FileKind(Struct, frozen=True):
    """A format ("fit", "zip", "gzip", "gpx", …, "" unknown) and why it cannot be read, if so."""

    format: str
    reason: Words = ""


ZIP = FileKind("zip")
GZIP = FileKind("gzip")


def detect(head: bytes) -> FileKind:
    """Tell the kind of a file from its first `limits.HEAD_BYTES` bytes."""
    if not head:
        return FileKind("", say("importers.empty"))
    if (reader := reader_of(head)) is not None:
        return FileKind(reader.format)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ZIP
    if head.startswith(b"\x1f\x8b"):
        return GZIP
    for magic, reason in _MAGIC:
        if head.startswith(magic):
            return FileKind("", reason)
    root = xml_root(head)
    if root is not None:
        return FileKind(*_XML_FORMATS.get(root, ("", say("importers.unknown_xml"))))
    text = text_of(head)
    return FileKind("", say("importers.unknown")) if text is None else _text_kind(text)


def _text_kind(text: str) -> FileKind:
    start = text.lstrip()
    if start.startswith(("{", "[")):
        return FileKind("json", say("importers.json"))
    return _table_kind(start)


def _table_kind(text: str) -> FileKind:
    lines = text.splitlines()[:5]
    full = lines[:-1] if len(lines) > 1 else lines
    for mark in (",", ";", "\t"):
        if full and all(mark in line for line in full[:2]):
            return FileKind("csv", say("importers.csv"))
    return FileKind("", say("importers.text"))
