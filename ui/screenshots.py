"""Draws every page, light and dark, in the widths there are: look at what you changed.

``python -m ui.screenshots DIR [--pages today,plan] [--lives empty,week] [--widths 480,1280]``
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Final

from calfjournal import demo
from calfjournal.journal import Journal
from ui.services.places import Place, RunSpot, SessionSpot

HEIGHTS: Final[Mapping[int, int]] = MappingProxyType(
    {480: 700, 840: 700, 1024: 700, 1280: 800, 1920: 1080}
)
"""Of the windows that are drawn, by their width."""
THEMES = ("light", "dark")
LOOKED_BACK: Final = timedelta(days=365)
"""Of the last run that is drawn."""

LIVES: Final[Mapping[str, int]] = MappingProxyType({"empty": 0, "week": 6, "two": 730, "ten": 3650})
"""Days that a journal has lived, by the name of its pictures."""


def main(argv: Sequence[str] | None = None) -> int:
    """Write the pictures; returns the exit status."""
    parser = argparse.ArgumentParser(prog="ui.screenshots", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", default="", help="names, separated by commas (default all)")
    parser.add_argument("--journal", type=Path, help="another journal than those lives")
    parser.add_argument("--lives", default="two", help=f"of {', '.join(LIVES)} (default two)")
    parser.add_argument("--widths", default="1280,1920", help=f"of {', '.join(map(str, HEIGHTS))}")
    parser.add_argument("--themes", default=",".join(THEMES))
    given = parser.parse_args(argv)
    places = [Place(name) for name in _among(given.pages or ",".join(Place), list(Place))]
    widths = [int(name) for name in _among(given.widths, [str(width) for width in HEIGHTS])]
    themes = _among(given.themes, THEMES)
    lives = _among(given.lives, list(LIVES))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="calfjournal-screenshots-") as home:
        os.environ["CALFJOURNAL_HOME"] = home
        for life in [""] if given.journal else lives:
            journal = given.journal or _written(Path(home) / f"{life}.calfjournal", LIVES[life])
            folder = given.folder / life
            for picture in draw(journal, folder, places, widths=widths, themes=themes):
                sys.stdout.write(f"{picture}\n")
    return 0


def _written(path: Path, days: int) -> Path:
    if days:
        demo.write(path, days=days)
    else:
        Journal.create(path).close()
    return path


def _among(given: str, known: Sequence[str]) -> list[str]:
    wanted = [name for name in given.split(",") if name]
    if unknown := set(wanted) - set(known):
        raise SystemExit(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    return wanted


def _target(journal: Journal, place: Place) -> SessionSpot | RunSpot | None:
    """Return what a page shows that needs to be told: the next planned session, the last run."""
    today = journal.today()
    if place is Place.RUN:
        recorded = journal.runs.between(today - LOOKED_BACK, today)
        return RunSpot(recorded[-1].key) if recorded else None
    following = journal.sessions.next_after(today - timedelta(days=1))
    if place is not Place.PLAYER or following is None:
        return None
    return SessionSpot(following.day, following.key)


def draw(
    journal_path: Path,
    folder: Path,
    places: Sequence[Place],
    *,
    widths: Sequence[int] = (1280, 1920),
    themes: Sequence[str] = THEMES,
) -> list[Path]:
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
    for theme_name in themes:
        theme.prefer(theme_name)
        for width in widths:
            window.resize(width, height := HEIGHTS[width])
            for place in places:
                target = _target(window.context.journal, place)
                page = window.page(place)
                if isinstance(target, SessionSpot) and isinstance(page, PlayerPage):
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
