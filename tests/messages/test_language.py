"""A real catalogue is read: sentences, plurals, contexts, and the program's own texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from calfjournal.domain.message import ours, say
from calfjournal.messages import in_words, language, mark_in, tr, tr_n
from calfjournal.messages.language import DOMAIN, ENGLISH


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak German, as far as a small catalogue goes."""
    catalogue = Catalog(locale="de")
    catalogue.add("Save", "Sichern")
    catalogue.add("May", "Mai", context="month")
    catalogue.add("Strength", "Kraft")
    catalogue.add("Log effort: {session}", "Anstrengung notieren: {session}")
    catalogue.add(("{count} run", "{count} runs"), ("{count} Lauf", "{count} Läufe"))
    catalogue.add("{weekday} {day} {month}", "{weekday}, {day}. {month}")
    catalogue.add(".", ",", context="decimal mark")
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / f"{DOMAIN}.mo").open("wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setattr(language, "CATALOGUES", tmp_path)
    language.use("de")
    yield
    language.use(ENGLISH)


@pytest.mark.usefixtures("german")
def test_a_catalogue_is_spoken() -> None:
    """Sentences, numbers of things, contexts and formats come out of the catalogue."""
    assert tr("Save") == "Sichern"
    assert tr_n("{count} run", "{count} runs", 1) == "1 Lauf"
    assert tr_n("{count} run", "{count} runs", 4) == "4 Läufe"
    assert tr(mark_in("month", "May")) == "Mai"
    assert tr("{x:1}", x=2.5) == "2,5"
    assert tr("{x:long_day}", x="2026-05-25") == "Monday, 25. Mai"


@pytest.mark.usefixtures("german")
def test_what_is_stored_is_spoken_in_the_language_of_now() -> None:
    """A message and the title of one of our programs follow the language, typed titles do not."""
    assert in_words(ours("Strength")) == "Kraft"
    assert in_words("Strength") == "Strength"
    said = say("edits.log_effort", session=ours("Strength"))
    assert in_words(said) == "Anstrengung notieren: Kraft"


@pytest.mark.usefixtures("german")
def test_what_has_no_translation_stays_english() -> None:
    """A sentence that is not in the catalogue is shown as it is written in the code."""
    assert tr("Cancel {what}", what=1) == "Cancel 1"
    assert tr(mark_in("nowhere", "May")) == "May"


def test_a_language_without_catalogue_is_english() -> None:
    """An unknown language is no reason not to start."""
    language.use("xx")
    try:
        assert tr("Save") == "Save"
    finally:
        language.use(ENGLISH)
