"""Draws the figures of exercises on paper."""

from __future__ import annotations

from calfjournal.messages.language import own_text
from calfjournal.poses import KNEES, Disc, Figure, Frame, Shape, Tone
from calfjournal.reports import operators
from calfjournal.reports.palette import FAINT, HAIR, INK, MUTED, SHADE, Colour
from calfjournal.reports.sheet import Sheets
from calfjournal.reports.tagging import Tag

_COLOURS: dict[Tone, Colour] = {
    Tone.LEG: INK,
    Tone.BODY: INK,
    Tone.FAR: SHADE,
    Tone.THING: FAINT,
    Tone.SCENE: HAIR,
    Tone.GROUND: SHADE,
    Tone.MOTION: MUTED,
}
_ORDER_GAP = 0.08
_THINNEST = 0.7
"""Points."""


def draw_figure(
    sheets: Sheets, figure: Figure, x: float, y: float, width: float, height: float
) -> None:
    """Draw the positions side by side from the top of a box, captions and knee below them."""
    size = sheets.scale.label
    knee_room = size * 1.3 if figure.knee else 0.0
    room = height - size * 1.4 - knee_room
    slot = width / len(figure.frames)
    x0, y0, x1, y1 = figure.bounds
    scale = figure.scale_in(slot * (1 - _ORDER_GAP), room)
    low = y + (y1 - y0) * scale
    with sheets.canvas.element(Tag.FIGURE, alt=figure.alt):
        for index, frame in enumerate(figure.frames):
            middle = x + slot * (index + 0.5)
            _draw_frame(sheets, frame, middle - (x0 + x1) / 2 * scale, low + y0 * scale, scale)
            base = low + size * 1.2
            sheets.text(middle, base, own_text(frame.caption), size, colour=MUTED, align="centre")
        if figure.knee:
            base = low + size * 1.2 + knee_room
            sheets.text(x + width / 2, base, KNEES[figure.knee], size, colour=INK, align="centre")


def _draw_frame(sheets: Sheets, frame: Frame, left: float, floor: float, scale: float) -> None:
    sheets.canvas.decorate()
    for shape in (*frame.shapes, *frame.marks):
        _draw_shape(sheets.canvas, shape, (left, sheets.height - floor), scale)


def _draw_shape(canvas: operators.Ink, shape: Shape, origin: operators.Point, scale: float) -> None:
    colour = _COLOURS[shape.tone]
    if isinstance(shape, Disc):
        _draw_disc(canvas, shape, origin, scale)
        return
    if shape.filled:
        canvas.fill_with(colour)
    canvas.stroke_with(colour, round(max(shape.width * scale, _THINNEST), 1), round_ends=True)
    points = [_placed(point, origin, scale) for point in shape.points]
    canvas.shape(operators.trail(points, closed=shape.filled), fill=shape.filled, stroke=True)


def _draw_disc(canvas: operators.Ink, disc: Disc, origin: operators.Point, scale: float) -> None:
    if disc.ring:
        width = round(max(disc.ring * scale, _THINNEST), 1)
        canvas.stroke_with(_COLOURS[disc.tone], width, round_ends=True)
    else:
        canvas.fill_with(_COLOURS[disc.tone])
    ring = operators.circle(*_placed(disc.centre, origin, scale), disc.radius * scale)
    canvas.shape(ring, fill=not disc.ring, stroke=bool(disc.ring))


def _placed(point: operators.Point, origin: operators.Point, scale: float) -> operators.Point:
    return origin[0] + point[0] * scale, origin[1] + point[1] * scale
