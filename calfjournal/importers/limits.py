"""How much a file may ask of this program before it is refused; all [D], calfjournal defaults.

Real files stay far below: the longest recordings are about 10 MB and 400,000 messages.
"""

from __future__ import annotations

GIB = 1024**3

HEAD_BYTES = 64 * 1024
"""Read of every file to see what it is."""
CHUNK_BYTES = 256 * 1024
"""Read at once of what follows."""
HELD_BYTES = 16 * 1024 * 1024
"""Recordings up to this are kept from hashing to reading, longer ones are opened again."""

RUNS = 10_000
"""Activities of one file: a life of running in a single GPX file has fewer."""
TRACK_POINTS = 1_500_000
"""Of a GPX or TCX file: 17 days of one a second, which take some 900 MB to read."""
XML_DEPTH = 64
"""Elements inside each other; no recording has more than a dozen."""
XML_SILENCE_BYTES = 1024 * 1024
"""Bytes without the beginning or end of an element: a text, an attribute, a comment."""
XML_HELD = 100_000
"""Elements of no interest that others hold; a lap has a dozen, a point fewer."""
LEAST_SECONDS = 10
"""A recording below this was begun by accident (the contract of the command line)."""

TABLE_BYTES = 16 * 1024 * 1024
"""Of a table that names recordings: Strava's has some 500 bytes a line."""
TABLE_ROWS = 100_000
TABLES = 16
"""Exports in one import; the bytes hold for all of them."""

FIT_MESSAGES = 2_000_000
FIT_MESSAGES_FAST = 500_000
"""More are decoded one by one, since the fast decoder holds all of them at once."""

STALL_SECONDS = 60.0
"""A process that gave no sign of life for so long is ended, however far it is."""

WORKERS = 2
WORK_EACH = 4
"""Pieces that must wait before another process is started for them."""
BATCH_PIECES = 64
BATCH_BYTES = 1024 * 1024
"""Pieces handed to a process at once, and their packed bytes."""
WORKER_BYTES = 3 * GIB
"""Memory a process may hold whatever it reads; see also the lines of ``readers.READERS``."""

ARCHIVE_MEMBERS = 200_000
ARCHIVE_BYTES = 4 * GIB
"""Unpacked bytes read from one archive, all members and inner archives together."""

ARCHIVE_RATIO = 200
"""Unpacked to packed bytes of one member, judged from `RATIO_FROM_BYTES` on."""

RATIO_FROM_BYTES = 1024 * 1024

ARCHIVE_DEPTH = 2
"""An archive inside an archive is read, one inside that is not."""

INNER_ARCHIVE_BYTES = 512 * 1024 * 1024
"""An inner archive is held in memory while it is read."""
