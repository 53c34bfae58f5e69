"""Find the journal, run the command, turn errors into one line and an exit status."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from calfjournal import logs
from calfjournal.command_words import journal_of_window, with_command
from calfjournal.errors import CalfjournalError
from calfjournal.messages import tr
from calfjournal.terminal import complain

if TYPE_CHECKING:
    import argparse

log = logging.getLogger(__name__)

Command = Callable[["argparse.Namespace", Path], int]

COMMANDS = {
    "demo": "records:demo",
    "plan new": "plan:new",
    "plan show": "plan:show",
    "plan pdf": "plan:pdf",
    "plan again": "plan:again",
    "plan gates": "gates:gates",
    "plan phase": "gates:phase",
    "program list": "programs:listed",
    "program check": "programs:check",
    "program import": "programs:bring",
    "program share": "programs:share",
    "program delete": "programs:delete",
    "report pdf": "copies:report",
    "profile show": "profile:show",
    "profile set": "profile:change",
    "session move": "session:move",
    "session copy": "session:copy",
    "session delete": "session:delete",
    "flare start": "flare:start",
    "flare end": "flare:end",
    "flare show": "flare:show",
    "metronome": "metronome:write",
    "import": "records:bring",
    "check": "records:check",
    "export": "copies:export",
    "backup": "copies:backup",
    "restore": "copies:restore",
    "doctor": "copies:doctor",
}
"""Where each command is, ``module:function``: imported when it is run."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status (0 done, 1 failed, 2 wrong usage)."""
    # A reader such as `head` may close the pipe early, and old consoles cannot show every sign.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    logs.to_error_output()
    words = sys.argv[1:] if argv is None else argv
    try:
        if (wanted := journal_of_window(words)) is not None:
            return _open_window(*wanted)
        return _performed(words)
    except CalfjournalError as error:
        complain(error)
    except BrokenPipeError:
        # Whoever read our output has seen enough; Python must not complain while flushing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        complain(f"{error.strerror or error}: {error.filename or ''}".rstrip(": "))
    except KeyboardInterrupt:
        complain(tr("stopped"))
    except Exception:
        # Python's own traceback would show the error's words, and those may be a note.
        log.exception("unexpected failure")
        complain(tr("This is a fault of the program; nothing half done was kept."))
    return 1


def _performed(words: Sequence[str]) -> int:
    from calfjournal import settings
    from calfjournal.cli.arguments import build_parser
    from calfjournal.known_journals import chosen
    from calfjournal.messages import in_words

    gc.enable()
    arguments = build_parser().parse_args(with_command(words))
    if arguments.command in (None, "open"):
        return _open_window(arguments.file if arguments.command == "open" else arguments.journal)
    name = " ".join(filter(None, (arguments.command, getattr(arguments, "part", None))))
    now = settings.load()
    for problem in now.problems:
        complain(in_words(problem))
    status = _command(name)(arguments, chosen(arguments.journal, now))
    sys.stdout.flush()
    return status


def _command(name: str) -> Command:
    module, _, function = COMMANDS[name].partition(":")
    found: Command = getattr(import_module(f"calfjournal.cli.{module}"), function)
    return found


def _open_window(journal: Path | None = None) -> int:
    from ui.app import run

    return run(journal)
