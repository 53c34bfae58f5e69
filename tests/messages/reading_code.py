"""What the code says, read from its syntax: calls with sentences, and words outside of them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SPOKEN = ("tr", "tr_n", "filled", "filled_n", "in_words")
"""They need a language, so they run when something is shown."""
MARKED = ("mark", "mark_in", "mark_n")
SAID = "say"


class Call(NamedTuple):
    """A call of one of the functions above: its place, name, literal texts and named values."""

    place: str
    name: str
    texts: tuple[str, ...]
    values: frozenset[str]
    is_open: bool
    """True when values come from a dictionary, which cannot be looked at here."""
    literal: bool


@cache
def modules() -> tuple[tuple[str, ast.Module], ...]:
    """Return the path and the syntax of every module of core and window."""
    paths = sorted(path for top in ("calfjournal", "ui") for path in (ROOT / top).rglob("*.py"))
    return tuple(
        (str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))) for path in paths
    )


def calls(*names: str) -> Iterator[Call]:
    """Yield the calls of these functions."""
    for path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and called(node) in names:
                yield _call(path, node)


def messages_made() -> Iterator[Call]:
    """Yield the calls that make a message; others are called ``say`` too (the command line's)."""
    for path, tree in modules():
        if not _makes_messages(tree):
            continue
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == SAID
            ):
                yield _call(path, node)


def _makes_messages(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.ImportFrom)
        and node.module == "calfjournal.domain.message"
        and any(name.name == SAID for name in node.names)
        for node in ast.walk(tree)
    )


def _call(path: str, node: ast.Call) -> Call:
    texts = tuple(
        arg.value
        for arg in node.args
        if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
    )
    return Call(
        f"{path}:{node.lineno}",
        called(node),
        texts,
        frozenset(keyword.arg for keyword in node.keywords if keyword.arg is not None),
        any(keyword.arg is None for keyword in node.keywords),
        bool(node.args) and isinstance(node.args[0], ast.Constant),
    )


def called(node: ast.Call) -> str:
    """Return the name of the function or method that is called."""
    if isinstance(node.func, ast.Name):
        return node.func.id
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def calls_at_import(tree: ast.Module) -> Iterator[ast.Call]:
    """Yield the calls that run when a module is imported: outside of all functions."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting += node.args.defaults
            waiting += [default for default in node.args.kw_defaults if default is not None]
            waiting += getattr(node, "decorator_list", [])
            continue
        if isinstance(node, ast.Call):
            yield node
        waiting += ast.iter_child_nodes(node)


# ---------------------------------------------------------------------- words


_BUGS = frozenset(
    {
        *("AssertionError", "AttributeError", "IndexError", "KeyError", "LookupError"),
        *("NotImplementedError", "OSError", "RuntimeError", "SystemExit", "TypeError"),
        "ValueError",
    }
)
_LOG = frozenset(("debug", "info", "warning", "error", "exception", "critical"))
_SQL = re.compile(
    r"\b(SELECT|INSERT|UPDATE|DELETE|PRAGMA|CREATE|WITH|SAVEPOINT|ROLLBACK|RELEASE|BEGIN|COMMIT|"
    r"DROP|ALTER|VACUUM|ATTACH|DETACH|REINDEX|FROM|WHERE|UNION ALL|JOIN|ORDER BY|LIMIT|DESC|VALUES|"
    r"INDEXED|BETWEEN|AND|SET|NULL|AS|CAST|RETURNING|transaction|Tree)\b|^r\.day"
)
_KEYS = re.compile(r"^(Ctrl|Alt|Shift)\+|^(PgUp|PgDn|Enter|Return|Escape)$")
_FILTER = re.compile(r"\(\*\.\w+\)$")
"""Names of kinds of files, as Qt's file dialogs take them."""
_PROGRAM = re.compile(r"calfjournal|^Python $|^, (PySide6|Qt) $")
_CODE = re.compile(r"[a-z0-9_.\-:/%{}#+*@=&?<>\[\]();,|^$!~\\\"']*")
_PHRASE = re.compile(r"[A-Za-z]{2,}[,.:;!?]? +[A-Za-z(“]|^[A-Z][a-z]+")
_PART = re.compile(r"(^|\s)[A-Za-z]{2,}|[A-Za-z]{2,}(\s|$)")


class LooseWords(ast.NodeVisitor):
    """Finds texts for people that are neither marked nor translated, as (line, text).

    Bugs, log lines and docstrings are for developers; SQL and single lower-case words are code.
    """

    def __init__(self) -> None:
        self.found: list[tuple[int, str]] = []

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = called(node)
        if name in (*SPOKEN, *MARKED, SAID):
            self._visit_values(node)
        elif name == "TypeVar":
            return
        elif name not in _BUGS and not (name in _LOG and isinstance(node.func, ast.Attribute)):
            self.generic_visit(node)

    def _visit_values(self, node: ast.Call) -> None:
        for arg in node.args:
            if isinstance(arg, ast.JoinedStr):
                self.found.append((arg.lineno, "an f-string cannot be translated"))
            elif not isinstance(arg, ast.Constant):
                self.visit(arg)
        for keyword in node.keywords:
            self.visit(keyword.value)

    def visit_Assign(self, node: ast.Assign) -> None:
        if not any(isinstance(to, ast.Name) and to.id == "__all__" for to in node.targets):
            self.visit(node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_arg(self, node: ast.arg) -> None:
        """Leave annotations alone."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for part in (*node.args.defaults, *node.args.kw_defaults, *node.decorator_list, *node.body):
            if part is not None:
                self.visit(part)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.visit(part.value)
            elif isinstance(part, ast.Constant) and _is_part(str(part.value)):
                self.found.append((node.lineno, str(part.value)))

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str) and _is_phrase(node.value):
            self.found.append((node.lineno, node.value))


def _is_phrase(text: str) -> bool:
    return bool(not _is_code(text) and _PHRASE.search(text))


def _is_part(text: str) -> bool:
    return bool(not _is_code(text) and (_PHRASE.search(text) or _PART.search(text)))


def _is_code(text: str) -> bool:
    plain = _CODE.fullmatch(text) is not None and " " not in text
    return plain or any(known.search(text) for known in (_SQL, _KEYS, _FILTER, _PROGRAM))
