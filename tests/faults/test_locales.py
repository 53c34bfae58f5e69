"""F24, F27: five languages of the machine: what is typed, kept and exported is the same in each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from calfjournal.journal import Journal
from tests.faults import kit
from tests.faults.oracles import digests, state_of
from tests.store.samples import filled

pytestmark = pytest.mark.faults

LOCALES = {
    "fr_FR.UTF-8": ",",
    "de_DE.UTF-8": ",",
    "ar_EG.UTF-8": "٫",
    "tr_TR.UTF-8": ",",
    "fa_IR.UTF-8": "٫",
    "C.UTF-8": ".",
}
"""Languages of a machine with the decimal point each writes."""

NUMBERS: dict[str, float | str | None] = {
    "7,5": 7.5,
    "7.5": 7.5,
    " 7,5 ": 7.5,
    "-5": -5.0,
    "−5": -5.0,
    "+3": 3.0,
    "0": 0.0,
    ".5": 0.5,
    "": None,
    "1 234,5": "refused",
    "1.234,5": "refused",
    "7''30": "refused",
    "١٢": "refused",
    "۷٫۵": "refused",
    "1e3": "refused",
    "1e400": "refused",
    "1_000": "refused",
    "NaN": "refused",
    "inf": "refused",
    "0x10": "refused",
    "7,5,1": "refused",
    "½": "refused",
    "seven": "refused",
}
"""What somebody types, and what it means everywhere."""


def type_numbers() -> None:
    """Type each text into a field of the window; print what it became."""
    from calfjournal.domain.limits import Limit
    from ui.app import make_application
    from ui.widgets.fields import NumberField

    application = make_application()
    field = NumberField("Number", "km", limit=Limit("Number", -10_000, 10_000), decimals=1)
    found: dict[str, float | str | None] = {}
    for text in NUMBERS:
        field.set_value(None)
        field.clear()
        field.insert(text)  # as if pasted: not every keyboard has these signs
        taken = field.flush()
        found[text] = field.value if taken else "refused"
        if taken and field.value is not None:
            assert field.flush(), f"what is shown for {text} cannot be typed"
            assert field.value == found[text]
    kit.say(json.dumps(found))
    kit.say(field.locale().decimalPoint())
    field.deleteLater()
    application.processEvents()


def carry(path: str, out: str) -> None:
    """Take a journal every way out and in again; print the marks of what came in."""
    folder = Path(out)
    with Journal.open(Path(path)) as journal:
        journal.export_json(folder / "all.json")
        journal.export_csv(folder / "all.zip")
        journal.backup(folder / "copy.calfjournal")
    for source in ("all.json", "copy.calfjournal"):
        target = folder / f"from {source}.calfjournal"
        Journal.restore(folder / source, target)
        kit.say(state_of(target))


@pytest.mark.parametrize("locale", LOCALES)
def test_number_typed_means_the_same_everywhere(locale: str) -> None:
    """F27: a number is taken or refused alike in every language, never 75 for 7,5."""
    told = kit.run(type_numbers, variables={"LC_ALL": locale, "LANG": locale})
    found, point = told.splitlines()
    assert json.loads(found) == NUMBERS
    assert point == LOCALES[locale], "the window did not take the language on"


def test_every_way_out_is_the_same_everywhere(path: Path, tmp_path: Path) -> None:
    """F24: exports of every language are the same bytes, and each way in gives the same journal."""
    filled(path).close()
    exports = []
    for locale in LOCALES:
        out = tmp_path / locale
        out.mkdir()
        told = kit.run(carry, path, out, variables={"LC_ALL": locale, "LANG": locale})
        assert told.splitlines() == [state_of(path)] * 2
        made = digests(out)
        exports.append((made["all.json"], made["all.zip"]))
    assert len(set(exports)) == 1
    document = json.loads((tmp_path / "C.UTF-8" / "all.json").read_text(encoding="utf-8"))
    assert document["tables"]["check_in"][0]["sleep_hours"] == 0.1 + 0.2
