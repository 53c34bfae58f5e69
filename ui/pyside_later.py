"""PySide without what only its error messages and its stubs are made of.

PySide brings sources of Python along, and compiles them at every start, for no file keeps what
comes of it: a third of a bare window. Most of them word the signatures of its methods, which
nobody asks for until a call was wrong. So each of those runs when the first of its names is asked
for. Where PySide is made in another way than it was, nothing waits, and all works as it would.
"""

from __future__ import annotations

import builtins
import sys
from importlib.machinery import ModuleSpec
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Any, SupportsIndex

if TYPE_CHECKING:
    from importlib.abc import Loader

FEATURE = "shibokensupport.feature"
LATER = {
    FEATURE,
    "shibokensupport.signature.errorhandler",
    "shibokensupport.signature.layout",
    "shibokensupport.signature.lib.enum_sig",
    "shibokensupport.signature.lib.pyi_generator",
    "shibokensupport.signature.lib.tool",
    "shibokensupport.signature.parser",
}
"""All of them but ``signature.mapping``, where PySide looks for a name without asking for it."""

_RUNNING = RLock()


def import_pyside() -> None:
    """Import PySide, and give Python its own import back.

    PySide takes the place of it and reads the source of every module that is imported from then
    on, looking for a way to write Qt's names that nobody here uses: a tenth of a start.
    """
    finders = sys.meta_path
    sys.meta_path = _Finders(finders)
    try:
        import PySide6  # noqa: F401
    finally:
        finders[:] = [finder for finder in sys.meta_path if not isinstance(finder, _Finder)]
        sys.meta_path = finders
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


class _Later(ModuleType):
    """A module that runs when one of its names is first asked for."""

    def __init__(self, name: str, loader: Loader) -> None:
        super().__init__(name)
        self._runs_with = loader

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a module holds
        if name.startswith("__"):
            raise AttributeError(name)  # Asked by whoever looks through all modules.
        with _RUNNING:
            if type(self) is _Later:
                self._run()
        return getattr(self, name)

    def _run(self) -> None:
        shown, loader = self.__spec__, self._runs_with
        self.__spec__ = ModuleSpec(self.__name__, loader)  # PySide has renamed the one shown.
        try:
            loader.exec_module(self)
        finally:
            self.__spec__ = shown
        self.__class__ = ModuleType  # type: ignore[assignment]


class _Waiting:
    """Makes a module that does not run yet."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        module = _Later(spec.name, self._loader)
        if spec.name == FEATURE:  # Asked at every import until Python has its own back.
            vars(module).update(feature_import=_see_nothing, feature_imported=_see_nothing)
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Leave it to the first who asks for a name."""


def _see_nothing(*_what: object, **_how: object) -> None: ...


class _Finder:
    """Lets wait what can of what another one finds."""

    def __init__(self, finder: Any) -> None:  # noqa: ANN401 - PySide's own
        self._finder = finder

    def find_spec(self, name: str, *where: Any) -> ModuleSpec | None:  # noqa: ANN401 - passed on
        spec: ModuleSpec | None = self._finder.find_spec(name, *where) if name in LATER else None
        if spec is not None and spec.loader is not None:
            spec.loader = _Waiting(spec.loader)  # type: ignore[assignment]
        return spec


class _Finders(list[Any]):
    """Python's; before whichever comes to the front stands one that lets wait."""

    def insert(self, index: SupportsIndex, finder: Any) -> None:  # noqa: ANN401 - as a list does
        super().insert(index, finder)
        super().insert(index, _Finder(finder))
