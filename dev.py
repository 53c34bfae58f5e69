#!/usr/bin/env python3
"""One command for everything a developer does, on a machine with nothing but Python.

    python3 dev.py run [ARGS]          open calfjournal, or run one of its commands
    python3 dev.py test                lint, types, arrows, tests, and the tests in a real window
    python3 dev.py test PYTEST-ARGS    only these tests, e.g. tests/training -k spacing
    python3 dev.py lint                lint, types and arrows
    python3 dev.py newest COMMAND      the same with the newest supported Python here, if newer
    python3 dev.py soak --minutes N    kill, fill, corrupt and fuzz for so long, and count
    python3 dev.py bench [ARGS]        measure against the floors
    python3 dev.py simulate [ARGS]     let invented runners live with the rules, and count
    python3 dev.py screenshots DIR     draw every page, light and dark
    python3 dev.py catalogue           draw every sentence out of the code, for translators
    python3 dev.py env                 only make or refresh the environment
    python3 dev.py lock [--upgrade]    write requirements.lock anew, with newer versions if asked

The environment is `.venv`, made by the first Python that runs this file; another version of Python
gets its own beside it (`.venv-3.13`). It is remade when pyproject.toml or requirements.lock change.
Only the standard library is used here.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tools import catalogue, checks, environment, pythons, system
from tools.shell import LINUX, ROOT, Stop, run, say


def command_env(_arguments: list[str]) -> int:
    """Make the environment and say where the program is."""
    python = environment.make()
    system.need_libraries(window=True)
    say(f"Ready: {environment.program(python.parent.parent, 'calfjournal')}")
    return 0


def command_lock(arguments: list[str]) -> int:
    """Write the lock anew."""
    environment.renew_lock(arguments)
    say(f"{environment.LOCK} is written: run `python3 dev.py test`, and say why in the commit.")
    return 0


def command_run(arguments: list[str]) -> int:
    """Open the window, or run a command of the program."""
    window = opens_window(arguments)
    if window and not has_display():
        raise Stop(
            "There is no display here, so the window cannot open. Start this from a desktop"
            " session,\nconnect with `ssh -X`, or use a virtual display:\n"
            "  sudo apt-get install xvfb\n"
            "  xvfb-run -a python3 dev.py run\n"
            "The commands work without one: python3 dev.py run --help"
        )
    python = environment.make()
    system.need_libraries(window=window)
    return run([python, "-m", "calfjournal", *arguments])


def opens_window(arguments: list[str]) -> bool:
    """Tell whether these arguments of the program open the window rather than run a command."""
    from calfjournal.command_words import opens_window as program_opens_window

    return program_opens_window(arguments)


def has_display() -> bool:
    """Tell whether a window can appear: always on Windows and macOS, on Linux with a server."""
    asked = os.environ.get("QT_QPA_PLATFORM", "")
    servers = ("DISPLAY", "WAYLAND_DISPLAY")
    return not LINUX or asked in ("offscreen", "minimal") or any(map(os.environ.get, servers))


def command_test(arguments: list[str]) -> int:
    """Run every check, or with arguments only these tests."""
    python = environment.make()
    system.need_libraries(window=False)
    missing = system.want_for_tests()
    if arguments:
        results = [checks.perform_tests(python, "tests", tuple(arguments))]
    else:
        screen = system.has_screen()
        results = checks.lint(python) + checks.every_test(python, screen=screen)
    return checks.summary(results, missing)


def command_lint(_arguments: list[str]) -> int:
    """Run the stages that read the code."""
    return checks.summary(checks.lint(environment.make()))


def command_newest(arguments: list[str]) -> int:
    """Run one of these commands with the newest supported Python, where that is not this one."""
    found = pythons.newer()
    if found is None:
        say(f"Nothing to run again: no newer supported Python than {sys.version.split()[0]} here.")
        return 0
    version, python = found
    say(f"\nAgain with Python {pythons.dotted(version)}: {' '.join(arguments)}")
    return run([python, Path(__file__).resolve(), *arguments])


def command_soak(arguments: list[str]) -> int:
    """Try for a long time to lose something."""
    missing = system.want_for_tests()
    if missing:
        say(missing)
    return run_offscreen("tests.soak", arguments)


def command_bench(arguments: list[str]) -> int:
    """Measure against the floors and print ratios."""
    return run_offscreen("tests.benchmarks", arguments)


def command_simulate(arguments: list[str]) -> int:
    """Let invented runners live weeks with the real rules, beside three other ways to train."""
    return run_offscreen("tests.simulation", arguments)


def command_screenshots(arguments: list[str]) -> int:
    """Draw every page from the sample journal into a folder."""
    if not arguments:
        raise Stop("Say where to put the pictures: python3 dev.py screenshots DIR")
    return run_offscreen("ui.screenshots", arguments)


def command_catalogue(_arguments: list[str]) -> int:
    """Write the template of the catalogue of sentences anew."""
    status = catalogue.extract(environment.make(), catalogue.TEMPLATE)
    if status == 0:
        say(f"{catalogue.TEMPLATE.relative_to(ROOT)} is written.")
    return status


def run_offscreen(module: str, arguments: list[str]) -> int:
    """Run a module of this checkout without a screen, in the user's folder."""
    python = environment.make()
    system.need_libraries(window=False)
    variables = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    return run([python, "-m", module, *arguments], variables=variables)


COMMANDS = {
    "run": command_run,
    "test": command_test,
    "lint": command_lint,
    "newest": command_newest,
    "soak": command_soak,
    "bench": command_bench,
    "simulate": command_simulate,
    "screenshots": command_screenshots,
    "catalogue": command_catalogue,
    "env": command_env,
    "lock": command_lock,
}


def main(arguments: list[str]) -> int:
    """Run one command; return its exit status."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        say(__doc__ or "")
        return 0 if arguments else 2
    command = COMMANDS.get(arguments[0])
    if command is None:
        say(f"Unknown command {arguments[0]!r}; known: {', '.join(COMMANDS)}")
        return 2
    try:
        return command(arguments[1:])
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
