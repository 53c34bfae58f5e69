"""Drafts: what stands in an open form and is not kept yet."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from msgspec import Struct


class Draft(Struct, frozen=True):
    """What a form held: plain JSON values by field, and when they were written (UTC)."""

    name: str
    values: dict[str, Any]
    at: datetime
