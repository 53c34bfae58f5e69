"""Every sentence has one home, its places have values, and nothing decides on words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from calfjournal.domain.message import OURS
from calfjournal.messages.file_notes import SERVICES
from calfjournal.messages.language import Plural, pieces
from calfjournal.messages.places import FORMATS
from calfjournal.messages.sentences import (
    every_sentence,
    planner_earlier,
    recovery_earlier,
    training_earlier,
)
from tests.messages.reading_code import (
    MARKED,
    SPOKEN,
    LooseWords,
    called,
    calls,
    calls_at_import,
    messages_made,
    modules,
)

WORDLESS = (
    "calfjournal/store/migrations/",  # the past, kept as it was written
    "calfjournal/store/models/",  # SQL
    "calfjournal/store/agenda.py",
    "calfjournal/store/sync_services.py",  # names of folders
    "calfjournal/demo/",  # what the sample person typed
    "calfjournal/reports/operators.py",  # PDF
    "calfjournal/reports/tagging.py",
    "calfjournal/reports/ics_lines.py",  # calendar files
    "calfjournal/reports/fonts.py",  # names of fonts
    "calfjournal/importers/tcx.py",  # names of elements
    "ui/theme/fonts.py",
    "ui/theme/style_sheet.py",  # Qt's style sheet
    "ui/screenshots.py",  # a tool of developers
)
NAMES = frozenset(
    {
        *("plan new", "plan show", "plan pdf", "report pdf"),  # commands
        *("plan gates", "plan phase", "plan again"),
        *("program list", "program check", "program import", "program share", "program delete"),
        *("profile show", "profile set"),
        *("flare start", "flare end", "flare show"),
        *("session move", "session copy", "session delete"),
        *("incline board", "leg press", "foam roller"),  # ids of equipment, as files hold them
        *("Parser", "Asking", "FileResult", "FileStatus", "ImportBatch"),  # classes
        *("TrainingCenterDatabase", "HealthData", "Cc", "Cs", "Zl", "Zp"),  # formats, Unicode
        *("Fusion", "d MMM yyyy, ddd", "connection broke"),  # Qt
        *("knee_to_wall ", "heel_rise ", "heel_rise pain "),  # keys of drafts
        " in ",  # a log line
        " days",  # SQLite's
        "today ",  # a name in the cache of views
        *("List", "ListItem", "Table", "ColumnHeader", "Cell", "Grouping", "RadioButton"),  # Qt
        "Field[Any]",  # a type
        *SERVICES.values(),
        "import sys; sys.path[:] = ",
        ".id IN (",
    }
)
"""What looks like words and is a name."""

SENTENCES = every_sentence()
EARLIER = planner_earlier.EARLIER | recovery_earlier.EARLIER | training_earlier.EARLIER


def _texts(sentence: str | Plural) -> tuple[str, ...]:
    return (sentence,) if isinstance(sentence, str) else (sentence.one, sentence.many)


def _names(text: str) -> set[str]:
    return {name for _before, name, _spec in pieces(text) if name}


def test_what_is_said_has_a_sentence() -> None:
    """Each message of the code has a sentence whose places are filled by its values."""
    wrong = []
    for call in messages_made():
        if not call.literal:
            continue
        key = call.texts[0]
        if key not in SENTENCES:
            wrong.append(f"{call.place}: nobody says {key}")
            continue
        needed = {name for text in _texts(SENTENCES[key]) for name in _names(text)}
        counted = {"count"} if isinstance(SENTENCES[key], Plural) else set()
        missing = (needed | counted) - call.values
        if not call.is_open and (missing or call.values - needed - counted):
            wrong.append(f"{call.place}: {key} needs {sorted(needed)}, got {sorted(call.values)}")
    assert wrong == []


def test_what_has_a_sentence_is_said() -> None:
    """No sentence is kept for a message that nobody sends, but those that older journals hold."""
    literals = {
        node.value
        for path, tree in modules()
        if "/messages/sentences/" not in path
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert sorted(SENTENCES.keys() - literals - EARLIER.keys() - {OURS}) == []
    assert sorted(EARLIER.keys() & literals) == []


def test_keys_begin_with_their_topic() -> None:
    """A key tells where its sentence is found, and is plain enough to be stored for ever."""
    shape = re.compile(r"[a-z]+(\.[a-z0-9_]+)+")
    assert [key for key in SENTENCES if key != OURS and not shape.fullmatch(key)] == []


def test_places_of_a_sentence_are_written_by_known_formats() -> None:
    """Every format of a stored sentence exists."""
    used = {
        spec
        for sentence in SENTENCES.values()
        for text in _texts(sentence)
        for _before, _name, spec in pieces(text)
    }
    assert used - FORMATS.keys() == set()


def test_what_is_shown_has_values_for_its_places() -> None:
    """Each sentence of the edge gets just the values its places name, by formats that exist."""
    wrong = []
    for call in calls("tr", "tr_n", "filled", "filled_n"):
        if not call.literal or not call.texts:
            continue
        plural = call.name.endswith("_n")
        used = call.texts[: 2 if plural else 1]
        needed = {name for text in used for name in _names(text)} - ({"count"} if plural else set())
        if needed != call.values and not call.is_open:
            wrong.append(f"{call.place}: needs {sorted(needed)}, got {sorted(call.values)}")
        specs = {spec for text in used for _before, _name, spec in pieces(text)}
        if specs - FORMATS.keys():
            wrong.append(f"{call.place}: no format {sorted(specs - FORMATS.keys())}")
    assert wrong == []


def test_no_language_is_asked_while_importing() -> None:
    """Words are made when they are shown: a module does not keep those of one language."""
    asked = [
        f"{path}:{call.lineno}"
        for path, tree in modules()
        for call in calls_at_import(tree)
        if called(call) in SPOKEN
    ]
    assert asked == []


def test_no_words_outside_the_catalogue() -> None:
    """Whatever people read is marked for translation where it stands."""
    assert list(_loose()) == []


def _loose() -> Iterator[str]:
    for path, tree in modules():
        if path.startswith(WORDLESS):
            continue
        finder = LooseWords()
        finder.visit(tree)
        yield from (f"{path}:{line}: {text}" for line, text in finder.found if text not in NAMES)


def test_the_catalogue_finds_every_sentence() -> None:
    """No sentence stands inside an f-string, where the extraction of Python 3.11 is blind."""
    hidden = [
        f"{path}:{node.lineno}"
        for path, tree in modules()
        for string in ast.walk(tree)
        if isinstance(string, ast.JoinedStr)
        for node in ast.walk(string)
        if isinstance(node, ast.Call) and called(node) in (*SPOKEN, *MARKED) and node.args
        if isinstance(node.args[0], ast.Constant)
    ]
    assert hidden == []


def test_nothing_decides_on_words() -> None:
    """No comparison, search or cut with a sentence: enumerations and numbers decide."""
    assert list(_decided()) == []


_CUTS = (
    *("startswith", "endswith", "removeprefix", "removesuffix", "split", "rsplit"),
    *("partition", "rpartition", "replace", "count", "find", "index"),
)
_SENTENCE = re.compile(r"[A-Za-z]{2,} +[A-Za-z]|^[A-Z][a-z]+$|^ [a-z]+|[a-z]+ $")


def _decided() -> Iterator[str]:
    for path, tree in modules():
        for node in ast.walk(tree):
            found: list[ast.expr] = []
            if isinstance(node, ast.Compare):
                found = [node.left, *node.comparators]
            elif isinstance(node, ast.Call) and called(node) in _CUTS:
                found = node.args
            elif isinstance(node, ast.MatchValue):
                found = [node.value]
            for each in found:
                if not isinstance(each, ast.Constant) or path.startswith(WORDLESS):
                    continue
                if isinstance(each.value, str) and _SENTENCE.search(each.value):
                    yield f"{path}:{each.lineno}: {each.value!r}"
