"""Every sentence and every format: the only place that knows a language."""

from __future__ import annotations

from calfjournal.messages.language import mark, mark_in, mark_n
from calfjournal.messages.places import in_words, tr, tr_n

__all__ = ["in_words", "mark", "mark_in", "mark_n", "tr", "tr_n"]
