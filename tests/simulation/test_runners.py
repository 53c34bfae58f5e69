"""A runners' file says who lives: distributions, values and events, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.simulation.chance import Drawn, bootstrap
from tests.simulation.runners import OURS, RunnersFile, Traits
from tests.simulation.trial import START

DOCUMENT = Path(__file__).parents[2] / "docs" / "simulation.md"


def file(folder: Path, text: str) -> RunnersFile:
    path = folder / "runners.toml"
    path.write_text(text, "utf-8")
    return RunnersFile.read(path)


def test_the_same_number_is_the_same_runner() -> None:
    """A seed gives the same athletes every time, and another seed others."""
    ours = RunnersFile.read()
    assert ours.runner(1, 7, START) == ours.runner(1, 7, START)
    assert ours.runner(1, 7, START).traits != ours.runner(2, 7, START).traits


def test_a_file_changes_what_it_names_and_leaves_the_rest(tmp_path: Path) -> None:
    """A value or distribution of an own file counts; who is drawn stays the same otherwise."""
    own = file(tmp_path, "[tendon]\ncapacity = 300\nnoise = { uniform = [2, 3] }\n")
    mine, ours = own.runner(1, 7, START), RunnersFile.read().runner(1, 7, START)
    assert mine.traits.capacity == 300
    assert 2 <= mine.traits.noise <= 3
    assert mine.traits.clearing_days == ours.traits.clearing_days
    assert mine.events == ours.events


def test_events_of_a_file_take_the_place_of_ours(tmp_path: Path) -> None:
    """An event falls into its week and lasts its days, for the share of athletes it names."""
    own = file(tmp_path, '[[event]]\nkind = "ill"\nweek = 5\nday = 2\ndays = 4\n')
    (event,) = own.runner(1, 0, START).events
    assert (event.kind, event.first, event.days) == ("ill", 30, 4)
    none = file(tmp_path, '[[event]]\nkind = "ill"\nweek = 5\nshare = 0.0\n')
    assert none.runner(1, 0, START).events == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[tendon]\ncapacty = 3\n", "no parameter capacty"),
        ('[tendon]\ncapacity = "much"\n', "give a number"),
        ("[tendon]\ncapacity = { uniform = [1] }\n", "none of uniform"),
        ("[tendon]\ncapacity = { cauchy = [1, 2] }\n", "none of uniform"),
        ("capacity = 3\n", "no section"),
        ('[[event]]\nkind = "moon"\nweek = 3\n', "moon is none of"),
        ('[[event]]\nkind = "ill"\nweek = 3\nlenght = 2\n', "unknown field"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(tmp_path: Path, text: str, said: str) -> None:
    """A slip in a runners' file never passes for a value."""
    with pytest.raises(ValueError, match=said):
        file(tmp_path, text)


def test_every_parameter_stands_in_the_document() -> None:
    """docs/simulation.md tells of each parameter, with the distribution ours are drawn from."""
    text = DOCUMENT.read_text("utf-8")
    assert [name for name in Traits.__struct_fields__ if f"`{name}`" not in text] == []
    lines = [line for line in OURS.read_text("utf-8").splitlines() if " = " in line]
    given = {line.partition(" = ")[0]: line.partition(" = ")[2] for line in lines}
    rows = {
        cells[1].strip().strip("`"): cells[2].strip().strip("`")
        for line in text.splitlines()
        if len(cells := line.split("|")) > 4
    }
    assert {n: rows[n] for n in Traits.__struct_fields__} == {
        n: given[n] for n in Traits.__struct_fields__
    }


@given(st.sampled_from(sorted(Traits.__struct_fields__)), st.floats(0.01, 0.98))
def test_quantiles_rise(name: str, share: float) -> None:
    """A parameter held at a higher quantile is never smaller: what ``--vary`` rests on."""
    drawn = RunnersFile.read().drawn[name]
    assert drawn.at(share) <= drawn.at(share + 0.01)


def test_an_interval_holds_its_middle() -> None:
    """The bootstrap's interval lies around the mean or median, and repeats."""
    values = [float(n % 7) for n in range(50)]
    for statistic in ("mean", "median"):
        middle, low, high = bootstrap(values, statistic)
        assert low <= middle <= high
        assert low < high
        assert bootstrap(values, statistic) == (middle, low, high)
    assert Drawn.read("x", 3) == Drawn("fixed", (3.0,))
