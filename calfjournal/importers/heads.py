"""The first bytes of a file: as text where they are one, and the root of an XML document."""

from __future__ import annotations

import codecs
import re

_XML_ROOT = re.compile(r"<\s*([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_XML_PROLOGUE = re.compile(r"\s*(<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(\[.*?\]\s*)?>)", re.DOTALL)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def text_of(head: bytes) -> str | None:
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


def xml_root(head: bytes) -> str | None:
    """Return the name of the root without its prefix, "" for none; None when it is no XML."""
    text = text_of(head)
    if text is None or not text.lstrip().startswith("<"):
        return None
    position = 0
    while (skipped := _XML_PROLOGUE.match(text, position)) is not None:
        position = skipped.end()
    root = _XML_ROOT.search(text, position)
    return root.group(2) if root else ""
