"""How much a file may ask of this program before it is refused; all [D], calfjournal defaults.

Real files stay far below: the longest recordings are about 10 MB and 400,000 messages.
"""

from __future__ import annotations

HEAD_BYTES = 64 * 1024
"""Read of every file to see what it is."""

RECORDING_BYTES = 64 * 1024 * 1024
TRACK_POINTS = 2_000_000
"""Of a GPX or TCX file: three weeks of one a second."""
XML_DEPTH = 64
"""Elements inside each other; no recording has more than a dozen."""
LEAST_SECONDS = 10
"""A recording below this was begun by accident (the contract of the command line)."""

FIT_MESSAGES = 2_000_000
FIT_MESSAGES_FAST = 500_000
"""More are decoded one by one, since the fast decoder holds all of them at once."""

FILE_SECONDS = 60.0
"""Time a worker has for one file."""

WORKERS = 2
WORKER_BYTES = 3 * 1024 * 1024 * 1024
"""Memory a worker may ask for, where the system can hold it to that."""

ARCHIVE_MEMBERS = 200_000
ARCHIVE_BYTES = 4 * 1024 * 1024 * 1024
"""Unpacked bytes read from one archive, all members and inner archives together."""

ARCHIVE_RATIO = 200
"""Unpacked to packed bytes of one member, judged from `RATIO_FROM_BYTES` on."""

RATIO_FROM_BYTES = 1024 * 1024

ARCHIVE_DEPTH = 2
"""An archive inside an archive is read, one inside that is not."""

INNER_ARCHIVE_BYTES = 512 * 1024 * 1024
"""An inner archive is held in memory while it is read."""
