"""The dose of a session: exercises that fit the athlete, sets scaled, contacts capped."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.exercise import Category, Exercise, Laterality, Side, Unit
from calfjournal.domain.message import Words
from calfjournal.domain.plates import KILOGRAMS, Plates
from calfjournal.domain.program import Prescription, SessionKind, SessionType
from calfjournal.training.at_hand import WEIGHTS, AtHand
from calfjournal.training.history import History
from calfjournal.training.library import Library
from calfjournal.training.loads import Loads
from calfjournal.training.planner.spacing import HIGH, VERY_HIGH
from calfjournal.training.planner.weeks import DELOAD_SETS
from calfjournal.training.strength import lighter

CONTACTS_PER_SECOND = 2
"""Landings of timed hops: about two a second (domain rule 8.2)."""

_SCALED = (Category.STRENGTH, Category.ECCENTRIC, Category.ISOMETRIC)
"""Categories whose sets running volume scales (domain rule 7.4)."""

_NEVER_CUT = (Category.MOBILITY, Category.RECOVERY)
"""Categories that easier weeks and tapers leave alone (domain rule 8.6)."""

_SPRINGS = (Category.PLYOMETRIC, Category.TECHNIQUE)


class Item(Struct, frozen=True):
    """One exercise of a session with the dose it gets."""

    exercise: Exercise
    sets: int
    amount: tuple[int, int]
    unit: Unit
    rest_s: int
    tempo: str
    load_kg: float | None
    rir: int | None
    gate: str | None = None
    """What it waits for; what stands in for a gated exercise below load class 4 does not."""
    is_test: bool = False
    """A small test: as many, or as long, as stay clean."""

    @property
    def landings(self) -> int:
        """Landings of one set: each of one foot, or of both together, counts as one."""
        if not self.exercise.counts_contacts:
            return 0
        high = self.amount[1] * (CONTACTS_PER_SECOND if self.unit is Unit.SECONDS else 1)
        return high * (2 if self.exercise.laterality is Laterality.EACH else 1)

    @property
    def contacts(self) -> int:
        """Landings of all sets at the upper end of the range."""
        return self.landings * self.sets


class DoseRule(Struct, frozen=True):
    """How the doses of a session are changed; hashable, so that equal sessions are made once."""

    strength_factor: float = 1.0
    sets_factor: float = 1.0
    deload: bool = False
    contact_cap: int | None = None
    very_high_cap: int | None = None
    """Most load-class-5 contacts of the session."""
    max_class: int = 5
    tests: bool = True
    """False where no small test belongs: in an easier week, and close to a race."""
    step_up: bool = False
    """One rung harder where there is one (a new cycle after a good re-test)."""


@dataclass(slots=True)
class Kit:
    """What fits this athlete: library, equipment at hand, sore site, loads used last."""

    library: Library
    at_hand: AtHand
    loads: Loads
    lighter_loads: bool = False
    """Loads one step lower: strength is repeated (domain rule 7.3)."""
    on_one_leg: bool = False
    """Raises and holds of two legs without weight start on one."""
    plates: Plates = KILOGRAMS
    """What lighter loads are made up of."""
    swaps: dict[str, Words] = field(default_factory=dict)
    """What was swapped for good, by id, with the reason; a limit of the day is none."""
    _made: dict[tuple[str, DoseRule], tuple[Item, ...]] = field(default_factory=dict)
    _fitting: dict[tuple[str, int, frozenset[str]], Exercise] = field(default_factory=dict)

    def items(self, kind: SessionType, rule: DoseRule) -> tuple[Item, ...]:
        """The items of a session under a rule."""
        key = (kind.id, rule)
        if key not in self._made:
            self._made[key] = self._make(kind, rule)
        return self._made[key]

    def _make(self, kind: SessionType, rule: DoseRule) -> tuple[Item, ...]:
        items = self._fit(kind, rule)
        if kind.kind is SessionKind.RETEST:
            return items
        if rule.deload or not rule.tests:
            items = tuple(item for item in items if not item.is_test) or items
        strong = kind.kind is SessionKind.STRENGTH
        items = scaled(items, rule.strength_factor, strong, up_to=True)
        before = sum(item.contacts for item in items)
        factor = min(rule.sets_factor, DELOAD_SETS) if rule.deload else rule.sets_factor
        items = scaled(items, factor, strong, up_to=False)
        cap = rule.contact_cap
        if factor < 1 and before:
            eased = math.ceil(before * factor)
            cap = eased if cap is None else min(cap, eased)
        if cap is not None:
            items = capped(items, cap, _any_contact)
        if rule.very_high_cap is not None:
            items = capped(items, rule.very_high_cap, _very_high)
        return items

    def _fit(self, kind: SessionType, rule: DoseRule) -> tuple[Item, ...]:
        limit = min(rule.max_class, self.at_hand.highest_class)
        wanted = frozenset(line.exercise for line in kind.items)
        strong = kind.kind is SessionKind.STRENGTH
        items: list[Item] = []
        pointless: list[Item] = []
        for line in kind.items:
            taken = wanted.union(item.exercise.id for item in items)
            exercise = self._exercise(line, limit, taken, step_up=rule.step_up and strong)
            exercise = self._onto_one_leg(exercise, kind, limit, taken)
            if any(item.exercise.id == exercise.id for item in items):
                continue
            row = pointless if self._loses_point(line, exercise) else items
            row.append(self._item(line, exercise, rule))
        return tuple(items or pointless)

    def _loses_point(self, line: Prescription, exercise: Exercise) -> bool:
        """True when a stand-in is pointless: for load class 5, or no spring for a spring.

        A seated raise in place of a hop adds nothing to a session that has raises already.
        """
        if exercise.id == line.exercise:
            return False
        wanted = self.library.get(line.exercise)
        gated = line.optional_gate is not None and wanted.load_class >= VERY_HIGH
        return gated or (wanted.category in _SPRINGS and exercise.category not in _SPRINGS)

    def _exercise(
        self, line: Prescription, limit: int, taken: frozenset[str], *, step_up: bool
    ) -> Exercise:
        name = line.exercise
        if step_up and self.library.get(name).category is Category.STRENGTH:
            name = self._harder(name, taken)
        key = (name, limit, taken)
        if key not in self._fitting:
            found = self.library.substitution(
                name, self.at_hand.equipment, self.at_hand.site, limit, avoid=taken - {name}
            )
            if found.reason and self.library.get(name).load_class <= limit:
                self.swaps.setdefault(name, found.reason)
            self._fitting[key] = found.exercise
        return self._fitting[key]

    def _onto_one_leg(
        self, exercise: Exercise, kind: SessionType, limit: int, taken: frozenset[str]
    ) -> Exercise:
        """The exercise on one leg for who starts there; tests keep their warm-up."""
        two_legs = exercise.laterality is Laterality.BOTH and exercise.knees
        weighted = bool(exercise.needs & WEIGHTS)
        if not self.on_one_leg or not two_legs or weighted or kind.kind is SessionKind.RETEST:
            return exercise
        fitting = [
            other.id
            for other in self.library.exercises.values()
            if self.at_hand.fits(other)
            and other.load_class <= limit
            and other.id not in taken
            and not other.needs - {"step"}
        ]
        return self.library.get(self.library.one_legged(exercise.id, fitting))

    def _harder(self, name: str, taken: frozenset[str]) -> str:
        exercise = self.library.get(name)
        if exercise.harder is None or exercise.harder in taken:
            return name
        harder = self.library.get(exercise.harder)
        fits = harder.category is Category.STRENGTH and harder.dose is not None
        return harder.id if fits and harder.load_class <= exercise.load_class + 1 else name

    def _item(self, line: Prescription, exercise: Exercise, rule: DoseRule) -> Item:
        swapped = exercise.id != line.exercise
        wanted = self.library.get(line.exercise)
        amount, unit, rest = line.amount, line.unit, line.rest_s
        if swapped and exercise.dose is not None and exercise.dose.unit is not unit:
            amount, unit = exercise.dose.amount, exercise.dose.unit
            rest = exercise.dose.rest_s[1]
        elif swapped and self._lacks_weight(wanted, exercise):
            amount = _more_reps(amount, exercise)
        tempo = line.tempo if line.tempo is not None and not swapped else exercise.tempo
        return Item(
            exercise=exercise,
            sets=line.sets,
            amount=amount,
            unit=unit,
            rest_s=rest,
            tempo=str(tempo) if tempo is not None else exercise.tempo_text,
            load_kg=self._load(line, wanted, exercise),
            rir=_rir(line, deload=rule.deload),
            gate=None if swapped and exercise.load_class < HIGH else line.optional_gate,
            is_test=line.sets == 1 and bool(line.note),
        )

    def _lacks_weight(self, wanted: Exercise, exercise: Exercise) -> bool:
        """True when the body alone has to do what was meant with weight."""
        alone = not self.at_hand.has_weight or not exercise.needs & WEIGHTS
        return bool(wanted.needs & WEIGHTS) and alone and not self._carries(wanted, exercise)

    def _carries(self, wanted: Exercise, exercise: Exercise) -> bool:
        """True for a raise on level ground that keeps the weight of the one it stands for."""
        return (
            self.at_hand.has_weight
            and bool(wanted.needs & WEIGHTS)
            and exercise.id == wanted.floor_variant
            and exercise.category is wanted.category
        )

    def _load(self, line: Prescription, wanted: Exercise, exercise: Exercise) -> float | None:
        if not self.at_hand.has_weight and not exercise.needs & WEIGHTS:
            return None
        lifted = self.loads.lifted(exercise.id)
        kg = lifted.kg if lifted is not None else self._first_load(line, wanted, exercise)
        return lighter(kg, self.plates) if self.lighter_loads and kg else kg

    def _first_load(self, line: Prescription, wanted: Exercise, exercise: Exercise) -> float | None:
        """The load of an exercise never done with one: the program's, or that of a neighbour."""
        if exercise.id == wanted.id and line.load_kg is not None:
            return line.load_kg
        lifted = self.loads.lifted(wanted.id)
        if lifted is not None and self._carries(wanted, exercise):
            return lifted.kg
        if not exercise.needs & WEIGHTS and not self._carries(wanted, exercise):
            return None
        start = self.loads.of_neighbour(exercise, line.amount[1])
        return start.kg if start is not None else None

    def kilograms(self, item: Item, side: Side, number: int) -> float | None:
        """The load of one set of an item: what that set and side held last time, where it did."""
        again = self.loads.again(item.exercise.id, side, number)
        if item.load_kg is None or again is None or self.lighter_loads:
            return item.load_kg
        return again


def make_kit(
    library: Library,
    at_hand: AtHand,
    history: History,
    *,
    lighter_loads: bool = False,
    on_one_leg: bool = False,
) -> Kit:
    """The kit of an athlete with the loads lifted last."""
    plates = history.plates
    loads = Loads(history.done, library, body_mass_kg=history.body_mass_kg, plates=plates)
    return Kit(library, at_hand, loads, lighter_loads, on_one_leg, plates)


_BODY_REPS = 15
"""Repetitions up to which a raise without weight may climb (home ceiling, domain rule 8.1)."""


def _more_reps(amount: tuple[int, int], exercise: Exercise) -> tuple[int, int]:
    """The repetitions of a raise with the body alone in place of one with weight."""
    own = exercise.dose.amount if exercise.dose is not None else amount
    return max(amount[0], own[0]), max(amount[1], own[1], _BODY_REPS)


def load_class(items: Iterable[Item]) -> int:
    """The highest load class of the items."""
    return max((item.exercise.load_class for item in items), default=0)


def contacts(items: Iterable[Item]) -> int:
    """Foot contacts of the items."""
    return sum(item.contacts for item in items)


def very_high_contacts(items: Iterable[Item]) -> int:
    """Foot contacts of load class 5."""
    return sum(item.contacts for item in items if _very_high(item))


def scaled(
    items: tuple[Item, ...], factor: float, strength: bool, *, up_to: bool
) -> tuple[Item, ...]:
    """The items with ``factor`` of their sets, at least one each.

    ``up_to`` scales strength lines of strength sessions only and never exceeds the factor;
    otherwise all but range and recovery is scaled and the total is rounded to the nearest whole
    set. Sets stay where the share lost would be largest, earlier lines first.
    """
    if factor >= 1 or (up_to and not strength):
        return items
    chosen = [
        i
        for i, item in enumerate(items)
        if (item.exercise.category in _SCALED if up_to else _may_be_cut(item))
    ]
    if not chosen:
        return items
    total = sum(items[i].sets for i in chosen) * factor
    goal = math.floor(total + 1e-9) if up_to else math.floor(total + 0.5)
    sets = {i: max(1, math.floor(items[i].sets * factor + 1e-9)) for i in chosen}
    while sum(sets.values()) > goal and max(sets.values()) > 1:
        able = [i for i in chosen if sets[i] > 1]
        sets[max(able, key=lambda i: (sets[i] - items[i].sets * factor, i))] -= 1
    for i in sorted(chosen, key=lambda i: (sets[i] - items[i].sets * factor, i)):
        if sum(sets.values()) < goal and sets[i] < items[i].sets:
            sets[i] += 1
    return tuple(replace(item, sets=sets.get(i, item.sets)) for i, item in enumerate(items))


def _may_be_cut(item: Item) -> bool:
    return item.exercise.category not in _NEVER_CUT


def capped(items: tuple[Item, ...], cap: int, counts: Callable[[Item], bool]) -> tuple[Item, ...]:
    """The items with at most ``cap`` contacts among those that count.

    The upper ends of ranges give way first. Then sets go, of the line with most contacts, until a
    fifth fewer contacts a set is enough for the rest; then sets shrink down to half, and what
    still does not fit is left out from the end.
    """
    row = list(items)
    while _over(row, cap, counts) and _narrowed(row, _over(row, cap, counts), counts):
        pass
    full = {item.exercise.id: item.amount[1] for item in row}
    while _over(row, cap, counts):
        a_little = sum(_at_least(item, full, 0.8) for item in row if counts(item))
        if not (
            (a_little <= cap and _smaller_set(row, counts, full, 0.8))
            or _fewer_sets(row, counts)
            or _smaller_set(row, counts, full, 0.5)
            or _dropped(row, counts)
        ):
            break
    return tuple(row)


def _over(row: Sequence[Item], cap: int, counts: Callable[[Item], bool]) -> int:
    return max(0, sum(item.contacts for item in row if counts(item)) - cap)


def _at_least(item: Item, full: dict[str, int], share: float) -> int:
    """Contacts of an item when each set keeps a share of its contacts."""
    least = math.ceil(share * full[item.exercise.id])
    return item.contacts // max(item.amount[1], 1) * min(item.amount[1], least)


def _narrowed(row: list[Item], over: int, counts: Callable[[Item], bool]) -> bool:
    for i in reversed(range(len(row))):
        low, high = row[i].amount
        if counts(row[i]) and high > low:
            row[i] = replace(row[i], amount=(low, max(low, high - max(1, over // row[i].sets))))
            return True
    return False


def _fewer_sets(row: list[Item], counts: Callable[[Item], bool]) -> bool:
    able = [i for i, item in enumerate(row) if counts(item) and item.sets > 1]
    if not able:
        return False
    most = max(able, key=lambda i: (row[i].contacts, i))
    row[most] = replace(row[most], sets=row[most].sets - 1)
    return True


def _smaller_set(
    row: list[Item], counts: Callable[[Item], bool], full: dict[str, int], share: float
) -> bool:
    able = [
        i
        for i, item in enumerate(row)
        if counts(item) and item.amount[1] > max(2, math.ceil(share * full[item.exercise.id]))
    ]
    if not able:
        return False
    most = max(able, key=lambda i: (row[i].contacts, i))
    low, high = row[most].amount
    row[most] = replace(row[most], amount=(min(low, high - 1), high - 1))
    return True


def _dropped(row: list[Item], counts: Callable[[Item], bool]) -> bool:
    able = [i for i, item in enumerate(row) if counts(item)]
    if not able:
        return False
    del row[able[-1]]
    return True


def _any_contact(item: Item) -> bool:
    return item.contacts > 0


def _very_high(item: Item) -> bool:
    return item.contacts > 0 and item.exercise.load_class >= VERY_HIGH


def _rir(line: Prescription, *, deload: bool) -> int | None:
    if line.rir is None:
        return None
    return max(4, line.rir[1]) if deload else line.rir[0]
