"""The samples of recorded runs: read, and cut at their ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from calfjournal.changes import Outcome
from calfjournal.domain.kind import Kind
from calfjournal.domain.message import say
from calfjournal.domain.run import Run
from calfjournal.errors import InputError
from calfjournal.store import runs
from calfjournal.store.models import PARAM, RunStreamRow
from calfjournal.verbs.checking import gone
from calfjournal.verbs.run_order import RunOrderVerbs

if TYPE_CHECKING:
    from calfjournal.domain.track import Track

_STREAM_OF = runs.STREAMS.query(RunStreamRow.run_id == PARAM)
_LEAST_S = 10
"""What is left of a run must last so long."""


class TrackVerbs(RunOrderVerbs):
    """Reads and cuts the samples of runs."""

    def track(self, run_id: int) -> Track | None:
        """Return the samples of a run, None where there are none."""
        from calfjournal.progress.run_stub import unpacked  # numpy is slow to start

        stream = _STREAM_OF.one(self._database, run_id)
        return None if stream is None else unpacked(stream)

    def keep_track(self, run_id: int, track: Track) -> Outcome[None]:
        """Keep the samples of a run that has none yet."""
        from calfjournal.progress.run_stub import packed

        with self._edit(say("edits.import_nothing")) as edit:
            runs.STREAMS.insert(self._database, packed(track), run_id=run_id)
        return Outcome(None, edit.changes)

    def cut_ends(self, run_id: int, begin_s: float, end_s: float) -> Outcome[Run]:
        """Take seconds off the beginning and the end of a recorded run, its figures with them.

        Raises:
            InputError: nothing was recorded, or too little would be left.
        """
        from calfjournal.progress.run_stub import after_cut, kept_of, packed, unpacked

        run = runs.RUNS.by_id.one(self._database, run_id)
        stream = _STREAM_OF.one(self._database, run_id)
        if run is None or stream is None:
            raise gone(Kind.RUN)
        whole = unpacked(stream)
        cut, left = after_cut(run, whole, begin_s, end_s), kept_of(whole, begin_s, end_s)
        if cut.duration_s is None or cut.duration_s < _LEAST_S:
            raise InputError("end_s", say("values.cut_too_much", least=_LEAST_S))
        with self._edit(say("edits.cut_run", day=run.day)) as edit:
            runs.RUNS.update(self._database, cut)
            again = replace(packed(left), id=stream.id)
            runs.STREAMS.update(self._database, again, run_id=run_id)
        return Outcome(cut, edit.changes)
