"""Version 1: the first schema.

Kept exactly as it was written; later versions change it step by step and never edit this file.
"""

from __future__ import annotations

import apsw

SCHEMA = """
CREATE TABLE athlete (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    born TEXT,
    sex TEXT NOT NULL,
    experience TEXT NOT NULL,
    weekly_km REAL,
    sleep_need_h REAL NOT NULL,
    usual_pain INTEGER NOT NULL,
    usual_stiffness_min INTEGER NOT NULL,
    sore_side TEXT,
    sore_site TEXT,
    equipment TEXT,
    cadence_target_spm REAL
) STRICT;
CREATE TABLE plan (
    id INTEGER PRIMARY KEY,
    program TEXT NOT NULL,
    title TEXT NOT NULL,
    "start" TEXT NOT NULL,
    "end" TEXT NOT NULL,
    wishes TEXT NOT NULL,
    reasons TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
CREATE TABLE phase (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    "start" TEXT NOT NULL,
    "end" TEXT NOT NULL,
    weeks INTEGER NOT NULL,
    goal TEXT NOT NULL,
    gate TEXT,
    cycle INTEGER NOT NULL
) STRICT;
CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER REFERENCES plan (id) ON DELETE SET NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    type_id TEXT NOT NULL,
    start_time TEXT NOT NULL,
    phase TEXT,
    week INTEGER,
    deload INTEGER NOT NULL CHECK (deload IN (0, 1)),
    status TEXT NOT NULL,
    original_day TEXT,
    locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
    load_class INTEGER NOT NULL,
    planned_minutes INTEGER,
    planned_rpe INTEGER,
    minutes INTEGER,
    rpe INTEGER,
    surface TEXT NOT NULL,
    note TEXT NOT NULL,
    finished_at TEXT,
    reason TEXT NOT NULL
) STRICT;
CREATE TABLE set_line (
    id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    exercise TEXT NOT NULL,
    item INTEGER NOT NULL,
    number INTEGER NOT NULL,
    side TEXT NOT NULL,
    unit TEXT NOT NULL,
    target INTEGER NOT NULL,
    target_high INTEGER,
    target_kg REAL,
    target_rir INTEGER,
    tempo TEXT NOT NULL,
    rest_s INTEGER,
    done INTEGER,
    done_kg REAL,
    done_rir INTEGER,
    pain INTEGER,
    full_height INTEGER CHECK (full_height IN (0, 1))
) STRICT;
CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    "start" TEXT NOT NULL,
    day TEXT NOT NULL,
    sport TEXT NOT NULL,
    utc_offset_min INTEGER,
    sub_sport TEXT NOT NULL,
    duration_s REAL,
    elapsed_s REAL,
    distance_m REAL,
    avg_hr REAL,
    max_hr INTEGER,
    cadence_spm REAL,
    cadence_cv REAL,
    cadence_rcv REAL,
    cadence_samples INTEGER NOT NULL,
    kind TEXT,
    rpe INTEGER,
    surface TEXT NOT NULL,
    shoes TEXT NOT NULL,
    note TEXT NOT NULL,
    source TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    warning TEXT NOT NULL
) STRICT;
CREATE TABLE check_in (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL UNIQUE,
    resting_hr INTEGER,
    hrv_ms REAL,
    sleep_hours REAL,
    sleep_quality INTEGER,
    fatigue INTEGER,
    stress INTEGER,
    muscle_soreness INTEGER,
    body_mass_kg REAL,
    tags TEXT NOT NULL,
    note TEXT NOT NULL,
    rest_day INTEGER NOT NULL CHECK (rest_day IN (0, 1)),
    source TEXT NOT NULL,
    "at" TEXT
) STRICT;
CREATE TABLE tendon_reading (
    id INTEGER PRIMARY KEY,
    session_id INTEGER REFERENCES session (id) ON DELETE SET NULL,
    day TEXT NOT NULL,
    moment TEXT NOT NULL,
    side TEXT NOT NULL,
    pain INTEGER,
    stiffness_min INTEGER,
    site TEXT NOT NULL,
    limp INTEGER NOT NULL CHECK (limp IN (0, 1)),
    swelling INTEGER NOT NULL CHECK (swelling IN (0, 1)),
    "at" TEXT
) STRICT;
CREATE TABLE red_flag (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    flag TEXT NOT NULL,
    note TEXT NOT NULL,
    cleared_on TEXT
) STRICT;
CREATE TABLE flare (
    id INTEGER PRIMARY KEY,
    "start" TEXT NOT NULL,
    side TEXT NOT NULL,
    "end" TEXT,
    site TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;
CREATE TABLE assessment (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;
CREATE TABLE result (
    id INTEGER PRIMARY KEY,
    assessment_id INTEGER NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
    measure TEXT NOT NULL,
    side TEXT NOT NULL,
    value REAL NOT NULL,
    pain INTEGER,
    bpm INTEGER,
    surface TEXT NOT NULL
) STRICT;
CREATE TABLE race (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    name TEXT NOT NULL,
    distance_km REAL,
    note TEXT NOT NULL
) STRICT;
CREATE TABLE blocked_range (
    id INTEGER PRIMARY KEY,
    "start" TEXT NOT NULL,
    "end" TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE TABLE verdict (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL UNIQUE,
    light TEXT NOT NULL,
    points INTEGER NOT NULL,
    rules_version TEXT NOT NULL,
    headline TEXT NOT NULL,
    findings TEXT NOT NULL,
    "override" TEXT NOT NULL
) STRICT;
CREATE TABLE adjustment (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    reason TEXT NOT NULL,
    rule TEXT NOT NULL,
    changes TEXT NOT NULL,
    accepted INTEGER CHECK (accepted IN (0, 1)),
    decided_at TEXT
) STRICT;
CREATE TABLE threshold (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    value REAL NOT NULL
) STRICT;
CREATE TABLE imported_file (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    format TEXT NOT NULL,
    "at" TEXT NOT NULL
) STRICT;
CREATE INDEX phase_plan_id ON phase (plan_id);
CREATE INDEX session_plan_id ON session (plan_id);
CREATE INDEX session_day ON session (day);
CREATE INDEX set_line_session_id ON set_line (session_id);
CREATE INDEX set_line_exercise ON set_line (exercise, session_id);
CREATE INDEX run_start ON run ("start");
CREATE INDEX run_day ON run (day);
CREATE INDEX run_file_hash ON run (file_hash);
CREATE INDEX tendon_reading_session_id ON tendon_reading (session_id);
CREATE INDEX tendon_reading_day ON tendon_reading (day);
CREATE INDEX red_flag_day ON red_flag (day);
CREATE INDEX flare_start ON flare ("start");
CREATE INDEX assessment_day ON assessment (day);
CREATE INDEX result_assessment_id ON result (assessment_id);
CREATE INDEX race_day ON race (day);
CREATE INDEX blocked_range_start ON blocked_range ("start");
CREATE INDEX adjustment_day ON adjustment (day);
CREATE TABLE edits (
    id INTEGER PRIMARY KEY,
    label TEXT NOT NULL,
    "at" TEXT NOT NULL,
    undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
    size INTEGER NOT NULL,
    touched TEXT NOT NULL,
    changeset BLOB NOT NULL
) STRICT;
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""


def apply(connection: apsw.Connection) -> None:
    """Make all tables in an empty file."""
    for _ in connection.execute(SCHEMA):
        pass
