"""The rules of the house that no tool knows: sizes, slots, colours, names and leftovers."""

from __future__ import annotations

import ast
import re
from collections.abc import Container, Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6 import QtCore, QtGui, QtWidgets

REPO = Path(__file__).resolve().parent.parent
CODE = ("calfjournal", "ui", "tests", "packaging", "tools")
MAX_FILE_LINES = 450
MAX_FUNCTION_LINES = 60
MAX_METHODS = 25
MANY_METHODS = {
    "Journal": "the one door: a name for everything that stands behind it",
    "Groups": "a name for each of its rooms, which are made when they are entered",
}
COLOURS_LIVE_IN = (
    "ui/theme/tokens.py",
    "calfjournal/reports/palette.py",
    "calfjournal/domain/looks.py",
)

Node = TypeVar("Node", bound=ast.AST)


@cache
def _sources(*folders: str) -> tuple[Path, ...]:
    found = {file for folder in folders for file in (REPO / folder).rglob("*.py")}
    if folders == CODE:
        found.update(REPO.glob("*.py"))
    return tuple(sorted(found))


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def _nodes(kind: type[Node], *folders: str) -> Iterator[tuple[Path, Node]]:
    for path in _sources(*folders):
        for node in ast.walk(_tree(path)):
            if isinstance(node, kind):
                yield path, node


def _place(path: Path, line: int) -> str:
    return f"{path.relative_to(REPO).as_posix()}:{line}"


def _fail_if_any(offenders: list[str], advice: str) -> None:
    assert not offenders, advice + "\n  " + "\n  ".join(offenders)


# ------------------------------------------------------------------------------- sizes


def test_files_stay_readable() -> None:
    """No file is longer than what a reader keeps in mind."""
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in _sources(*CODE)}
    long = [_place(path, lines) for path, lines in lengths.items() if lines > MAX_FILE_LINES]
    _fail_if_any(long, f"longer than {MAX_FILE_LINES} lines; split by what it holds:")


def test_functions_stay_readable() -> None:
    """No function is longer than a screen."""
    long = []
    for path, node in _nodes(ast.FunctionDef, *CODE):
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        if lines > MAX_FUNCTION_LINES:
            long.append(f"{_place(path, node.lineno)} {node.name} has {lines} lines")
    _fail_if_any(long, f"longer than {MAX_FUNCTION_LINES} lines; name its parts:")


def test_classes_have_one_reason_to_exist() -> None:
    """No class has more methods than one can keep in mind, but those with a reason."""
    large = [
        f"{_place(path, node.lineno)} {node.name} has {count}"
        for path, node in _nodes(ast.ClassDef, *CODE)
        if (count := sum(isinstance(each, ast.FunctionDef) for each in node.body)) > MAX_METHODS
        and node.name not in MANY_METHODS
    ]
    _fail_if_any(large, f"more than {MAX_METHODS} methods; part it by what it is for:")


def test_modules_do_not_import_each_other() -> None:
    """No circle of imports, not even one that only a type checker or a function walks."""
    modules = {_module(path): path for path in _sources("calfjournal", "ui")}
    graph = {name: _modules_in(path, modules) - {name} for name, path in modules.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail("move what both need to a third: " + " <- ".join(error.args[1]))


def _module(path: Path) -> str:
    return ".".join(path.relative_to(REPO).with_suffix("").parts).removesuffix(".__init__")


def _modules_in(path: Path, modules: Container[str]) -> set[str]:
    """Return those of the modules that a file imports, or something out of them."""
    found: set[str] = set()
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module:
            inside = (f"{node.module}.{name.name}" for name in node.names)
            found.update(name if name in modules else node.module for name in inside)
        elif isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
    return {name for name in found if name in modules}


# ------------------------------------------------------------------------------- names


def test_a_class_name_stands_for_one_class() -> None:
    """Whoever reads a name, or looks for it, finds one class."""
    homes: dict[str, list[str]] = {}
    for path in _sources("calfjournal", "ui"):
        for node in _tree(path).body:
            if isinstance(node, ast.ClassDef):
                homes.setdefault(node.name, []).append(_place(path, node.lineno))
    twins = [f"{name}: {', '.join(found)}" for name, found in homes.items() if len(found) > 1]
    _fail_if_any(twins, "name each for what it is:")


# ------------------------------------------------------------------------------- the window


def test_slots_do_not_keep_their_widget_alive() -> None:
    """No lambda or partial that captures self is connected: Qt would never let the widget go."""
    offenders = [
        _place(path, call.lineno)
        for path, call in _nodes(ast.Call, "ui")
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == "connect"
        and any(_captures_self(argument) for argument in call.args)
    ]
    _fail_if_any(offenders, "connect a bound method instead:")


def _captures_self(slot: ast.expr) -> bool:
    partial = isinstance(slot, ast.Call) and ast.unparse(slot.func).endswith("partial")
    if not (partial or isinstance(slot, ast.Lambda)):
        return False
    return any(isinstance(node, ast.Name) and node.id == "self" for node in ast.walk(slot))


def test_signals_carry_their_types() -> None:
    """What a signal or a slot carries has a type, or one of the names that say why it has none."""
    offenders = [
        _place(path, call.lineno)
        for path, call in _nodes(ast.Call, "ui")
        if ast.unparse(call.func) in ("Signal", "Slot")
        and any(ast.unparse(given) == "object" for given in call.args)
    ]
    _fail_if_any(offenders, "write the type, or KEY or VALUE of ui/services/qt.py:")


def test_colours_have_one_home() -> None:
    """Colour values are written in the theme's tokens and paper's palette, nowhere else."""
    offenders = []
    for path, text in _nodes(ast.Constant, "ui", "calfjournal"):
        written = isinstance(text.value, str) and re.search(
            r"(?<![\w&])#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b", text.value
        )
        if written and not _place(path, 0).startswith(COLOURS_LIVE_IN):
            offenders.append(_place(path, text.lineno))
    for path, call in _nodes(ast.Call, "ui"):
        if _makes_colour_of_numbers(call) and not _place(path, 0).startswith(COLOURS_LIVE_IN):
            offenders.append(_place(path, call.lineno))
    _fail_if_any(offenders, f"a colour value outside {' and '.join(COLOURS_LIVE_IN)}:")


def _makes_colour_of_numbers(call: ast.Call) -> bool:
    name = ast.unparse(call.func).rpartition(".")[2]
    numbers = [arg for arg in call.args if isinstance(arg, ast.Constant) and arg.value != 0]
    return name in ("QColor", "fromRgb", "fromRgbF", "mkColor") and len(numbers) >= 3


def test_what_needs_no_window_is_not_kept_in_a_page() -> None:
    """A page's module that uses neither Qt nor the window is a fact, a rule or words of values."""
    beside = ("theme", "services", "window", "charts")
    offenders = [
        _place(path, 1)
        for path in _sources("ui")
        if path.name != "__init__.py"
        and path.relative_to(REPO / "ui").parts[0] not in beside
        and not {name.partition(".")[0] for name in _imported(path)} & {"PySide6", "ui"}
        and "calfjournal.domain.looks" not in _imported(path)  # How something looks is the page's.
    ]
    _fail_if_any(offenders, "move it to calfjournal/views, training or domain:")


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


@pytest.mark.parametrize(
    ("module", "home"),
    [
        ("PySide6.QtMultimedia", "ui/sound/device.py"),
        ("PySide6.QtTextToSpeech", "ui/sound/speech.py"),
    ],
)
def test_the_sound_card_and_the_voice_have_one_home(module: str, home: str) -> None:
    """Whoever plays asks the clock of the window: these are slow to load, and not everywhere."""
    found = [path for path in _sources("calfjournal", "ui") if module in _imported(path)]
    assert [path.relative_to(REPO).as_posix() for path in found] == [home]


def test_nothing_is_kept_in_qsettings() -> None:
    """Qt's settings files unpickle what they hold: state is kept as plain values."""
    offenders = [
        _place(path, node.lineno)
        for path, node in _nodes(ast.ImportFrom, "ui", "calfjournal")
        if any(name.name == "QSettings" for name in node.names)
    ]
    _fail_if_any(offenders, "keep it as plain TOML values, see ui/services/window_state.py:")


def test_files_that_the_user_named_are_written_in_one_place() -> None:
    """What is written where the user says goes through store.documents, which refuses journals."""
    own = ("calfjournal/files.py", "calfjournal/store/documents.py")
    writers = {"write_whole": ("ui", "calfjournal"), "write_bytes": ("ui", "calfjournal/cli")}
    offenders = [
        _place(path, call.lineno)
        for writer, folders in writers.items()
        for path, call in _nodes(ast.Call, *folders)
        if ast.unparse(call.func).rpartition(".")[2] == writer
        and not _place(path, 0).startswith(own)
    ]
    _fail_if_any(offenders, "write it with Journal.write_document, or write_private if it is ours:")


def test_attributes_do_not_hide_qt_methods() -> None:
    """`self.parent = x` on a widget would break everyone who calls `parent()`."""
    families = _qt_families()
    offenders = []
    for path, node in _nodes(ast.ClassDef, "ui"):
        qt_names = {name for base in families[node.name] for name in dir(base)}
        for name, line in _attributes_set(node):
            if name in qt_names and not name.startswith("__"):
                offenders.append(f"{_place(path, line)} {node.name}.{name}")
    _fail_if_any(offenders, "rename the attribute, it hides a method of Qt:")


@cache
def _bases() -> dict[str, set[str]]:
    """Return for each class of the window the names of its bases, without type arguments."""
    return {
        node.name: {ast.unparse(base).partition("[")[0].rpartition(".")[2] for base in node.bases}
        for _, node in _nodes(ast.ClassDef, "ui")
    }


def _own_bases(name: str) -> set[str]:
    """Return the names of every class above one, Qt's and ours."""
    above = _bases().get(name, set()) - {name}
    return above.union(*(_own_bases(base) for base in above))


def _own_promises() -> dict[str, set[str]]:
    """Return for each class of the window the methods that have a docstring."""
    return {
        owner.name: {
            method.name
            for method in owner.body
            if isinstance(method, ast.FunctionDef) and ast.get_docstring(method)
        }
        for _, owner in _nodes(ast.ClassDef, "ui")
    }


def _qt_families() -> dict[str, set[type]]:
    """Return for each class of the window the Qt classes it derives from, through our own too."""
    bases = _bases()

    def climb(name: str, seen: frozenset[str] = frozenset()) -> set[type]:
        if name in seen:
            return set()
        for module in (QtWidgets, QtGui, QtCore):
            if isinstance(found := getattr(module, name, None), type):
                return {found}
        above = bases.get(name, set())
        return set().union(*(climb(base, seen | {name}) for base in above))

    return {name: climb(name) for name in bases}


def _attributes_set(owner: ast.ClassDef) -> Iterator[tuple[str, int]]:
    for node in ast.walk(owner):
        stored = isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
        if isinstance(node, ast.Attribute) and stored and ast.unparse(node.value) == "self":
            yield node.attr, node.lineno


def test_the_windows_own_methods_are_explained() -> None:
    """Every public method of our own in ui has a docstring, at least where it is first made.

    Overrides of Qt, and of our own classes, need none.
    """
    families = _qt_families()
    promised = _own_promises()
    offenders = [
        f"{_place(path, method.lineno)} {owner.name}.{method.name}"
        for path, owner in _nodes(ast.ClassDef, "ui")
        for method in owner.body
        if isinstance(method, ast.FunctionDef)
        and not (owner.name.startswith("_") or method.name.startswith("_"))
        and not any(hasattr(base, method.name) for base in families[owner.name])
        and not any(method.name in promised.get(base, ()) for base in _own_bases(owner.name))
        and not ast.get_docstring(method)
    ]
    _fail_if_any(offenders, "say in one sentence what it promises:")


# ------------------------------------------------------------------------------- leftovers

TEXT = ("*.py", "*.md", "*.toml", "*.txt", "*.cfg", "*.sql", "*.spec", "*.xml", "*.desktop", "*.sh")


@cache
def _texts() -> tuple[Path, ...]:
    homes = [REPO / name for name in (*CODE, "resources", "docs", ".ci")]
    found = {file for home in homes for kind in (*TEXT, "run") for file in home.rglob(kind)}
    found.update(file for kind in TEXT for file in REPO.glob(kind))
    return tuple(sorted(file for file in found if file.is_file() and file != Path(__file__)))


@pytest.mark.parametrize(
    ("pattern", "advice"),
    [
        (r"\b(TODO|FIXME|XXX|HACK)\b", "do it, or write it down as an issue:"),
        (
            r"(?<![\w.])/(work|root|tmp/[a-z]\w+)/|/home/\w+/|[A-Z]:\\+Users\\",
            "a path of one machine means nothing on another:",
        ),
        (r"^(<{7}|>{7}) ", "an unfinished merge:"),
    ],
    ids=["promises", "machine paths", "merges"],
)
def test_no_leftovers(pattern: str, advice: str) -> None:
    """Nothing half done and nothing of one developer's machine is in the project."""
    search = re.compile(pattern)
    offenders = [
        f"{_place(path, number)} {line.strip()[:80]}"
        for path in _texts()
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), start=1)
        if search.search(line)
    ]
    _fail_if_any(offenders, advice)
