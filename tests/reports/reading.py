"""Reads printed pages back, the way a viewer does."""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Callable, Iterator
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c


class Document:
    """An opened PDF; close it, or use it in a with statement."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pdfium.PdfDocument(data)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.pdf.close()

    def __len__(self) -> int:
        return len(self.pdf)

    def text(self, index: int) -> str:
        """The text of a page in the order it is read."""
        return str(self.pdf[index].get_textpage().get_text_range())

    def texts(self) -> list[str]:
        return [self.text(index) for index in range(len(self))]

    def words(self) -> str:
        """All text without any white space."""
        return squeezed("".join(self.texts()))

    def sizes(self) -> list[tuple[float, float]]:
        """Width and height of each page in millimetres."""
        pages = [self.pdf[index].get_size() for index in range(len(self))]
        return [(width / 72 * 25.4, height / 72 * 25.4) for width, height in pages]

    def image(self, index: int, *, dots_per_mm: float = 4.0) -> npt.NDArray[np.uint8]:
        """A page as greys, 255 = white paper."""
        scale = dots_per_mm * 25.4 / 72
        bitmap = self.pdf[index].render(scale=scale, grayscale=True)
        return np.array(bitmap.to_numpy(), dtype=np.uint8).squeeze()

    def objects(self, index: int) -> Iterator[Any]:
        return iter(self.pdf[index].get_objects(max_depth=4))

    def outline(self) -> list[tuple[int, str]]:
        return [(entry.level, entry.get_title()) for entry in self.pdf.get_toc(max_depth=4)]

    def tagged(self) -> bool:
        return bool(pdfium_c.FPDFCatalog_IsTagged(self.pdf.raw))

    def tags(self, index: int) -> list[tuple[str, str]]:
        """(tag, alternative text) of the structure of a page, depth first."""
        page = self.pdf[index]
        tree = pdfium_c.FPDF_StructTree_GetForPage(page.raw)
        try:
            found: list[tuple[str, str]] = []
            for child in range(pdfium_c.FPDF_StructTree_CountChildren(tree)):
                _collect(pdfium_c.FPDF_StructTree_GetChildAtIndex(tree, child), found)
            return found
        finally:
            pdfium_c.FPDF_StructTree_Close(tree)


def dictionaries(data: bytes) -> str:
    """The small objects of a packed PDF as text."""
    streams = re.findall(rb"/ObjStm .*?stream\n(.*?)\nendstream", data, re.DOTALL)
    return "".join(zlib.decompress(stream).decode("latin-1") for stream in streams)


def squeezed(text: str) -> str:
    """Text without white space."""
    return "".join(text.split())


def _collect(element: object, found: list[tuple[str, str]]) -> None:
    if not element:
        return
    tag = _string(pdfium_c.FPDF_StructElement_GetType, element)
    found.append((tag, _string(pdfium_c.FPDF_StructElement_GetAltText, element)))
    for child in range(pdfium_c.FPDF_StructElement_CountChildren(element)):
        _collect(pdfium_c.FPDF_StructElement_GetChildAtIndex(element, child), found)


def _string(read: Callable[..., int], element: object) -> str:
    length = read(element, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 2))
    read(element, buffer, length)
    return buffer.raw[: max(0, length - 2)].decode("utf-16-le")


def fonts(document: Document) -> dict[str, bool]:
    """Name of each font that text is drawn in, and whether it is embedded."""
    found: dict[str, bool] = {}
    for index in range(len(document)):
        for item in document.objects(index):
            if item.type == pdfium_c.FPDF_PAGEOBJ_TEXT:
                font = pdfium_c.FPDFTextObj_GetFont(item.raw)
                buffer = ctypes.create_string_buffer(256)
                pdfium_c.FPDFFont_GetBaseFontName(font, buffer, 256)
                found[buffer.value.decode()] = pdfium_c.FPDFFont_GetIsEmbedded(font) == 1
    return found
