"""Drafts: what stands in an open form and is not kept yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Draft:
    """What a form held: plain JSON values by field, and when they were written (UTC)."""

    name: str
    values: dict[str, Any]
    at: datetime
