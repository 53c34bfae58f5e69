"""Reads the exercises of a TOML file and checks that they fit together (domain rule 6)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from calfjournal.domain.exercise import (
    EQUIPMENT,
    Category,
    Dose,
    Exercise,
    KneePosition,
    Laterality,
    Muscle,
    Unit,
)
from calfjournal.domain.message import Message, say
from calfjournal.errors import BadProgram
from calfjournal.training.toml_table import TomlTable, bad_key, read_toml, shown

FORMAT = 1

KEYS: dict[str, tuple[str, ...]] = {
    "file": ("format", "exercise"),
    "exercise": (
        "id",
        "name",
        "category",
        "phases",
        "muscles",
        "trains",
        "equipment",
        "needs",
        "laterality",
        "knees",
        "dose",
        "dose_text",
        "tempo",
        "tempo_text",
        "lowers_first",
        "out_and_back",
        "load_class",
        "easier",
        "harder",
        "floor_variant",
        "cue",
        "caution",
        "counts_contacts",
        "source",
    ),
    "dose": ("sets", "amount", "unit", "rest_s", "rep_max"),
}
"""Accepted keys of every kind of table in an exercise file."""


def read_exercises(path: Path) -> dict[str, Exercise]:
    """Return the exercises of a file by id, in its order.

    Raises:
        BadProgram: a value does not fit, an id comes twice, a link is broken or circular, the
            load class falls on a "harder" link, or a floor variant is harder than its exercise.
    """
    top = read_toml(path, KEYS)
    top.whole("format", FORMAT, FORMAT)
    exercises: dict[str, Exercise] = {}
    for table in top.tables("exercise", "exercise", most=2000, label="id"):
        exercise = _exercise(table)
        if exercise.id in exercises:
            table.fail("id", say("training.twice", value=shown(exercise.id)))
        exercises[exercise.id] = exercise
    if not exercises:
        top.fail("exercise", say("training.exercises_missing"))
    _check_links(path.name, exercises)
    return exercises


def _exercise(table: TomlTable) -> Exercise:
    tempo = table.tempo("tempo")
    return Exercise(
        id=table.identifier("id"),
        name=table.text("name", longest=80),
        category=table.choice("category", Category),
        phases=_phases(table),
        muscles=table.text("muscles", "", longest=80),
        equipment=table.text("equipment", "", longest=80),
        needs=frozenset(table.words("needs", EQUIPMENT)),
        laterality=table.choice("laterality", Laterality),
        dose=_dose(table),
        dose_text=table.text("dose_text", longest=120),
        tempo=tempo,
        tempo_text=table.text("tempo_text", str(tempo) if tempo else "", longest=80),
        load_class=table.whole("load_class", 0, 5),
        easier=table.text("easier", "") or None,
        harder=table.text("harder", "") or None,
        cue=table.text("cue", longest=160),
        caution=table.text("caution", "", longest=200),
        counts_contacts=table.flag("counts_contacts"),
        source=table.text("source", "D", longest=40),
        floor_variant=table.text("floor_variant", "") or None,
        lowers_first=table.flag("lowers_first"),
        out_and_back=table.flag("out_and_back"),
        knees=frozenset(KneePosition(knee) for knee in table.words("knees", tuple(KneePosition))),
        trains=frozenset(Muscle(muscle) for muscle in table.words("trains", tuple(Muscle))),
    )


def _phases(table: TomlTable) -> str:
    letters = table.text("phases")
    if not set(letters) <= set("MSPR") or len(set(letters)) != len(letters):
        table.fail("phases", say("training.no_phases", value=shown(letters)))
    return letters


def _dose(table: TomlTable) -> Dose | None:
    if not table.has("dose"):
        return None
    dose = table.table("dose", "dose")
    return Dose(
        sets=dose.span("sets", 1, 20),
        amount=dose.span("amount", 1, 1000),
        unit=dose.choice("unit", Unit),
        rest_s=dose.span("rest_s", 0, 900) if dose.has("rest_s") else (0, 0),
        rep_max=dose.flag("rep_max"),
    )


def _check_links(file: str, exercises: Mapping[str, Exercise]) -> None:
    for exercise in exercises.values():
        for key in ("easier", "harder", "floor_variant"):
            target = getattr(exercise, key)
            if target is None:
                continue
            if target not in exercises or target == exercise.id:
                unknown = say("training.link_unknown", value=shown(target))
                raise _bad_link(file, exercise, key, unknown)
            _check_load(file, exercise, key, exercises[target])
        for key in ("easier", "harder", "floor_variant"):
            _check_circle(file, exercise, key, exercises)


def _check_load(file: str, exercise: Exercise, key: str, target: Exercise) -> None:
    rises = target.load_class > exercise.load_class
    falls = target.load_class < exercise.load_class
    if (falls and key == "harder") or (rises and key != "harder"):
        wrong = say(
            "training.link_falls" if falls else "training.link_rises",
            value=shown(target.id),
            load_class=target.load_class,
            beside=exercise.load_class,
        )
        raise _bad_link(file, exercise, key, wrong)


def _check_circle(
    file: str, exercise: Exercise, key: str, exercises: Mapping[str, Exercise]
) -> None:
    seen = {exercise.id}
    step = getattr(exercise, key)
    while step is not None and step in exercises:
        if step in seen:
            circle = say("training.link_circle", value=shown(step))
            raise _bad_link(file, exercise, key, circle)
        seen.add(step)
        step = getattr(exercises[step], key)


def _bad_link(file: str, exercise: Exercise, key: str, problem: Message) -> BadProgram:
    return bad_key(file, f"[[exercise]] {exercise.id}", key, problem)
