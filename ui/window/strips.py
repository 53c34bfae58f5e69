"""The strips above the pages: what has to be told until it is read, or no longer true."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from calfjournal.messages import tr
from ui.services.context import Context
from ui.services.history import skip
from ui.theme import metrics
from ui.widgets.banner import Banner, Mood


class SkipStrip(Banner):
    """Tells of an edit that is in the way of undo; ``skip_wanted`` carries its number."""

    skip_wanted = Signal(int)

    def __init__(self, sentence: str, edit: int) -> None:
        super().__init__(sentence, Mood.PROBLEM, action=tr("Skip this one"), closable=True)
        self._edit = edit
        self.pressed.connect(self._skip)

    @Slot()
    def _skip(self) -> None:
        self.close_itself()
        self.skip_wanted.emit(self._edit)


class Strips(QWidget):
    """Takes no room when there is none.

    ``told`` comes with every problem. ``reopen_wanted``, ``new_wanted``, ``rescue_wanted`` (what
    was found) and ``copy_wanted`` (its path) are the answers that strips offer.
    """

    told = Signal()
    reopen_wanted = Signal()
    new_wanted = Signal()
    rescue_wanted = Signal(str)
    copy_wanted = Signal(Path)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._damage = ""
        self._copy = Path()
        self._refusals: list[Banner] = []
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(metrics.PAGE_MARGIN, metrics.M, metrics.PAGE_MARGIN, 0)
        self._stack.setSpacing(metrics.S)
        self.hide()
        context.notices.warned.connect(self.warn)
        context.notices.replaced.connect(self._warn_replaced)
        context.notices.stuck.connect(self._offer_skip)

    @property
    def is_unsaved(self) -> bool:
        """True while something could not be saved."""
        return self._context.notices.unsaved or bool(self._context.drafts.problem)

    def add(self, banner: Banner) -> None:
        """Show a strip; the same words are not shown twice."""
        if any(strip.sentence == banner.sentence for strip in self.findChildren(Banner)):
            banner.deleteLater()
            return
        banner.closed.connect(self._drop_closed)
        self._stack.addWidget(banner)
        self.show()
        banner.show()

    def say_whose(self, *, sample: bool) -> None:
        """Say what is to be known of the journal: that it can only be read, or is the sample."""
        if self._context.journal.read_only:
            sentence = tr(
                "This journal can only be read here: another window has it open, or its file is "
                "protected."
            )
            self.add(Banner(sentence, Mood.WARNING))
        if sample:
            sentence = tr("This is a sample journal of an invented runner. Try anything you like.")
            strip = Banner(sentence, Mood.INFO, action=tr("Start your own"), closable=True)
            strip.pressed.connect(self.new_wanted)
            self.add(strip)

    def make_way(self, *, away: bool) -> None:
        """Put away what is told while a page fills the window; what is new is shown."""
        self.setVisible(
            not away and any(not strip.isHidden() for strip in self.findChildren(Banner))
        )

    def forget_refusals(self) -> None:
        """Take away what says that nothing could be saved: it was, since."""
        self._context.notices.unsaved = False
        if not self._context.drafts.problem:
            for strip in self._refusals:
                strip.hide()
            self._drop_closed()

    @Slot(str)
    def warn(self, sentence: str) -> None:
        """Show a problem in a strip until it is closed: where the user is, dialogs included."""
        self._show_problem(Banner(sentence, Mood.PROBLEM, closable=True))

    def warn_damaged(self, sentence: str) -> None:
        """Show that the journal takes nothing more, with the ways on."""
        self._damage = sentence
        strip = Banner(sentence, Mood.PROBLEM, action=tr("What now?"))
        strip.pressed.connect(self._want_rescue)
        self.add(strip)
        self.told.emit()

    def tell_of_copy(self, sentence: str, copy: Path) -> None:
        """Say that what this window held was saved as a copy, and offer to open it."""
        strip = Banner(sentence, Mood.PROBLEM, action=tr("Open the copy"), closable=True)
        strip.pressed.connect(self._want_copy)
        self._copy = copy
        self.add(strip)

    # ------------------------------------------------------------------ news and answers

    @Slot(str)
    def _warn_replaced(self, sentence: str) -> None:
        strip = Banner(sentence, Mood.PROBLEM, action=tr("Open it again"))
        strip.pressed.connect(self.reopen_wanted)
        self._show_problem(strip)

    @Slot(str, int)
    def _offer_skip(self, sentence: str, edit: int) -> None:
        strip = SkipStrip(sentence, edit)
        strip.skip_wanted.connect(self._skip)
        self._show_problem(strip)

    @Slot(int)
    def _skip(self, edit: int) -> None:
        skip(context=self._context, edit=edit)
        self.told.emit()

    @Slot()
    def _want_copy(self) -> None:
        self.copy_wanted.emit(self._copy)

    @Slot()
    def _want_rescue(self) -> None:
        self.rescue_wanted.emit(self._damage)

    # ------------------------------------------------------------------ showing

    def _show_problem(self, strip: Banner) -> None:
        from ui.widgets.dialog import Dialog

        dialog = QApplication.activeModalWidget()
        above = dialog.parentWidget() if isinstance(dialog, Dialog) else None
        if isinstance(dialog, Dialog) and above is not None and above.window() is self.window():
            dialog.add_strip(strip)
        else:
            self.add(strip)
            if self.is_unsaved and strip.parentWidget() is not None:
                self._refusals.append(strip)
        self.told.emit()

    @Slot()
    def _drop_closed(self) -> None:
        for strip in self.findChildren(Banner):
            if strip.isHidden():
                if strip in self._refusals:
                    self._refusals.remove(strip)
                strip.setParent(None)
                strip.deleteLater()
        self.setVisible(bool(self.findChildren(Banner)))
