"""Ends a session that hurts too much, from Today, and leads to where its effort is asked."""

from __future__ import annotations

from calfjournal.domain.session import Session
from calfjournal.messages import in_words, tr
from ui.services.act import perform_or_warn
from ui.services.context import Context
from ui.services.places import Place, SessionSpot


def end_words(session: Session) -> tuple[str, str]:
    """Return the verb that ends a session with what was done of it, and its whole name."""
    name = in_words(session.title)
    if not _has_done(session):
        named = tr("Leave out {session} because of pain", session=name)
        return tr("Leave it out because of pain"), named
    return tr("End as partly done"), tr("End {session} as partly done", session=name)


def end_now(context: Context, session: Session) -> None:
    """End a session with what was done of it and open it; leave it out where nothing was."""
    journal = context.journal
    if not _has_done(session):
        perform_or_warn(context, "", journal.sessions.skip, session.key, tr("Pain"))
        return
    from ui.editor.session_ends import became  # Late: few sessions are ended here.

    ended = perform_or_warn(context, "", journal.settling.partly, session.key)
    if ended is not None:
        context.navigate(Place.SESSION, SessionSpot(session.day, session.key))
        context.notices.say(became(ended.value), undoable=True)


def _has_done(session: Session) -> bool:
    return any(line.done for line in session.lines)
