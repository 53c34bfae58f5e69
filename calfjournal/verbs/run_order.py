"""The runs beside a run."""

from __future__ import annotations

from calfjournal.store import run_order
from calfjournal.verbs.group import Verbs


class RunOrderVerbs(Verbs):
    """Knows which runs lie beside each other; other activities are passed by."""

    def beside(self, run_id: int) -> tuple[int | None, int | None]:
        """Return the keys of the run before an activity and of the one after it."""
        place = (run_id,)
        before, after = (
            self._database.value(sql, place) for sql in (run_order.BEFORE, run_order.AFTER)
        )
        return before, after
