"""Which run comes before another one, and which after it."""

from __future__ import annotations

BEFORE = (
    "SELECT id FROM run WHERE sport = 'running' AND id <> ?1"
    " AND start <= (SELECT start FROM run WHERE id = ?1)"
    " AND (start, id) < (SELECT start, id FROM run WHERE id = ?1)"
    " ORDER BY start DESC, id DESC LIMIT 1"
)
"""The key of the run before the one with a key."""

AFTER = (
    "SELECT id FROM run WHERE sport = 'running' AND id <> ?1"
    " AND start >= (SELECT start FROM run WHERE id = ?1)"
    " AND (start, id) > (SELECT start, id FROM run WHERE id = ?1)"
    " ORDER BY start, id LIMIT 1"
)
"""The key of the run after the one with a key."""
