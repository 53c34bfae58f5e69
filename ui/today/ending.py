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
    if not session.has_done:
        named = tr("Leave out {session} because of pain", session=name)
        return tr("Leave it out because of pain"), named
    return tr("End as partly done"), tr("End {session} as partly done", session=name)


def end_now(context: Context, session: Session) -> None:
    """End a session with what was done of it and open it; leave it out where nothing was."""
    from ui.editor.session_ends import became  # Late: few sessions are ended here.

    end_for = context.journal.settling.end_for
    ended = perform_or_warn(context, "", end_for, session.key, tr("Pain"))
    if ended is not None and ended.value.counts:
        context.navigate(Place.SESSION, SessionSpot(session.day, session.key))
        context.notices.say(became(ended.value), undoable=True)
