"""The menus: every command with its name, shortcut and what it does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from calfjournal.journal import Journal
from calfjournal.messages import in_words, mark, tr
from calfjournal.messages.formats import choice
from calfjournal.messages.option_words import OPTION_WORDS
from calfjournal.settings import Settings
from ui.services.context import Navigate
from ui.services.options import Options
from ui.services.places import Place
from ui.theme import Role, font
from ui.window.pages import ENTRIES, NUMBERED, marked_for


class Command(Struct, frozen=True):
    """A menu line: ``key`` names it in code, ``writes`` needs a journal that can be changed."""

    key: str
    marked: str
    shortcut: str = ""
    writes: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole

    @property
    def text(self) -> str:
        """What the line says, in the language."""
        return tr(self.marked)


FILE: tuple[Command | None, ...] = (
    Command("new", mark("&New journal…"), "Ctrl+Shift+N"),
    Command("open", mark("&Open…"), "Ctrl+O"),
    Command("recent", mark("Open r&ecent")),
    Command("sample", mark("Open the &sample")),
    None,
    Command("import", mark("&Import…"), "Ctrl+I", writes=True),
    Command("import_folder", mark("Import a fol&der…"), "Ctrl+Shift+I", writes=True),
    Command("export_json", mark("&Export as JSON…")),
    Command("export_csv", mark("Export as &CSV tables…")),
    Command("export_calendar", mark("Export c&alendar (.ics)…")),
    None,
    Command("backup", mark("&Back up now")),
    Command("restore", mark("Bac&kups…")),
    None,
    Command("print", mark("&Print plan…"), "Ctrl+P"),
    Command("metronome", mark("&Metronome for a run…"), "Ctrl+Shift+M"),
    None,
    Command("preferences", mark("Pre&ferences…"), "Ctrl+,", role=QAction.MenuRole.PreferencesRole),
    Command("quit", mark("&Quit"), "Ctrl+Q", role=QAction.MenuRole.QuitRole),
)
EDIT: tuple[Command | None, ...] = (
    Command("undo", mark("&Undo"), "Ctrl+Z", writes=True),
    Command("redo", mark("&Redo"), "Ctrl+Shift+Z", writes=True),
    None,
    Command("find", mark("&Find…"), "Ctrl+F"),
    Command("go_to_date", mark("&Go to date…"), "Ctrl+G"),
    None,
    Command("wrong", mark("Something is &wrong…"), "Ctrl+Shift+W", writes=True),
)
HELP: tuple[Command | None, ...] = (
    Command("page_help", mark("&Help with this page"), "F1"),
    Command("shortcuts", mark("&Keyboard shortcuts"), "Ctrl+/"),
    Command("check", mark("&Check journal")),
    Command("logs", mark("Open the &log folder")),
    None,
    Command("about", mark("&About calfjournal"), role=QAction.MenuRole.AboutRole),
)


class Actions(QObject):
    """Builds the menu bar of a window; ``handlers`` maps each command's key to what it runs.

    ``topic`` returns the way in which the page is seen (``Page.help_topic``).
    ``recent_chosen`` carries the path of a journal opened before.
    """

    recent_chosen = Signal(Path)

    def __init__(
        self,
        window: QMainWindow,
        handlers: dict[str, Callable[[], object]],
        navigate: Navigate,
        options: Options,
        topic: Callable[[], str],
    ) -> None:
        super().__init__(window)
        self._window, self._navigate = window, navigate
        self._topic = topic
        mine = {"shortcuts": self.show_shortcuts, "page_help": self.show_page_help}
        self._handlers = {**handlers, **mine}
        self._options = options
        self._by_key: dict[str, QAction] = {}
        self._shown = Place.TODAY
        self._pages = QActionGroup(self)
        self._themes = QActionGroup(self)
        self._recent = QActionGroup(self)
        bar = window.menuBar()
        bar.setFont(font(Role.SMALL))
        self._add_commands(bar.addMenu(tr("&File")), FILE)
        self._add_commands(bar.addMenu(tr("&Edit")), EDIT)
        self._add_view(bar.addMenu(tr("&View")))
        self._add_commands(bar.addMenu(tr("&Help")), HELP)
        # What is typed into a field stays there: fields take printable keys before menus do.
        self._by_key["shortcuts"].setShortcuts([QKeySequence("Ctrl+/"), QKeySequence("?")])
        self._by_key["redo"].setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])

    def __getitem__(self, key: str) -> QAction:
        """Return the action of a command."""
        return self._by_key[key]

    def _add_commands(self, menu: QMenu, commands: tuple[Command | None, ...]) -> None:
        menu.setFont(font(Role.BODY))
        for command in commands:
            if command is None:
                menu.addSeparator()
                continue
            if command.key == "recent":
                self._add_recent(menu.addMenu(command.text))
                continue
            action = QAction(command.text, self)
            action.setShortcut(QKeySequence(command.shortcut))
            action.setMenuRole(command.role)
            action.setProperty("writes", command.writes)
            action.setProperty("title", _plain(command.text))
            action.triggered.connect(self._handlers[command.key])
            menu.addAction(action)
            self._window.addAction(action)  # Its keys work while the menus are put away.
            self._by_key[command.key] = action

    def _add_recent(self, menu: QMenu) -> None:
        menu.setFont(font(Role.BODY))
        for name in self._options.now.recent_journals[1:]:
            path = Path(name)
            action = QAction(path.stem.replace("&", "&&"), self)
            action.setToolTip(name)
            action.setData(path)
            self._recent.addAction(action)
            menu.addAction(action)
        menu.setToolTipsVisible(True)
        menu.setEnabled(not menu.isEmpty())
        self._recent.triggered.connect(self._open_recent)

    def put_away(self) -> None:
        """Let go of menu bar and shortcuts: other actions take their place."""
        for action in (*self._by_key.values(), *self._pages.actions()):
            self._window.removeAction(action)
        self._window.setMenuBar(QMenuBar())  # Qt deletes the one before with its menus.
        self.deleteLater()

    @Slot(QAction)
    def _open_recent(self, action: QAction) -> None:
        self.recent_chosen.emit(action.data())

    def _add_view(self, menu: QMenu) -> None:
        menu.setFont(font(Role.BODY))
        for number, entry in NUMBERED:
            action = QAction(f"&{number} {entry.title}", self, checkable=True)
            action.setShortcut(QKeySequence(f"Ctrl+{number}"))
            action.setData(entry.place)
            action.setProperty("title", entry.title)
            self._pages.addAction(action)
            menu.addAction(action)
            self._window.addAction(action)
        menu.addSeparator()
        for value, word in OPTION_WORDS["theme"].choices.items():
            action = QAction(word, self, checkable=True)
            action.setData(value)
            action.setChecked(value == self._options.now.theme)
            self._themes.addAction(action)
            menu.addAction(action)
        self._pages.triggered.connect(self._go)
        self._themes.triggered.connect(self._choose_theme)
        self._options.changed.connect(self._show_theme)

    @Slot(QAction)
    def _go(self, action: QAction) -> None:
        self._navigate(Place(action.data()))

    @Slot(QAction)
    def _choose_theme(self, action: QAction) -> None:
        self._options.change(theme=action.data())

    def show_page(self, place: Place) -> None:
        """Tick the page that is seen."""
        self._shown = place
        for action in self._pages.actions():
            action.setChecked(action.data() == marked_for(place))

    @Slot(Settings)
    def _show_theme(self, now: Settings) -> None:
        """Tick the appearance that was chosen."""
        for action in self._themes.actions():
            action.setChecked(action.data() == now.theme)

    def show_history(self, journal: Journal) -> None:
        """Name what undo and redo would do."""
        for key, word, named, label in (
            ("undo", mark("&Undo"), mark("&Undo {name}"), journal.undo_label),
            ("redo", mark("&Redo"), mark("&Redo {name}"), journal.redo_label),
        ):
            # A name may hold an ampersand, which a menu would take for a shortcut mark.
            name = in_words(label or "").replace("&", "&&")
            self._by_key[key].setText(tr(named, name=name) if label else tr(word))
            self._by_key[key].setEnabled(bool(label) and not journal.read_only)

    def allow_writing(self, *, allowed: bool) -> None:
        """Enable or disable every command that changes the journal."""
        for action in self._by_key.values():
            if action.property("writes"):
                action.setEnabled(allowed)

    @Slot()
    def show_shortcuts(self) -> None:
        """Open the sheet of every command with its shortcut."""
        from ui.window.help_dialogs import ShortcutSheet

        ShortcutSheet(self._shortcuts(), self._window).open()

    @Slot()
    def show_page_help(self) -> None:
        """Open what the page that is seen is for, and its keys."""
        from ui.window.page_help import PageHelp

        title = ENTRIES[self._shown].title
        sheet = PageHelp(self._shown, title, self._window, topic=self._topic())
        sheet.all_keys.clicked.connect(sheet.close)
        sheet.all_keys.clicked.connect(self.show_shortcuts)
        sheet.open()

    def _shortcuts(self) -> list[tuple[str, str]]:
        actions = [*self._by_key.values(), *self._pages.actions()]
        return [
            (action.property("title"), _keys(action)) for action in actions if action.shortcuts()
        ]


def _plain(text: str) -> str:
    """Return a menu line without the signs of menus: its letter, and that it asks for more."""
    return text.replace("&", "").rstrip("…")


def _keys(action: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return choice([keys.toString(native) for keys in action.shortcuts()])
