"""What the menus run: copies and exports, checks, sheets and dialogs of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMainWindow

from calfjournal import paths
from calfjournal.errors import CalfjournalError, InputError
from calfjournal.files import make_private_folder
from calfjournal.messages import tr
from calfjournal.settings import option
from ui.services import history
from ui.services.chooser import or_all
from ui.services.context import Context
from ui.services.places import Errand, Place


class Commands(QObject):
    """Runs commands on the journal of a window; slow modules are imported when first needed.

    ``backed_up`` comes when a backup was made; the other signals ask for another journal.
    """

    backed_up = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, context: Context, window: QMainWindow) -> None:
        super().__init__(window)
        self._context, self._window = context, window

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each menu command runs."""
        return {
            "new": self.new_wanted.emit,
            "open": self.open_wanted.emit,
            "sample": self.sample_wanted.emit,
            "import": self.choose_import,
            "import_folder": self.choose_import_folder,
            "export_json": self.export_json,
            "export_csv": self.export_csv,
            "export_calendar": self.export_calendar,
            "backup": self.back_up,
            "restore": self.restore_wanted.emit,
            "print": self.print_plan,
            "metronome": self.ask_metronome,
            "preferences": self.show_preferences,
            "quit": self._window.close,
            "undo": self.undo,
            "redo": self.redo,
            "find": self.find,
            "go_to_date": self.go_to_date,
            "wrong": self.ask_what_is_wrong,
            "check": self.check,
            "logs": self.open_logs,
            "about": self.show_about,
        }

    # ------------------------------------------------------------------ history

    @Slot()
    def undo(self) -> None:
        """Take the newest edit back."""
        history.undo(context=self._context)

    @Slot()
    def redo(self) -> None:
        """Apply the edit undone last again."""
        history.redo(context=self._context)

    # ------------------------------------------------------------------ finding

    @Slot()
    def find(self) -> None:
        """Put the keys where the page looks for words; where they are there, search everything."""
        from ui.widgets.search_field import SearchField
        from ui.window.search_dialog import SearchDialog

        fields = self._window.findChildren(SearchField)
        field = next((each for each in fields if each.isVisible()), None)
        if field is None or field.hasFocus():
            SearchDialog(self._context, self._window).open()
        else:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.selectAll()

    @Slot()
    def go_to_date(self) -> None:
        """Ask for a day and show it in the calendar, in the way it was seen last."""
        self._context.navigate(Place.CALENDAR, Errand.GO_TO_DATE)

    @Slot()
    def ask_what_is_wrong(self) -> None:
        """Ask as the button of the page does; on a page without one, of today."""
        from ui.signs.red_flag_dialog import RedFlagDialog
        from ui.signs.wrong_button import WrongButton

        buttons = self._window.findChildren(WrongButton)
        button = next((each for each in buttons if each.isVisible()), None)
        if button is not None:
            button.ask()
        else:
            RedFlagDialog(self._context, self._context.journal.today(), self._window).open()

    # ------------------------------------------------------------------ import and copies

    @Slot()
    def choose_import(self) -> None:
        """Ask for files, in the folder of last time, and import them."""
        from calfjournal.tasks import readable_endings

        patterns = " ".join(f"*{ending}" for ending in readable_endings())
        filters = or_all(tr("Recordings and exports ({patterns})", patterns=patterns))
        chooser, folder = self._context.chooser, self._last_folder()
        found = chooser.files_to_open(self._window, tr("Import"), folder, filters)
        if found:
            self._remember_folder(found[0].parent)
            self.import_files(found)

    @Slot()
    def choose_import_folder(self) -> None:
        """Ask for a folder, and import what is in it and in the folders below."""
        chooser, folder = self._context.chooser, self._last_folder()
        found = chooser.folder(self._window, tr("Import a folder"), folder)
        if found is not None:
            self._remember_folder(found)
            self.import_files([found])

    def _last_folder(self) -> Path:
        folder = Path(self._context.settings.now.import_folder or Path.home())
        return folder if paths.is_folder(folder) else Path.home()

    def _remember_folder(self, folder: Path) -> None:
        remembered = str(paths.real(folder))
        if option("import_folder").usable(remembered):
            self._context.settings.change(import_folder=remembered)

    def import_files(self, files: Sequence[Path], *, dropped: bool = False) -> None:
        """Read files off the GUI thread, show what they hold, and take it as one edit."""
        from ui.importing.dialog import ImportDialog
        from ui.importing.reading import ImportWay

        way = ImportWay.DROPPED if dropped else ImportWay.CHOSEN
        ImportDialog(self._context, files, self._window, way=way).open()

    @Slot()
    def export_json(self) -> None:
        """Write the whole journal as JSON where the user says."""
        self._export("json", "JSON (*.json)", self._context.journal.export_json)

    @Slot()
    def export_csv(self) -> None:
        """Write the journal's tables as a zip of CSV where the user says."""
        self._export("zip", tr("Zip of CSV tables (*.zip)"), self._context.journal.export_csv)

    @Slot()
    def export_calendar(self) -> None:
        """Write what is planned as a calendar file where the user says, with alarms as wished."""
        self._export("ics", tr("Calendar file (*.ics)"), self._write_calendar)

    def _write_calendar(self, target: Path) -> None:
        alarm = self._context.settings.now.calendar_alarm
        self._context.journal.export_calendar(target, alarm if alarm >= 0 else None)

    def _export(self, suffix: str, filters: str, write: Callable[[Path], None]) -> None:
        suggested, ask = f"{self._context.journal.path.stem}.{suffix}", self._context.chooser
        target = ask.file_to_save(self._window, tr("Export"), suggested, filters, f".{suffix}")
        if target is None:
            return
        try:
            write(target)
        except (CalfjournalError, OSError) as problem:
            self._context.notices.warn(told(problem))
        else:
            self._context.notices.say(tr("Exported as {file}", file=target.name))

    @Slot()
    def back_up(self) -> None:
        """Make a verified backup now."""
        try:
            made = self._context.journal.backup()
        except (CalfjournalError, OSError) as problem:
            self._context.notices.warn(told(problem))
        else:
            self._context.notices.say(tr("Backed up as {file}", file=made.name))
            self.backed_up.emit()

    @Slot()
    def print_plan(self) -> None:
        """Show the plan page with its print preview."""
        self._context.navigate(Place.PLAN, Errand.PRINT)

    @Slot()
    def ask_metronome(self) -> None:
        """Open a beat for the steps of a run."""
        from ui.metronome.ways import ask_for_today

        ask_for_today(self._context, self._window)

    # ------------------------------------------------------------------ dialogs

    @Slot()
    def show_preferences(self) -> None:
        """Open the preferences."""
        from ui.preferences.dialog import PreferencesDialog

        PreferencesDialog(self._context, self._window).open()

    @Slot()
    def show_about(self) -> None:
        """Open what there is to know about the program."""
        from ui.window.help_dialogs import AboutSheet

        AboutSheet(self._context.journal, self._window).open()

    @Slot()
    def check(self) -> None:
        """Check the journal and show what was found."""
        from ui.window.help_dialogs import CheckSheet

        try:
            CheckSheet(self._context, self._window).open()
        except CalfjournalError as problem:
            self._context.notices.warn(problem)

    @Slot()
    def open_logs(self) -> None:
        """Open the folder of log files in the system's file manager."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        folder = paths.log_dir()
        make_private_folder(folder)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def told(problem: CalfjournalError | OSError) -> str:
    """Return a problem as a sentence for the user."""
    if isinstance(problem, InputError):
        return problem.message
    if isinstance(problem, CalfjournalError):
        return str(problem)
    text = problem.strerror or str(problem)
    if not problem.filename:
        return text
    return tr("{problem} ({file})", problem=text, file=str(problem.filename))
