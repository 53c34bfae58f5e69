"""Sentences of the journal's file: what can go wrong, and the way out."""

from __future__ import annotations

from typing import Final

from calfjournal.messages.language import Plural

SENTENCES: Final[dict[str, str | Plural]] = {}
