"""What nobody of ours wrote: the exceptions that making sense of it may raise."""

from __future__ import annotations

from typing import Final

UNREADABLE: Final = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    OverflowError,
    RecursionError,
)
"""What making sense of a value may raise when no version of the program wrote it."""
