"""What can be done about a problem of the file, where several problems have the same way out."""

from __future__ import annotations

from typing import Final

from calfjournal.domain.message import Message, say

RESTORE: Final[Message] = say("store.restore_newest")
LEFT: Final[Message] = say("store.left_alone")
LEFT_RESTORE: Final[Message] = say("store.left_alone_restore")
ANOTHER_NAME: Final[Message] = say("store.choose_name")
