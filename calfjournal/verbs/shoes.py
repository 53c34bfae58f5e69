"""Pairs of shoes."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.changes import Outcome
from calfjournal.domain.kind import Kind
from calfjournal.domain.message import say
from calfjournal.domain.run import Shoes
from calfjournal.errors import InputError
from calfjournal.store import runs
from calfjournal.verbs.checking import checked, gone, order
from calfjournal.verbs.group import Verbs


class Worn(Struct, frozen=True):
    """What was run in a pair of shoes."""

    runs: int = 0
    km: float = 0.0


class ShoeVerbs(Verbs):
    """Reads and writes pairs of shoes; runs know theirs by its name."""

    def all(self) -> list[Shoes]:
        """Return every pair by name."""
        return runs.ALL_SHOES.all(self._database)

    def worn(self) -> Mapping[str, Worn]:
        """Return what was run in each pair, by its name."""
        rows = self._database.rows(runs.WORN)
        return {name: Worn(count, metres / 1000) for name, count, metres in rows}

    def save(self, shoes: Shoes) -> Outcome[Shoes]:
        """Add or overwrite a pair; runs and sessions of one that is renamed follow.

        Raises:
            InputError: it has no name, that of another pair, or ends before it begins.
        """
        shoes = checked(replace(shoes, name=shoes.name.strip()), Kind.SHOES)
        order(shoes.start, shoes.end, "end")
        if not shoes.name:
            raise InputError("name", say("values.no_name"))
        pairs = self.all()
        if any(other.name == shoes.name and other.id != shoes.id for other in pairs):
            raise InputError("name", say("values.name_taken", name=shoes.name))
        before = next((pair for pair in pairs if pair.id == shoes.id), None)
        if shoes.id is not None and before is None:
            raise gone(Kind.SHOES)
        with self._edit(say("edits.save_shoes", name=shoes.name)) as edit:
            if before is None:
                shoes = replace(shoes, id=runs.SHOES.insert(self._database, shoes))
            else:
                runs.SHOES.update(self._database, shoes)
                if before.name != shoes.name:
                    for rename in runs.RENAME_SHOES:
                        self._database.run(rename, (shoes.name, before.name))
        return Outcome(shoes, edit.changes)

    def delete(self, key: int) -> Outcome[None]:
        """Delete a pair; its runs keep the name."""
        shoes = next((pair for pair in self.all() if pair.id == key), None)
        if shoes is None:
            raise gone(Kind.SHOES)
        with self._edit(say("edits.delete_shoes", name=shoes.name)) as edit:
            runs.SHOES.delete(self._database, key)
        return Outcome(None, edit.changes)
