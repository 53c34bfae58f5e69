"""Sentences of the names of edits, for undo."""

from __future__ import annotations

from typing import Final

from calfjournal.messages.language import Plural

SENTENCES: Final[dict[str, str | Plural]] = {}
