"""Find the journal, run the command, turn errors into one line and an exit status."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from calfjournal import paths, settings
from calfjournal.cli import copies, plan, records
from calfjournal.cli.arguments import build_parser
from calfjournal.errors import CalfjournalError

Command = Callable[[argparse.Namespace, Path], int]

COMMANDS: dict[str, Command] = {
    "demo": records.demo,
    "plan new": plan.new,
    "plan show": plan.show,
    "plan pdf": plan.pdf,
    "report pdf": copies.report,
    "import": records.bring,
    "check": records.check,
    "export": copies.export,
    "backup": copies.backup,
    "restore": copies.restore,
    "doctor": copies.doctor,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status (0 done, 1 failed, 2 wrong usage)."""
    # A reader such as `head` may close the pipe early, and old consoles cannot show every sign.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    logging.basicConfig(level=logging.ERROR, format="%(levelname)s %(name)s: %(message)s")
    arguments = build_parser().parse_args(argv)
    if arguments.command in (None, "open"):
        return _open_window(arguments)
    name = " ".join(filter(None, (arguments.command, getattr(arguments, "part", None))))
    try:
        return _performed(COMMANDS[name], arguments)
    except CalfjournalError as error:
        _complain(str(error))
    except BrokenPipeError:
        # Whoever read our output has seen enough; Python must not complain while flushing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        _complain(f"{error.strerror or error}: {error.filename or ''}".rstrip(": "))
    except KeyboardInterrupt:
        _complain("stopped")
    return 1


def _performed(command: Command, arguments: argparse.Namespace) -> int:
    status = command(arguments, journal_path(arguments.journal))
    sys.stdout.flush()
    return status


def journal_path(given: Path | None) -> Path:
    """The journal a command works on: option, environment, last opened, default place."""
    if given is not None:
        return given.expanduser()
    if from_environment := os.environ.get("CALFJOURNAL_FILE"):
        return Path(from_environment).expanduser()
    last = settings.load().last_journal
    return Path(last) if last else paths.default_journal()


def _open_window(arguments: argparse.Namespace) -> int:
    from ui.app import run

    given = arguments.file if arguments.command == "open" else arguments.journal
    if given is None and os.environ.get("CALFJOURNAL_FILE"):
        given = Path(os.environ["CALFJOURNAL_FILE"])
    return run(given.expanduser() if given is not None else None)


def _complain(text: str) -> None:
    print("calfjournal: " + " ".join(text.split()), file=sys.stderr)
