"""Where each row of a timeline stands."""

from __future__ import annotations

from dataclasses import dataclass

from ui.theme import metrics


@dataclass(frozen=True, slots=True)
class TimelineRows:
    """Tops and heights of the rows; rounds, today's sign and gates have one each if needed."""

    line: float
    has_rounds: bool
    race_rows: int
    has_today: bool
    has_checks: bool

    @property
    def races(self) -> float:
        """Top of the flags."""
        return self.line + 2 if self.has_rounds else 0

    @property
    def today(self) -> float:
        """Top of today's sign."""
        return self.races + self.race_height + (2 if self.race_rows else 0)

    @property
    def race_height(self) -> float:
        """Height of all rows of flags."""
        return self.line * self.race_rows

    @property
    def bar(self) -> float:
        """Top of the phases."""
        return self.today + (self.line + 4 if self.has_today else 2)

    @property
    def bar_height(self) -> float:
        """Height of the phases."""
        return max(metrics.ROW, 2 * self.line)

    @property
    def foot(self) -> float:
        """Where poles end: inside the bar, above the words."""
        return self.bar + max((self.bar_height - self.line) / 2 - 4, 2)

    @property
    def checks(self) -> float:
        """Top of the gates."""
        return self.bar + self.bar_height + 2

    @property
    def months(self) -> float:
        """Top of the months."""
        return self.checks + (metrics.TARGET if self.has_checks else 4)

    @property
    def years(self) -> float:
        """Top of the years."""
        return self.months + self.line

    @property
    def height(self) -> float:
        """Height of it all."""
        return self.years + self.line
