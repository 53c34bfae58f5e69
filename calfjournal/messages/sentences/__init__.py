"""The sentence of every message by its key; a module a topic, which begins the keys.

A key that a journal may hold stays for ever: reword the sentence, never reuse the key.
"""

from __future__ import annotations

from typing import Final

from calfjournal.domain.message import OURS
from calfjournal.messages.language import Plural, mark
from calfjournal.messages.sentences import (
    edits,
    importers,
    planner,
    progress,
    recovery,
    store,
    training,
    values,
)

SENTENCES: Final[dict[str, str | Plural]] = {
    OURS: mark("{text:ours}"),
    **recovery.SENTENCES,
    **planner.SENTENCES,
    **training.SENTENCES,
    **progress.SENTENCES,
    **store.SENTENCES,
    **importers.SENTENCES,
    **edits.SENTENCES,
    **values.SENTENCES,
}
