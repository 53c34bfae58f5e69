"""Version 6: how a heel-rise test ended, what was never said left empty, and what a race counts.

Sleep need and height are columns of the athlete: they lay among the typed figures of wellness, and
columns that could not be empty held 7.5 h, pain 0 and 5 min for what nobody had said. Results know
the stop rule that ended them, races whether the plan is laid towards them; the races of before are
such races.
"""

from __future__ import annotations

import apsw

_ATHLETE = """
DROP TABLE athlete;
CREATE TABLE athlete (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    born TEXT,
    sex TEXT NOT NULL,
    experience TEXT NOT NULL,
    weekly_km REAL,
    sleep_need_h REAL,
    usual_pain INTEGER,
    usual_stiffness_min INTEGER,
    sore_side TEXT,
    sore_site TEXT,
    equipment TEXT,
    cadence_target_spm REAL,
    day_border TEXT,
    height_cm REAL
) STRICT;
"""

_COLUMNS = """
ALTER TABLE result ADD COLUMN ended TEXT;
ALTER TABLE race ADD COLUMN rank TEXT NOT NULL DEFAULT 'a';
"""

_KEPT = """
SELECT id, name, born, sex, experience, weekly_km, nullif(sleep_need_h, 7.5), nullif(usual_pain, 0),
    nullif(usual_stiffness_min, 5), sore_side, sore_site, equipment, cadence_target_spm, day_border
FROM athlete
"""

_SAID = "SELECT value FROM wellness WHERE source = 'typed' AND figure = ? ORDER BY day DESC"
_FORGET = "DELETE FROM wellness WHERE source = 'typed' AND figure IN ('sleep_need_h', 'height_cm')"


def apply(connection: apsw.Connection) -> None:
    """Write the athlete anew with what was said, and add the columns."""
    athletes = connection.execute(_KEPT).fetchall()
    need, height = (
        connection.execute(_SAID, (figure,)).fetchone() for figure in ("sleep_need_h", "height_cm")
    )
    for _ in connection.execute(_ATHLETE + _COLUMNS):
        pass
    for row in athletes:
        said = need[0] if need is not None else row[6]
        values = (*row[:6], said, *row[7:], height[0] if height is not None else None)
        connection.execute(f"INSERT INTO athlete VALUES ({', '.join('?' * 15)})", values)  # noqa: S608
    if athletes:
        connection.execute(_FORGET)
