"""What became of a grid when it shows other values."""

from __future__ import annotations

from ui.editor.cells import Content
from ui.editor.grid_geometry import PLACE


def moved_places(before: Content, now: Content) -> dict[PLACE, PLACE | None] | None:
    """Return where each cell is now, None for those that are gone; None when all are in place."""
    then, keys = before.keys(), now.keys()
    if then == keys:
        return None
    places = {key: place for place, key in keys.items()}
    return {place: places.get(key) for place, key in then.items()}


def changed_rows(before: Content, now: Content) -> list[int] | None:
    """Return the rows that are to be painted anew, mostly one of many; None for everything."""
    lying = [
        (each.lanes, each.headings, each.fact_headings, each.spans, len(each.rows))
        for each in (before, now)
    ]
    if lying[0] != lying[1]:
        return None
    pairs = zip(now.rows, before.rows, strict=True)
    return [index for index, (row, old) in enumerate(pairs) if row != old]
