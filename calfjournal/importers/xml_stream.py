"""XML documents as a stream of elements, whatever somebody put into them.

defusedxml refuses entities and everything outside of the document, before any of it is expanded or
fetched; what is left are depth, length and damage, and each ends the stream with a reason.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from calfjournal.domain.message import Message, say
from calfjournal.importers import limits
from calfjournal.importers.reader import XML_BREAKS_OFF, Bytes

_TAGS = 1000
"""Tags kept in mind; a sound document has some dozens."""


class BadXml(Exception):
    """The document goes on no further, for the reason ``said``."""

    def __init__(self, said: Message) -> None:
        """Say why."""
        super().__init__(said)
        self.said = said


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def children(element: Element) -> Iterator[tuple[str, str]]:
    """Yield (name, text) of everything below an element, in the order of the document."""
    for child in element.iter():
        if child is not element:
            yield local(child), (child.text or "").strip()


def walked(
    stream: Bytes, wanted: Collection[str], take: Callable[[bool, str, Element], None]
) -> Message | None:
    """Give what `elements` yields to ``take``; return why it ended early, None at the true end."""
    try:
        for begins, name, element in elements(stream, wanted):
            take(begins, name, element)
    except BadXml as bad:
        return bad.said
    return None


def elements(stream: Bytes, wanted: Collection[str]) -> Iterator[tuple[bool, str, Element]]:
    """Yield (begins, name, element) where a wanted element begins and where it ends.

    Where it begins it has its attributes, where it ends all that is in it but the wanted ones.
    Those are forgotten once they were seen, and so is what stands in none of them: a document of
    any length takes little memory.

    Raises:
        BadXml: it is damaged from here on, or holds what no recording does.
    """
    heard = _Heard(stream)
    around = _Around()
    names = _Names(wanted)
    try:
        for event, element in iterparse(
            heard, events=("start", "end"), forbid_entities=True, forbid_external=True
        ):
            heard.silence = 0
            name = names[element.tag]
            begins = event == "start"
            if begins:
                around.enter(element, bool(name))
            if name:
                yield begins, name, element
            if not begins:
                around.leave(bool(name))
    except DefusedXmlException as error:
        raise BadXml(say("importers.xml_entities")) from error
    except (ParseError, LookupError, ValueError) as error:
        raise BadXml(XML_BREAKS_OFF) from error


class _Heard:
    """The bytes of a document, refused where they go on for long without an element.

    They come in large chunks: what is begun is read again with every chunk until it ends.
    """

    def __init__(self, stream: Bytes) -> None:
        self._stream = stream
        self.silence = 0

    def read(self, _size: int = -1) -> bytes:
        """Return the next bytes."""
        if self.silence > limits.XML_SILENCE_BYTES:
            raise BadXml(say("importers.xml_silent"))
        data = self._stream.read(limits.CHUNK_BYTES)
        self.silence += len(data)
        return data


class _Around:
    """The elements around a place in the document, which let go of what nobody will look at."""

    def __init__(self) -> None:
        self._elements: list[Element] = []
        self._held = 0
        self._held_before: list[int] = []

    def enter(self, element: Element, wanted: bool) -> None:
        """Go into an element; BadXml where that is too deep."""
        self._elements.append(element)
        if len(self._elements) > limits.XML_DEPTH:
            raise BadXml(say("importers.xml_too_deep"))
        if wanted:
            self._held_before.append(self._held)

    def leave(self, wanted: bool) -> None:
        """Leave the innermost; it is kept where it stands in a wanted one, if not too many are."""
        self._elements.pop()
        if wanted:
            self._held = self._held_before.pop()
        if wanted or not self._held_before:
            if self._elements:
                del self._elements[-1][-1]  # It has just ended, so it is the last one.
            return
        self._held += 1
        if self._held > limits.XML_HELD:
            raise BadXml(say("importers.xml_crowded"))


class _Names(dict[str, str]):
    """The name of a tag without its namespace, "" for those that nobody wants."""

    def __init__(self, wanted: Collection[str]) -> None:
        self._wanted = wanted

    def __missing__(self, tag: str) -> str:
        name = tag.rpartition("}")[2]
        name = name if name in self._wanted else ""
        if len(self) < _TAGS:
            self[tag] = name
        return name
