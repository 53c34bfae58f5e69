"""Sentences of charts, comparisons and milestones."""

from __future__ import annotations

from typing import Final

from calfjournal.messages.language import Plural

SENTENCES: Final[dict[str, str | Plural]] = {}
