"""Sentences of values of the domain: limits, tests, what an input accepts."""

from __future__ import annotations

from typing import Final

from calfjournal.messages.language import Plural

SENTENCES: Final[dict[str, str | Plural]] = {}
