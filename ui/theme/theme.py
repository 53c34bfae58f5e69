"""The theme of the window: which tokens hold now, and how widgets get at them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from calfjournal.domain.looks import Look
from ui.theme import fonts, icons, metrics
from ui.theme.palette import make_palette
from ui.theme.style_sheet import make_style_sheet
from ui.theme.tokens import DARK, LIGHT, Tokens


class Theme(QObject):
    """Keeps palette, style sheet and font of the application at the preference.

    ``changed`` tells that every colour may be another one; custom-painted widgets are repainted
    by Qt and need not listen, charts and kept pictures do.
    """

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._preference = "system"
        self._tokens = LIGHT
        self.less_motion = False
        """True when the user wants no fades."""
        self._fit_text()
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    @property
    def tokens(self) -> Tokens:
        """The colours that hold now."""
        return self._tokens

    @property
    def preference(self) -> str:
        """What the user chose."""
        return self._preference

    def prefer(self, preference: str) -> None:
        """Take the user's choice: "system", "light" or "dark"."""
        if preference != self._preference:
            self._preference = preference
            self._follow_system()

    def enlarge(self, percent: int) -> None:
        """Take the user's size of texts; what is shown already has to be made anew."""
        if fonts.enlarge(percent):
            self._fit_text()
            self._apply()

    def colour(self, name: str) -> QColor:
        """The colour of a token, for painting."""
        return QColor(getattr(self._tokens, name))

    def mark(self, look: Look) -> QColor:
        """The colour of lines and marks of a look."""
        return self.colour(look.colour)

    def ink(self, look: Look) -> QColor:
        """The colour of text of a look."""
        return self.colour(f"{look.colour}_ink")

    def soft(self, look: Look) -> QColor:
        """The pale ground of a look."""
        return self.colour(f"{look.colour}_soft")

    def icon(self, name: str, colour: str = "muted", size: int = 20, gap: int = 0) -> QIcon:
        """An icon in the colour of a token; ask again after ``changed``."""
        return icons.tinted(name, getattr(self._tokens, colour), self._tokens.faint, size, gap)

    @Slot()
    def _follow_system(self) -> None:
        wanted = DARK if self._wants_dark() else LIGHT
        if wanted is not self._tokens:
            self._tokens = wanted
            self._apply()
            self.changed.emit()

    def _wants_dark(self) -> bool:
        if self._preference != "system":
            return self._preference == "dark"
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark

    def _fit_text(self) -> None:
        metrics.grow(fonts.scale())
        self._application.setFont(fonts.font())

    def _apply(self) -> None:
        self._application.setPalette(make_palette(self._tokens))
        self._application.setStyleSheet(make_style_sheet(self._tokens))


_active: list[Theme] = []


def active() -> Theme:
    """Return the application's theme, made on first use; needs a QApplication."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("the theme needs a QApplication")
    if not _active or _active[0].parent() is not application:
        _active[:] = [Theme(application)]
    return _active[0]
