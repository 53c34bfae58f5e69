"""Twenty years out of a journal as JSON and CSV, and back from JSON."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from calfjournal.journal import Journal
from calfjournal.store.exchange import import_json
from tests.benchmarks.journals import Journals
from tests.benchmarks.measure import Bound, cpu_ms


def compare(journals: Journals) -> Iterator[Bound]:
    """Yield the export and the import of twenty years."""
    source = journals.copy_of_years(20, "exchange")
    document, tables = source.with_suffix(".json"), source.with_suffix(".zip")
    with Journal.open(source, read_only=True) as journal:
        out = cpu_ms(lambda: journal.export_json(document), rounds=3)
        yield Bound("JSON export of 20 years", out, 1200.0)
        out = cpu_ms(lambda: journal.export_csv(tables), rounds=3)
        yield Bound("CSV export of 20 years", out, 1500.0)
    fresh = source.with_name("imported.calfjournal")
    back = cpu_ms(lambda: import_json(document, fresh), lambda: _away(fresh), rounds=3)
    yield Bound("JSON import of 20 years", back, 1200.0)


def _away(journal: Path) -> None:
    journal.unlink(missing_ok=True)
