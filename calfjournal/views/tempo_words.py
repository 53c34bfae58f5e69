"""The tempo of an exercise in words: its four numbers with their names."""

from __future__ import annotations

from calfjournal.domain.exercise import Tempo
from calfjournal.messages import tr


def tempo_words(text: str) -> str:
    """Return ``lower 3 · pause 1 · rise 2 · hold 1`` for a notation, other words as they are."""
    tempo = Tempo.read(text)
    if tempo is None:
        return text
    values = {"lower": tempo.lower, "pause": tempo.pause, "rise": tempo.rise, "hold": tempo.hold}
    if tempo.assisted:
        return tr("lower {lower} · pause {pause} · rise with the other leg · hold {hold}", **values)
    return tr("lower {lower} · pause {pause} · rise {rise} · hold {hold}", **values)
