"""The catalogue of all sentences: what translators get, drawn out of the code by Babel."""

from __future__ import annotations

from pathlib import Path

from tools.shell import ROOT, run

TEMPLATE = ROOT / "calfjournal" / "messages" / "catalogues" / "calfjournal.pot"
SOURCES = ("calfjournal", "ui")
KEYWORDS = ("tr", "tr_n:1,2", "mark", "mark_n:1,2", "mark_in:1c,2", "filled", "filled_n:1,2")
"""The functions of ``calfjournal.messages`` that take a sentence, and which of their arguments."""


def extract(python: Path, to: Path) -> int:
    """Write the template of the catalogue; return the exit status.

    Without dates and line numbers, so that it only changes when a sentence does.
    """
    keywords = [part for word in KEYWORDS for part in ("-k", word)]
    return run(
        [
            *(python, "-m", "babel.messages.frontend", "--quiet", "extract"),
            *("--no-default-keywords", *keywords, "--omit-header", "--no-wrap"),
            *("--add-location=file", "--sort-by-file"),
            *("-o", to, *SOURCES),
        ]
    )
