"""Draws the figures of exercises on paper."""

from __future__ import annotations

from calfjournal.reports.palette import FAINT, HAIR, INK, MUTED, SHADE, Colour
from calfjournal.reports.poses import Disc, Figure, Frame, Shape, Tone
from calfjournal.reports.sheet import Sheets, near

_COLOURS: dict[Tone, Colour] = {
    Tone.LEG: INK,
    Tone.BODY: MUTED,
    Tone.FAR: SHADE,
    Tone.THING: HAIR,
    Tone.GROUND: FAINT,
    Tone.MOTION: INK,
}
_ORDER_GAP = 0.08


def draw_figure(
    sheets: Sheets, figure: Figure, x: float, y: float, width: float, height: float
) -> None:
    """Draw the positions side by side from the top of a box, captions and knee below them."""
    size = sheets.scale.label
    knee_room = size * 1.3 if figure.knee else 0.0
    room = height - size * 1.4 - knee_room
    slot = width / len(figure.frames)
    x0, y0, x1, y1 = figure.bounds
    scale = min(slot * (1 - _ORDER_GAP) / (x1 - x0), room / (y1 - y0))
    low = y + (y1 - y0) * scale
    with sheets.canvas.mark("Figure", alt=figure.alt):
        for index, frame in enumerate(figure.frames):
            middle = x + slot * (index + 0.5)
            _draw_frame(sheets, frame, middle - (x0 + x1) / 2 * scale, low + y0 * scale, scale)
            base = low + size * 1.2
            sheets.text(middle, base, frame.caption, size, colour=MUTED, align="centre")
        if figure.knee:
            base = low + size * 1.2 + knee_room
            words = f"knee {figure.knee}"
            sheets.text(x + width / 2, base, words, size, colour=INK, align="centre")


def _draw_frame(sheets: Sheets, frame: Frame, left: float, floor: float, scale: float) -> None:
    canvas = sheets.canvas
    canvas.decorate()
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.setDash([])
    for shape in frame.shapes:
        _draw_shape(sheets, shape, left, floor, scale)
    canvas.setLineCap(0)
    canvas.setLineJoin(0)


def _draw_shape(sheets: Sheets, shape: Shape, left: float, floor: float, scale: float) -> None:
    canvas, colour = sheets.canvas, _COLOURS[shape.tone]
    canvas.setFillColorRGB(*colour)
    canvas.setStrokeColorRGB(*colour)
    low = sheets.height - floor
    if isinstance(shape, Disc):
        cx, cy = near(left + shape.centre[0] * scale), near(low + shape.centre[1] * scale)
        canvas.circle(cx, cy, near(shape.radius * scale), 0, 1)
        return
    canvas.setLineWidth(near(max(shape.width * scale, 0.7)))
    path = canvas.beginPath()
    first, *rest = shape.points
    path.moveTo(near(left + first[0] * scale), near(low + first[1] * scale))
    for x, y in rest:
        path.lineTo(near(left + x * scale), near(low + y * scale))
    if shape.filled:
        path.close()
    canvas.drawPath(path, 1, int(shape.filled))
