"""What can be done with a session as a whole, as lines of a menu."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QMenu

from calfjournal.domain.session import Session, SessionStatus
from calfjournal.messages import tr


class AsksOfSession(Protocol):
    """Whoever asks for acts of a session."""

    @property
    def partly_wanted(self) -> SignalInstance:
        """To end it partly done."""

    @property
    def move_wanted(self) -> SignalInstance:
        """To put it on another day."""

    @property
    def skip_wanted(self) -> SignalInstance:
        """To skip it."""

    @property
    def reopen_wanted(self) -> SignalInstance:
        """To plan it again."""

    @property
    def link_wanted(self) -> SignalInstance:
        """To say which session of the plan it was."""

    @property
    def unlink_wanted(self) -> SignalInstance:
        """To let the plan's session stand again."""

    @property
    def delete_wanted(self) -> SignalInstance:
        """To delete it."""


def fill_menu(menu: QMenu, session: Session, asks: AsksOfSession) -> None:
    """Offer what makes sense for a session as it is."""
    menu.addAction(tr("Move to…"), asks.move_wanted.emit)
    if session.status is SessionStatus.PLANNED:
        menu.addAction(tr("Skip…"), asks.skip_wanted.emit)
        menu.addAction(tr("Partly done"), asks.partly_wanted.emit)
    else:
        menu.addAction(tr("Reopen"), asks.reopen_wanted.emit)
    if session.is_loose:
        menu.addAction(tr("Link to a planned session…"), asks.link_wanted.emit)
    elif session.counts:
        menu.addAction(tr("Unlink from the plan"), asks.unlink_wanted.emit)
    menu.addSeparator()
    menu.addAction(tr("Delete session"), asks.delete_wanted.emit)
