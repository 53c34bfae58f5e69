"""What charts draw of many years, and no more of it: read and made into values by the column.

A value holds what its kind has by default in the place of every column that no chart looks at.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from typing import Any, Final, Generic, TypeVar

from calfjournal.domain.checkin import CheckIn, Moment, Site, TendonReading
from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.message import Words
from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import Cadence, Run
from calfjournal.domain.session import Session, SessionStatus, SetLine
from calfjournal.domain.unreadable import UNREADABLE
from calfjournal.store import checkins, runs, sessions
from calfjournal.store.database import Database
from calfjournal.store.fields import SHAPED, Converter
from calfjournal.store.rows import Query, Table, bound

T = TypeVar("T")


class ChartedRows(Generic[T]):
    """Some columns of the rows of a table between two days."""

    def __init__(
        self,
        table: Table[Any],
        columns: Sequence[str],
        build: Callable[..., T],
        whole: Query[Any],
        *,
        only: str = "1",
        order: str = "",
        index: str = "",
    ) -> None:
        """``build`` makes a value of ``columns``; ``whole`` reads the same rows with all of them.

        ``only`` says in SQL which rows are read; ``index`` follows the name of the table.
        """
        fields = {field.column_name: field for field in table.model._meta.sorted_fields}  # noqa: SLF001
        named = [fields[name] for name in columns]
        self._readers = [field.reader if isinstance(field, SHAPED) else None for field in named]
        begin, listed = f'FROM "{table.name}"', ", ".join(columns)
        self._of_days = (
            f"SELECT {listed} {begin} {index} WHERE day >= ? AND day <= ? AND {only} {order}"
        )
        self._of_all = f"SELECT id, {listed} {begin} WHERE {only}"
        self.table, self._build, self._whole = table.name, build, whole

    def between(self, database: Database, first: date, last: date) -> list[T]:
        """Return the values of the days, first and last included.

        Raises:
            DamagedJournal: a row holds something no version of the program wrote.
        """
        return self._made(database, database.rows(self._of_days, bound((first, last))))

    def by_id(
        self, database: Database, ids: Collection[int] | None = None, *more: str
    ) -> dict[int, T]:
        """Return the values of the whole table by the ids of their rows, or of those rows alone.

        ``more`` is what ``only`` asks for. Raises as ``between``.
        """
        only = "" if ids is None else f"AND id IN ({', '.join(map(str, ids))})"
        rows = database.rows(f"{self._of_all} {only}", more)
        values = self._made(database, [row[1:] for row in rows])
        return {row[0]: value for row, value in zip(rows, values, strict=True)}

    def _made(self, database: Database, rows: Sequence[tuple[Any, ...]]) -> list[T]:
        try:
            columns = map(_read, zip(*rows, strict=True), self._readers)
            return list(map(self._build, *columns)) if rows else []
        except UNREADABLE:
            # This names the row and the column.
            return self._whole.all(database, date.min, date.max)


def _read(column: Sequence[Any], reader: Converter | None) -> Sequence[Any]:
    """Make values of a column; most of them are there many times."""
    if reader is None:
        return column
    known = {plain: None if plain is None else reader(plain) for plain in set(column)}
    return list(map(known.__getitem__, column))


def _check_in(
    day: date,
    resting_hr: int | None,
    sleep_hours: float | None,
    sleep_quality: int | None,
    rest_day: bool,
    source: str,
) -> CheckIn:
    return CheckIn(
        day,
        resting_hr=resting_hr,
        sleep_hours=sleep_hours,
        sleep_quality=sleep_quality,
        rest_day=rest_day,
        source=source,
    )


def _weighed(day: date, body_mass_kg: float) -> CheckIn:
    return CheckIn(day, body_mass_kg=body_mass_kg)


def _done_set(  # noqa: PLR0913, PLR0917 - a column each
    session_id: int,
    exercise: str,
    item: int,
    number: int,
    side: Side,
    unit: Unit,
    target: int,
    done: int,
    done_kg: float | None,
    pain: int | None,
    full_height: bool | None,
) -> tuple[int, SetLine]:
    return session_id, SetLine(
        exercise,
        item,
        number,
        side,
        unit,
        target,
        done=done,
        done_kg=done_kg,
        pain=pain,
        full_height=full_height,
    )


def _pain(
    day: date, moment: Moment, side: Side, pain: int, session_id: int | None
) -> TendonReading:
    return TendonReading(day, moment, side, pain, session_id=session_id)


def _session(  # noqa: PLR0913, PLR0917 - a column each
    day: date,
    kind: SessionKind,
    title: Words,
    key: int,
    start_time: str,
    status: SessionStatus,
    planned_rpe: int | None,
    minutes: int | None,
    rpe: int | None,
) -> Session:
    return Session(
        day,
        kind,
        title,
        key,
        start_time=start_time,
        status=status,
        planned_rpe=planned_rpe,
        minutes=minutes,
        rpe=rpe,
    )


def _run(
    start: datetime,
    day: date,
    sport: str,
    duration_s: float | None,
    distance_m: float | None,
    rpe: int | None,
    source: str,
    *cadence: Any,  # noqa: ANN401 - the fields of ``Cadence``
) -> Run:
    return Run(
        start,
        day,
        sport,
        duration_s=duration_s,
        distance_m=distance_m,
        cadence=Cadence(*cadence),
        rpe=rpe,
        source=source,
    )


_TENDONS: Final = ", ".join(f"'{site}'" for site in Site if site.is_tendon)

CHECK_INS: Final = ChartedRows(
    checkins.CHECK_INS,
    ("day", "resting_hr", "sleep_hours", "sleep_quality", "rest_day", "source"),
    _check_in,
    checkins.CHECK_INS_BETWEEN,
    order="ORDER BY day",
)
"""Heart, sleep and rest, by day."""

MASSES: Final = ChartedRows(
    checkins.CHECK_INS,
    ("day", "body_mass_kg"),
    _weighed,
    checkins.CHECK_INS_BETWEEN,
    only="body_mass_kg IS NOT NULL",
)
"""Body mass."""

DONE_SETS: Final = ChartedRows(
    sessions.SETS,
    (
        "session_id",
        "exercise",
        "item",
        "number",
        "side",
        "unit",
        "target",
        "done",
        "done_kg",
        "pain",
        "full_height",
    ),
    _done_set,
    sessions.SETS_IN_RANGE,
    only="done IS NOT NULL AND warm_up = 0 AND instr(?, exercise)",
)
"""What was done of the exercises that a text names, each with its session; read by id."""

_PAIN_COLUMNS: Final = ("day", "moment", "side", "pain", "session_id")
_OF_TENDON: Final = f"pain IS NOT NULL AND site IN ({_TENDONS})"

PAINS: Final = ChartedRows(
    checkins.READINGS,
    _PAIN_COLUMNS,
    _pain,
    checkins.READINGS_BETWEEN,
    # The index of days leads through the file to and fro: half of all time for a whole journal.
    index="NOT INDEXED",
    only=_OF_TENDON,
)
"""Pain of tendons, in no order."""

MORNINGS: Final = ChartedRows(
    checkins.READINGS,
    _PAIN_COLUMNS,
    _pain,
    checkins.READINGS_BETWEEN,
    only=f"{_OF_TENDON} AND moment = '{Moment.MORNING}'",
)
"""Pain of tendons in the morning."""

SESSIONS: Final = ChartedRows(
    sessions.SESSIONS,
    ("day", "kind", "title", "id", "start_time", "status", "planned_rpe", "minutes", "rpe"),
    _session,
    sessions.IN_RANGE,
    order="ORDER BY day, start_time, id",
)
"""What became of sessions and their effort, by start."""

RUNS: Final = ChartedRows(
    runs.RUNS,
    (
        "start",
        "day",
        "sport",
        "duration_s",
        "distance_m",
        "rpe",
        "source",
        "cadence_spm",
        "cadence_cv",
        "cadence_rcv",
        "cadence_samples",
    ),
    _run,
    runs.BETWEEN,
    order="ORDER BY start, id",
)
"""Distance, effort and cadence of runs, by start."""
