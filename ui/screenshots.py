"""Draws every page of the sample journal, light and dark, in two sizes: look at what you changed.

``python -m ui.screenshots DIR [--pages today,plan] [--journal FILE]``
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from calfjournal import demo
from ui.services.places import Place, SessionSpot

if TYPE_CHECKING:
    from calfjournal.journal import Journal

SIZES = ((1280, 800), (1920, 1080))
THEMES = ("light", "dark")


def main(argv: Sequence[str] | None = None) -> int:
    """Write the pictures; returns the exit status."""
    parser = argparse.ArgumentParser(prog="ui.screenshots", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", default="", help="names, separated by commas (default all)")
    parser.add_argument("--journal", type=Path, help="another journal than the sample")
    given = parser.parse_args(argv)
    places = _places(given.pages)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="calfjournal-screenshots-") as home:
        os.environ["CALFJOURNAL_HOME"] = home
        journal = given.journal or Path(home) / "sample.calfjournal"
        if given.journal is None:
            demo.write(journal)
        for picture in draw(journal, given.folder, places):
            sys.stdout.write(f"{picture}\n")
    return 0


def _places(given: str) -> list[Place]:
    known = list(Place)
    wanted = [name for name in given.split(",") if name]
    if unknown := set(wanted) - set(known):
        raise SystemExit(
            f"no such page: {', '.join(sorted(unknown))}; there are {', '.join(known)}"
        )
    return [Place(name) for name in wanted] or known


def _target(journal: Journal, place: Place) -> SessionSpot | None:
    """Return the session that the player shows: the next one that is planned."""
    following = journal.sessions.next_after(journal.today() - timedelta(days=1))
    if place is not Place.PLAYER or following is None:
        return None
    return SessionSpot(following.day, following.key)


def draw(journal_path: Path, folder: Path, places: Sequence[Place]) -> list[Path]:
    """Draw pages as ``page-theme-WxH.png`` into a folder and return the files."""
    from PySide6.QtWidgets import QApplication

    from ui.app import make_application
    from ui.player.page import PlayerPage
    from ui.services.options import Options
    from ui.theme import active
    from ui.window.main_window import MainWindow
    from ui.window.open_journal import Desk

    folder.mkdir(parents=True, exist_ok=True)
    make_application()
    theme = active()
    desk = Desk(theme, Options())
    desk.open(journal_path)
    window = desk.window
    if not isinstance(window, MainWindow):
        raise SystemExit(f"{journal_path} could not be opened")
    drawn = []
    for theme_name in THEMES:
        theme.prefer(theme_name)
        for width, height in SIZES:
            window.resize(width, height)
            for place in places:
                target = _target(window.context.journal, place)
                page = window.page(place)
                if target is not None and isinstance(page, PlayerPage):
                    page.days.agree(target.session_id)
                window.navigate(place, target)
                for _ in range(5):
                    QApplication.processEvents()
                file = folder / f"{place}-{theme_name}-{width}x{height}.png"
                window.grab().save(str(file))
                drawn.append(file)
    desk.close()
    return drawn


if __name__ == "__main__":
    sys.exit(main())
