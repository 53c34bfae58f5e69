"""A PDF from its bytes, on the screen and on a printer."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRectF, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

PRINT_DPI = 300
"""Sharp on paper; a printer's own 1200 dpi would take half a gigabyte a page."""


class PdfPages(QObject):
    """Holds the bytes beside the document that reads from them, so that both live as long."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = QPdfDocument(self)
        self._buffer: QBuffer | None = None
        self.data = b""

    def load(self, data: bytes) -> bool:
        """Show other bytes; False when they are no PDF."""
        buffer = QBuffer(self)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        before, self._buffer = self._buffer, buffer
        self.document.close()
        self.document.load(buffer)
        if before is not None:
            before.deleteLater()
        good = self.document.status() is QPdfDocument.Status.Ready
        self.data = data if good else b""
        return good

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self.document.pageCount() if self.data else 0


def prepare(printer: QPrinter, pages: PdfPages, paper: str, name: str) -> None:
    """Set a printer up for the pages: paper, resolution, no margins of its own."""
    size = QPageSize.PageSizeId.A4 if paper == "a4" else QPageSize.PageSizeId.Letter
    printer.setDocName(name)
    printer.setResolution(PRINT_DPI)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(size))
    printer.setFromTo(1, max(pages.count, 1))
    _turn(printer, pages, 0)


def print_pages(printer: QPrinter, pages: PdfPages) -> int:
    """Paint the chosen pages at the printer's resolution; returns how many were printed."""
    first, last = printer.fromPage() or 1, printer.toPage() or pages.count
    wanted = range(max(first, 1) - 1, min(last, pages.count))
    painter = QPainter()
    done = 0
    for at in wanted:
        _turn(printer, pages, at)
        if done == 0:
            if not painter.begin(printer):
                return 0
        else:
            printer.newPage()
        sheet = printer.pageLayout().fullRectPixels(printer.resolution())
        points = pages.document.pagePointSize(at)
        scale = min(sheet.width() / points.width(), sheet.height() / points.height())
        size = QSize(round(points.width() * scale), round(points.height() * scale))
        image = pages.document.render(at, size)
        left, top = (sheet.width() - size.width()) / 2, (sheet.height() - size.height()) / 2
        painter.drawImage(QRectF(left, top, size.width(), size.height()), image)
        done += 1
    painter.end()
    return done


def _turn(printer: QPrinter, pages: PdfPages, at: int) -> None:
    points = pages.document.pagePointSize(at)
    wide = points.width() > points.height()
    way = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(way)
