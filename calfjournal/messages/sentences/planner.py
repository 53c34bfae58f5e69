"""Sentences of laying a plan: reasons, conflicts, what changes."""

from __future__ import annotations

from typing import Final

from calfjournal.messages.language import Plural

SENTENCES: Final[dict[str, str | Plural]] = {}
