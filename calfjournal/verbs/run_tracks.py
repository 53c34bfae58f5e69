"""The samples of recorded runs: read, cut at the ends, and worked out again."""

from __future__ import annotations

from math import isclose
from typing import TYPE_CHECKING

from msgspec.structs import astuple, replace

from calfjournal.changes import Outcome
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import CADENCE
from calfjournal.domain.message import say
from calfjournal.domain.run import Cadence, Recomputed, Run, RunStream
from calfjournal.errors import DamagedJournal, InputError
from calfjournal.importers import limits
from calfjournal.store import runs
from calfjournal.store.rows import unknown_value
from calfjournal.verbs.checked_runs import check_run
from calfjournal.verbs.checking import gone, within
from calfjournal.verbs.group import Verbs
from calfjournal.verbs.planned_runs import let_go, link_runs
from calfjournal.verbs.thresholds import in_force

if TYPE_CHECKING:
    from calfjournal.domain.track import Track
    from calfjournal.progress.cadence_samples import CadenceRules

_SAME = 1e-9
"""Computers add the same numbers up in another order, and differ by less than this share."""


class TrackVerbs(Verbs):
    """Reads runs with their samples, and writes what follows from those.

    What needs numpy is loaded when it is asked for: it is slow to start.
    """

    def get(self, run_id: int) -> Run | None:
        """Return one run, None when it is gone."""
        return runs.RUNS.by_id.one(self._database, run_id)

    def present(self, run_id: int) -> Run:
        """Return one run; InputError when it is gone."""
        found = self.get(run_id)
        if found is None:
            raise gone(Kind.RUN)
        return found

    def track(self, run_id: int) -> Track | None:
        """Return the samples of a run, their times in seconds since its start; None without any.

        Raises:
            DamagedJournal: they cannot be read; all else of the run can.
        """
        stream = runs.STREAM_OF.one(self._database, run_id)
        return None if stream is None else _unpacked(stream)

    def cut_ends(self, run_id: int, begin_s: float, end_s: float) -> Outcome[Run]:
        """Take seconds off the beginning and the end of a recorded run, its samples with them.

        Raises:
            InputError: it has no times to cut at, nothing is cut, or too little would be left.
            DamagedJournal: its samples cannot be read.
        """
        before, stream = self.present(run_id), runs.STREAM_OF.one(self._database, run_id)
        whole = None if stream is None else _unpacked(stream)
        run, shorter = self.cut(before, whole, begin_s, end_s)
        with self._edit(say("edits.cut_run", day=before.day)) as edit:
            runs.RUNS.update(self._database, run)
            if stream is not None:
                shorter = replace(shorter, id=stream.id)
                runs.STREAMS.update(self._database, shorter, run_id=run_id)
            let_go(self._database, run, before.day)
            link_runs(self._database, before.day, run.day)
        return Outcome(run, edit.changes)

    def cut(
        self, run: Run, whole: Track | None, begin_s: float, end_s: float
    ) -> tuple[Run, RunStream]:
        """Return what ``cut_ends`` would make of a run and its samples; nothing is written.

        Raises:
            InputError: as there.
        """
        from calfjournal.progress.track_cut import cut_to, left_of

        if whole is None or whole.span is None:
            raise InputError("begin_s", say("values.cut_unknown"))
        left = left_of(whole, begin_s, end_s)
        if min(begin_s, end_s) < 0 or left.span == whole.span:
            raise InputError("begin_s", say("values.cut_nothing"))
        if left.span is None or left.span[1] - left.span[0] < limits.LEAST_SECONDS:
            more = "begin_s" if begin_s >= end_s else "end_s"
            raise InputError(more, say("values.cut_too_much", least=limits.LEAST_SECONDS))
        cut, stream = cut_to(run, whole, left, self._rules())
        return check_run(cut), stream

    def recompute(self) -> Outcome[Recomputed]:
        """Work out again, by the rules as they are, what comes from samples alone: the cadence.

        One edit, of the runs that come out differently. What cannot be read, or gives a cadence
        that no journal holds, stays.
        """
        rules, changed, unreadable = self._rules(), [], 0
        keys = [key for (key,) in self._database.rows(runs.STREAMED)]
        for key in keys:
            try:
                run = self._again(key, rules)
            except DamagedJournal:
                unreadable += 1
                continue
            if run is not None:
                changed.append(run)
        with self._edit(say("edits.recompute_runs")) as edit:
            runs.RUNS.update_all(self._database, changed)
        without = int(self._database.value(runs.UNSTREAMED))
        return Outcome(Recomputed(len(keys), len(changed), unreadable, without), edit.changes)

    def _again(self, run_id: int, rules: CadenceRules) -> Run | None:
        """Return a run with its cadence as it comes out now; None where that is the same."""
        from calfjournal.progress.track_figures import cadence_of

        run, track = self.present(run_id), self.track(run_id)
        if track is None:
            return None
        try:
            cadence = within(cadence_of(track, rules), CADENCE, "cadence.")
        except InputError:
            return None
        return None if _same(cadence, run.cadence) else replace(run, cadence=cadence)

    def _rules(self) -> CadenceRules:
        from calfjournal.progress.cadence_samples import CadenceRules

        return CadenceRules.of(in_force(self._database))


def _unpacked(stream: RunStream) -> Track:
    from calfjournal.progress.stream import unpacked

    try:
        return unpacked(stream)
    except ValueError as error:
        raise unknown_value(Kind.RUN_STREAM, stream.key, "data") from error


def _same(one: Cadence, other: Cadence) -> bool:
    pairs = zip(astuple(one), astuple(other), strict=True)
    return all(a is b if a is None or b is None else isclose(a, b, rel_tol=_SAME) for a, b in pairs)
