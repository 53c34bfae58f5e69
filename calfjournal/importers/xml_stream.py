"""XML documents as a stream of elements, whatever somebody put into them.

defusedxml refuses entities and everything outside of the document, before any of it is expanded or
fetched; what is left are depth and damage, and both end the stream with a reason.
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

    Where it begins it has its attributes, where it ends all that is in it but the wanted ones,
    which are forgotten once they were seen: a document of any length takes little memory.

    Raises:
        BadXml: it is damaged from here on, or holds what no recording does.
    """
    around: list[Element] = []
    names = _Names(wanted)
    try:
        for event, element in iterparse(
            stream, events=("start", "end"), forbid_entities=True, forbid_external=True
        ):
            name = names[element.tag]
            if event == "start":
                around.append(element)
                if len(around) > limits.XML_DEPTH:
                    raise BadXml(say("importers.xml_too_deep"))
                if name:
                    yield True, name, element
                continue
            around.pop()
            if name:
                yield False, name, element
                if around:
                    around[-1].remove(element)
    except DefusedXmlException as error:
        raise BadXml(say("importers.xml_entities")) from error
    except (ParseError, LookupError, ValueError) as error:
        raise BadXml(XML_BREAKS_OFF) from error


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
