"""What milestones look at of the whole journal, and no more of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Final

from msgspec.structs import replace

from calfjournal.domain.checkin import Moment, Site
from calfjournal.domain.session import Session, SetLine
from calfjournal.store.charted import DONE_SETS, SESSIONS
from calfjournal.store.database import Database
from calfjournal.store.faults import understood

_TENDONS: Final = ", ".join(f"'{site}'" for site in Site if site.is_tendon)
_MORNINGS: Final = (
    "SELECT day, max(pain) FROM tendon_reading NOT INDEXED "  # noqa: S608
    f"WHERE moment = ? AND pain IS NOT NULL AND site IN ({_TENDONS}) "
    "GROUP BY day ORDER BY day"
)


def sessions_with(database: Database, exercises: Collection[str]) -> tuple[Session, ...]:
    """Return every session as charts read it, with the sets done of some exercises."""
    sets: defaultdict[int, list[SetLine]] = defaultdict(list)
    # Of names that hold another's the other's sets are read too, which nobody looks at.
    for session, line in DONE_SETS.between(database, date.min, date.max, " ".join(exercises)):
        sets[session].append(line)
    found = SESSIONS.between(database, date.min, date.max)
    return tuple(replace(s, sets=tuple(sets[s.key])) if s.key in sets else s for s in found)


def mornings(database: Database) -> dict[date, int]:
    """Return the pain of the worse tendon in each morning, 0-10, oldest first."""
    rows = database.rows(_MORNINGS, (Moment.MORNING.value,))
    with understood(database.path):
        return {date.fromisoformat(day): pain for day, pain in rows}
