"""Not measured yet."""

from __future__ import annotations

from collections.abc import Iterator

from tests.benchmarks.journals import Journals
from tests.benchmarks.measure import Measured


def compare(_journals: Journals) -> Iterator[Measured]:
    """Yield nothing yet."""
    yield from ()
