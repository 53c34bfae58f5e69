"""The player: a session, set by set, on the beat; everything by keys."""
