"""Makes pictures small enough for a journal: upright, without what else their files tell."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter

from calfjournal.domain.attachment import MOST_PICTURE_BYTES

LONGEST: Final = 1600
"""Pixels of the longer side at most [our default]."""
MOST_PIXELS: Final = 150_000_000
"""A picture of more is not unpacked [our default]."""
FORMATS: Final = frozenset({"jpeg", "jpg", "png", "webp", "bmp", "gif", "tiff"})
"""What is read; none of them can name other files."""
_QUALITIES: Final = (88, 80, 70, 60, 50, 40)


def jpeg_of(data: bytes) -> bytes | None:
    """Return the picture a file holds as a small JPEG; None when it holds none that can be read."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if reader.format().toStdString() not in FORMATS or not size.isValid():
        return None
    if size.width() * size.height() > MOST_PIXELS:
        return None
    if max(size.width(), size.height()) > LONGEST:
        reader.setScaledSize(_within(size))
    image = reader.read()
    return None if image.isNull() else small_jpeg(image)


def small_jpeg(image: QImage) -> bytes | None:
    """Return a picture as a JPEG of at most the bytes a journal takes, None for an empty one."""
    size = image.size()
    if size.isEmpty():
        return None
    if max(size.width(), size.height()) > LONGEST:
        size = _within(size)
    while size.width() > 0 and size.height() > 0:
        drawn = _drawn(image, size)
        for quality in _QUALITIES:
            packed = _packed(drawn, quality)
            if len(packed) <= MOST_PICTURE_BYTES:
                return packed
        size = QSize(size.width() * 3 // 4, size.height() * 3 // 4)
    return None


def _within(size: QSize) -> QSize:
    scaled = size.scaled(LONGEST, LONGEST, Qt.AspectRatioMode.KeepAspectRatio)
    return scaled.expandedTo(QSize(1, 1))


def _drawn(image: QImage, size: QSize) -> QImage:
    """Return nothing but the pixels, on white: texts and places of the file stay behind."""
    smooth = Qt.TransformationMode.SmoothTransformation
    scaled = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    drawn = QImage(size, QImage.Format.Format_RGB32)
    drawn.fill(Qt.GlobalColor.white)
    painter = QPainter(drawn)
    painter.drawImage(0, 0, scaled)
    painter.end()
    return drawn


def _packed(image: QImage, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(quality)
    writer.write(image)
    return bytes(buffer.data().data())
