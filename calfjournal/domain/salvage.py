"""What could be saved of a damaged journal."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class SalvageReport:
    """How many rows there are of each table: saved, of them doubtful, and known to be lost."""

    saved: dict[str, int] = field(default_factory=dict)
    doubtful: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """True when nothing is known to be missing or changed."""
        return not self.lost and not self.doubtful
