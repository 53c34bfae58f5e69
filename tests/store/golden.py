"""Makes the golden file of the newest version; run once per version, never again.

The file and its JSON export are kept for ever: later programs must open them. It has no command
line on purpose; call ``make`` from a Python prompt when the ladder gets a new rung.
"""

from __future__ import annotations

from pathlib import Path

from calfjournal.store.migrations import LATEST
from tests.store.samples import filled

FOLDER = Path(__file__).resolve().parent.parent / "data" / "journals"


def make() -> Path:
    """Write ``vN.calfjournal`` and ``vN.json``; refuses to touch files that are there."""
    path = FOLDER / f"v{LATEST}.calfjournal"
    with filled(path) as journal:
        journal.export_json(path.with_suffix(".json"))
    return path
