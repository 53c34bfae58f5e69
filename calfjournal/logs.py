"""Log files and error output: kinds and places of failures, never notes, names or health values.

The messages of errors are left out, except of kinds that only ever name code.
"""

from __future__ import annotations

import logging
import os
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from calfjournal import paths
from calfjournal.files import PRIVATE, keep_private, make_private_folder
from calfjournal.terminal import escaped

if TYPE_CHECKING:
    import io

SAFE_MESSAGES = (AttributeError, NameError, TypeError)
LOG_NAME = "calfjournal.log"
LOG_BYTES = 512 * 1024

ErrorInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def describe(error: BaseException) -> str:
    """Return kind and code places of an error and its causes, without what users entered."""
    lines = []
    seen: BaseException | None = error
    while seen is not None:
        name = type(seen).__name__
        lines.append(f"{name}: {seen}" if isinstance(seen, SAFE_MESSAGES) else name)
        for frame in traceback.extract_tb(seen.__traceback__):
            place = "/".join(frame.filename.replace("\\", "/").split("/")[-3:])
            lines.append(f"  {place}:{frame.lineno} in {frame.name}")
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


class PlainFormatter(logging.Formatter):
    """Formats log lines; errors as ``describe`` tells them."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, the error in it as ``describe`` tells it."""
        # Another handler may have left its own, full text of the error on the record.
        record.exc_text = None
        given = record.args
        if isinstance(given, tuple):
            record.args = tuple(map(_without_message, given))
        text = super().format(record)
        record.exc_text, record.args = None, given
        return escaped(text, keep="\n")

    def formatException(self, ei: ErrorInfo | tuple[None, None, None]) -> str:  # noqa: N802
        """Return what ``describe`` tells of an error."""
        return describe(ei[1]) if ei[1] is not None else ""


def _without_message(given: object) -> object:
    """Return an argument of a log line, of an error its kind only: its message may hold values."""
    return type(given).__name__ if isinstance(given, BaseException) else given


class _LateFile(logging.Handler):
    """The log file, opened for its owner only with the first line: most starts have none to write.

    Where it cannot be opened, nothing is written.
    """

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line."""
        if self._file is None:
            self._file = _opened()
            self._file.setFormatter(self.formatter)
        self._file.emit(record)

    def close(self) -> None:
        """Close the file, if it was opened."""
        if self._file is not None:
            self._file.close()
        super().close()


def _opened() -> logging.Handler:
    from logging.handlers import RotatingFileHandler

    class PrivateFile(RotatingFileHandler):
        def _open(self) -> io.TextIOWrapper:
            keep_private(Path(self.baseFilename))
            handle = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, PRIVATE)
            return os.fdopen(handle, "a", encoding=self.encoding)

    try:
        make_private_folder(paths.log_dir())
        keep_private(paths.log_dir())
        return PrivateFile(
            paths.log_dir() / LOG_NAME, maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8"
        )
    except OSError:
        return logging.NullHandler()


def to_error_output() -> None:
    """Show errors on standard error, unless somebody listens to the log already."""
    shown = logging.StreamHandler()
    shown.setFormatter(PlainFormatter("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.ERROR, handlers=[shown])


def start_log() -> logging.Handler:
    """Write warnings and news of the program into the log folder, where that is possible."""
    handler = _LateFile()
    handler.setFormatter(PlainFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(min(root.level or logging.INFO, logging.INFO))
    return handler
