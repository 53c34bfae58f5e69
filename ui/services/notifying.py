"""Whether the desktop shows notifications."""

from __future__ import annotations

from PySide6.QtWidgets import QSystemTrayIcon


def shows_notifications() -> bool:
    """True where the desktop has room for signs of programs, and shows what they have to say."""
    return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()
