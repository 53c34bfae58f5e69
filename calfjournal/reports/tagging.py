"""A canvas that writes tagged PDF: headings, paragraphs, tables and figures by name.

ReportLab has no interface for it. What is drawn inside ``element`` becomes an element of the
structure tree; all else is marked as decoration (an artifact), which readers pass over.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas


class Tag(StrEnum):
    """What an element of the structure is, by PDF's own words."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    H1 = "H1"
    H2 = "H2"
    P = "P"
    L = "L"
    LI = "LI"
    LBL = "Lbl"
    TABLE = "Table"
    TR = "TR"
    TH = "TH"
    TD = "TD"
    FIGURE = "Figure"


@dataclass(slots=True)
class Element:
    """A node of the structure tree: either a group of elements or marked content of a page."""

    tag: Tag
    parent: Element | None
    kids: list[Element] = field(default_factory=list)
    page: int | None = None
    mcids: list[int] = field(default_factory=list)
    alt: str = ""
    number: int = 0
    """Its object number, known once the tree is written."""


class _Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object whose bytes are written as they are."""

    def __init__(self) -> None:
        self.data = b""

    def format(self, _document: Any) -> bytes:  # noqa: ANN401 (ReportLab has no types)
        return self.data


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A ReportLab canvas with structure; same input, same bytes."""

    def __init__(self, buffer: BytesIO, language: str) -> None:
        super().__init__(buffer, pageCompression=1, invariant=1, lang=language or "en")
        self._root = Element(Tag.DOCUMENT, None)
        self._inside = self._root
        self._open = ""
        self._stamps: dict[Hashable, str] = {}
        self._pages: list[list[Element]] = [[]]

    def _make_preamble(self) -> None:
        # ReportLab's own names Helvetica on every page, a font that is never embedded.
        self._preamble = "1 0 0 1 0 0 cm"

    @contextmanager
    def group(self, tag: Tag, alt: str = "") -> Iterator[None]:
        """Put the elements made inside under one of their own, e.g. a table, a row, a list."""
        outer = self._inside
        self._inside = Element(tag, outer, alt=alt)
        outer.kids.append(self._inside)
        yield
        self._inside = outer

    @contextmanager
    def element(self, tag: Tag, alt: str = "") -> Iterator[None]:
        """Make what is drawn inside one element, e.g. a heading, a figure (with its ``alt`` text).

        They do not nest.
        """
        self._close()
        element = Element(tag, self._inside, page=len(self._pages) - 1, alt=alt)
        self._inside.kids.append(element)
        here = self._pages[-1]
        element.mcids.append(len(here))
        self._code.append(f"/{tag} <</MCID {len(here)}>> BDC")
        here.append(element)
        self._open = tag
        yield
        self._close()

    def decorate(self) -> None:
        """Say that something is about to be drawn: outside an element it is decoration."""
        if not self._open:
            self._code.append("/Artifact BMC")
            self._open = "Artifact"

    @contextmanager
    def spoken(self, text: str) -> Iterator[None]:
        """Say what the characters drawn inside stand for, where the eye sees other ones."""
        self.decorate()
        data = (b"\xfe\xff" + text.encode("utf-16-be", "replace")).hex()
        self._code.append(f"/Span <</ActualText <{data}>>> BDC")
        yield
        self._code.append("EMC")

    def stamp(
        self, key: Hashable, draw: Callable[[], None], right: float = 0.0, up: float = 0.0
    ) -> None:
        """Draw something that many pages share: kept once, however often it is stamped.

        ``draw`` draws it and makes no elements; it is shown moved by ``right`` and ``up`` points.
        ``key`` is the same only for the same drawing.
        """
        self.decorate()
        name = self._stamps.get(key)
        if name is None:
            name = self._stamps[key] = f"stamp{len(self._stamps)}"
            outside, self._open = self._open, "Form"
            self.beginForm(name)
            draw()
            self.endForm()
            self._open = outside
        if right or up:
            self._code.append(f"q 1 0 0 1 {right:.1f} {up:.1f} cm")
        self.doForm(name)
        if right or up:
            self._code.append("Q")

    def _close(self) -> None:
        if self._open:
            self._code.append("EMC")
            self._open = ""

    def end_page(self) -> None:
        """Finish the page and begin the next."""
        self._close()
        index = len(self._pages) - 1
        self.showPage()
        page = self._doc.Pages.pages[index]
        # ReportLab writes only the keys it knows, and these two are not among them.
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = index
        page.Tabs = pdfdoc.PDFName("S")
        self._pages.append([])

    def add_to_page(self, index: int) -> None:
        """Move what was drawn since the last page ended onto an earlier page, as decoration."""
        self._close()
        self._doc.Pages.pages[index].stream += "\n".join(self._code) + "\n"
        self._code.clear()

    def finish(self) -> None:
        """Write the structure tree and close the document; needs at least one finished page."""
        self._pages.pop()
        self._write_tree()
        catalog = self._doc.Catalog
        catalog.MarkInfo = _literal(b"<</Marked true>>")
        self.setViewerPreference("DisplayDocTitle", "true")
        self._doc.SaveToFile(self._filename, self)

    def _write_tree(self) -> None:
        elements = list(_walk(self._root))
        raws = [self._register(element, index) for index, element in enumerate(elements)]
        root, parents = _Raw(), _Raw()
        root_number = self._number(root, "StructTreeRoot")
        parents_number = self._number(parents, "ParentTree")
        page_numbers = [
            self._doc.idToObjectNumberAndVersion[f"Page{index + 1}"][0]
            for index in range(len(self._pages))
        ]
        for raw, element in zip(raws, elements, strict=True):
            raw.data = _element_bytes(element, root_number, page_numbers)
        root.data = (
            f"<</Type /StructTreeRoot /K {self._root.number} 0 R"
            f" /ParentTree {parents_number} 0 R /ParentTreeNextKey {len(self._pages)}>>"
        ).encode()
        numbers = " ".join(
            f"{index} [{' '.join(f'{element.number} 0 R' for element in page)}]"
            for index, page in enumerate(self._pages)
        )
        parents.data = f"<</Nums [{numbers}]>>".encode()
        self._doc.Catalog.StructTreeRoot = root

    def _register(self, element: Element, index: int) -> _Raw:
        raw = _Raw()
        element.number = self._number(raw, f"StructElem{index}")
        return raw

    def _number(self, raw: _Raw, name: str) -> int:
        self._doc.Reference(raw, name)
        return int(self._doc.idToObjectNumberAndVersion[name][0])


def _literal(data: bytes) -> _Raw:
    raw = _Raw()
    raw.data = data
    return raw


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        yield from _walk(kid)


def _element_bytes(element: Element, root: int, pages: list[int]) -> bytes:
    parent = element.parent.number if element.parent else root
    kids = [str(mcid) for mcid in element.mcids] + [f"{kid.number} 0 R" for kid in element.kids]
    parts = [f"/S /{element.tag} /P {parent} 0 R"]
    if element.page is not None:
        parts.append(f"/Pg {pages[element.page]} 0 R")
    if kids:
        parts.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K [{' '.join(kids)}]")
    if element.alt:
        data = (b"\xfe\xff" + element.alt.encode("utf-16-be", "replace")).hex()
        parts.append(f"/Alt <{data}>")
    if element.tag is Tag.TH:
        parts.append("/A <</O /Table /Scope /Column>>")
    return f"<<{' '.join(parts)}>>".encode()
