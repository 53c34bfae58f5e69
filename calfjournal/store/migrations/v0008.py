"""Version 8: warm-ups and supersets, shoes, notes and videos of sessions, own exercises, habits.

Sets say whether they warm up and which exercises are done by turns; sessions name a pair of shoes;
pictures have a name and a size. Nothing of before is another thing now.
"""

from __future__ import annotations

import apsw

_NEW = """
ALTER TABLE set_line ADD COLUMN warm_up INTEGER NOT NULL DEFAULT 0 CHECK (warm_up IN (0, 1));
ALTER TABLE set_line ADD COLUMN superset INTEGER;
ALTER TABLE session ADD COLUMN shoes TEXT NOT NULL DEFAULT '';
ALTER TABLE check_in ADD COLUMN habits TEXT NOT NULL DEFAULT '[]';
ALTER TABLE photo ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE photo ADD COLUMN width INTEGER;
ALTER TABLE photo ADD COLUMN height INTEGER;
CREATE TABLE exercise_note (
    id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    exercise TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (session_id, exercise)
) STRICT;
CREATE TABLE video (
    id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    "at" TEXT
) STRICT;
CREATE TABLE own_exercise (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    "like" TEXT NOT NULL,
    laterality TEXT NOT NULL,
    unit TEXT NOT NULL,
    load_class INTEGER NOT NULL,
    sets INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    amount_high INTEGER,
    rest_s INTEGER,
    easier TEXT,
    harder TEXT
) STRICT;
CREATE INDEX video_session_id ON video (session_id);
CREATE INDEX photo_session_id ON photo (session_id);
"""


def apply(connection: apsw.Connection) -> None:
    """Make the new tables and columns."""
    for _ in connection.execute(_NEW):
        pass
