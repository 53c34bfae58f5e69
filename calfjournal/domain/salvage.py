"""What could be saved of a damaged journal, and what a repair did."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct


@dataclass
class SalvageReport:
    """How many rows there are of each table: saved, of them doubtful, and known to be lost.

    ``odd`` is true when the pages of the file do not fit together, so that more may be missing;
    ``undo_lost`` when earlier changes can no longer be undone.
    """

    saved: dict[str, int] = field(default_factory=dict)
    doubtful: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)
    odd: bool = False
    undo_lost: bool = False

    @property
    def is_whole(self) -> bool:
        """True when nothing that was entered is known to be missing or changed."""
        return not (self.lost or self.doubtful or self.odd)


class Repair(Struct, frozen=True):
    """A journal that was rebuilt: where the damaged file is kept, and whether undo was lost."""

    kept: Path | None
    undo_lost: bool
