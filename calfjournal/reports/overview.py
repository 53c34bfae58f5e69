"""The overview: the whole plan on one page, or as many as it needs."""

from __future__ import annotations

from datetime import date

from calfjournal.domain.plan import Phase
from calfjournal.domain.program import CriterionStatus, GateState, GateStatus
from calfjournal.domain.reasons import sorted_out
from calfjournal.messages import in_words, mark, mark_in, tr
from calfjournal.messages.formats import day_with_year
from calfjournal.messages.vocabulary import GATES
from calfjournal.reports.fonts import Weight
from calfjournal.reports.layout import TICK
from calfjournal.reports.notes import substitute_words
from calfjournal.reports.palette import HAIR, INK, MUTED, PHASE_LOOKS
from calfjournal.reports.plan_paper import DayText, PlanPaper
from calfjournal.reports.sheet import Sheets
from calfjournal.reports.stop_box import StopBox
from calfjournal.reports.tagging import Tag
from calfjournal.reports.timeline import PaperTimeline
from calfjournal.reports.week import races_of
from calfjournal.reports.words import day_range

_MOST_REASONS = 12
_STATE_SHARE = 0.36
"""How much of the width the state of a criterion may take; longer words go below it."""
_AHEAD, _WHY = mark("Ahead"), mark("Why this plan")
_LEFT, _GUTTER = 0.4, 18.0
"""Share of the width that the dates ahead take beside the reasons, and the space between."""


_Rows = list[tuple[str, str]]


class Overview:
    """Draws title, phases, gates, milestones and reasons, page after page."""

    def __init__(self, sheets: Sheets, paper: PlanPaper) -> None:
        """Nothing is drawn yet."""
        self._sheets = sheets
        self._paper = paper
        self._gates = {status.gate.id: status for status in paper.gates}
        self._goals: set[str] = set()
        self._stop: StopBox | None = None
        self._y = 0.0
        self._low = 0.0

    def draw(self) -> None:
        """Draw the overview."""
        self._page(first=True)
        self._title()
        self._timeline()
        self._phases()
        ahead, why = self._milestones(), self._reasons()
        if not self._side_by_side(ahead, why):
            self._list(_AHEAD, ahead)
            self._list(_WHY, why)
        if self._sheets.type.missing:
            self._room(self._sheets.scale.small * 3)
            self._text(substitute_words(), self._sheets.scale.small, muted=True)
        self._finish_page()

    # ------------------------------------------------------------------------------- pages

    def _page(self, *, first: bool = False) -> None:
        sheets = self._sheets
        self._finish_page()
        sheets.begin(landscape=False, code=tr(mark_in("sheet of paper", "plan")))
        self._stop = StopBox(sheets, self._paper.pain_limits)
        self._y, self._low = sheets.top, self._stop.top - 10
        if first:
            sheets.bookmark(tr("Overview"))
            return
        with sheets.canvas.element(Tag.H1):
            size = sheets.scale.heading
            words = tr("{title} (continued)", title=self._paper.plan.title)
            line = sheets.type.cut(words, sheets.inner, size, Weight.STRONG)
            self._y = sheets.lines(sheets.left, self._y, [line], size) + 4

    def _finish_page(self) -> None:
        """Draw the stop box last, so that it is also read last."""
        if self._stop:
            self._stop.draw()
            self._stop = None

    def _room(self, height: float) -> None:
        """Begin a new page when less than ``height`` points are left on this one."""
        if self._y + height > self._low:
            self._page()

    def _text(
        self,
        text: str,
        size: float,
        weight: Weight = Weight.REGULAR,
        *,
        muted: bool = False,
        indent: float = 0.0,
        width: float = 0.0,
    ) -> None:
        """Paragraphs at the text's place, over as many pages as it takes."""
        sheets = self._sheets
        width = width or sheets.inner - indent
        lines = sheets.type.wrap(text, width, size, weight)
        leading = sheets.scale.leading(size)
        while lines:
            self._room(leading * min(2, len(lines)))
            room = max(1, int((self._low - self._y) // leading))
            with sheets.canvas.element(Tag.P):
                self._y = sheets.lines(
                    sheets.left + indent,
                    self._y,
                    lines[:room],
                    size,
                    colour=MUTED if muted else INK,
                    width=width,
                )
            lines = lines[room:]

    def _heading_height(self) -> float:
        size = self._sheets.scale.heading
        return self._sheets.scale.leading(size) + size * 0.75 + 2

    def _heading(self, text: str, room: float, x: float = 0.0) -> None:
        """A heading with at least ``room`` points left below it."""
        sheets, size = self._sheets, self._sheets.scale.heading
        self._room(room + self._heading_height())
        self._y += size * 0.75
        with sheets.canvas.element(Tag.H2):
            line = sheets.type.line(text, Weight.STRONG)
            self._y = sheets.lines(sheets.left + x, self._y, [line], size) + 2

    # -------------------------------------------------------------------------------- title

    def _title(self) -> None:
        sheets, plan, scale = self._sheets, self._paper.plan, self._sheets.scale
        size = scale.title + 4
        with sheets.canvas.element(Tag.H1):
            lines = sheets.type.wrap(in_words(plan.title), sheets.inner, size, Weight.STRONG)[:3]
            self._y = sheets.lines(sheets.left, self._y, lines, size)
        self._y += 2
        with sheets.canvas.element(Tag.P):
            names = sheets.type.wrap(
                self._paper.name[:200], sheets.inner, scale.body, Weight.STRONG
            )
            self._y = sheets.lines(sheets.left, self._y, names[:2], scale.body)
        weeks = sum(phase.weeks for phase in self._paper.phases)
        dates = _dates(plan.start, plan.end, weeks)
        self._text(dates, scale.body, Weight.STRONG, muted=True)
        if self._paper.goal:
            self._y += 3
            self._text(tr("Goal: {goal}", goal=self._paper.goal), scale.body)
        if self._paper.warning:
            self._y += 3
            self._text(self._paper.warning, scale.body, Weight.STRONG)

    def _timeline(self) -> None:
        if not self._paper.phases:
            return
        timeline = PaperTimeline(self._sheets, self._paper)
        self._room(timeline.height + 12)
        self._y = timeline.draw(self._y + 10) + 2

    # ------------------------------------------------------------------------------- phases

    def _phases(self) -> None:
        if not self._paper.phases:
            return
        self._heading(tr("Phases and gates"), self._sheets.scale.body * 6)
        shown: set[str] = set()
        with self._sheets.canvas.group(Tag.TABLE):
            for phase in self._paper.phases:
                gate = self._gates.get(phase.gate or "")
                again = gate is not None and gate.gate.id in shown
                self._phase(phase, gate, again=again)
                if gate:
                    shown.add(gate.gate.id)

    def _phase(self, phase: Phase, gate: GateStatus | None, *, again: bool) -> None:
        sheets, scale = self._sheets, self._sheets.scale
        look, size = PHASE_LOOKS[phase.kind], scale.body
        goal_text = in_words(phase.goal)
        words = goal_text if goal_text not in self._goals else ""
        self._goals.add(goal_text)
        goal = sheets.type.wrap(words[:600], sheets.inner - size * 1.6, size)
        leading = scale.leading(size)
        criteria = 0 if gate is None or again else len(gate.criteria)
        below = self._sheets.scale.small * 1.6 if gate and again else min(criteria, 1) * TICK * 1.4
        self._room(leading * (1.6 + min(len(goal), 4)) + below)
        sheets.rule((sheets.left, self._y + 3), (sheets.right, self._y + 3), colour=HAIR)
        self._y += 6
        indent = size * 1.6
        with sheets.canvas.group(Tag.TR):
            middle = self._y + leading * 0.5
            sheets.glyph(look.glyph, sheets.left + size * 0.55, middle, size * 0.9, look.colour)
            with sheets.canvas.element(Tag.TH):
                base = self._y + leading - size * 0.28
                title = sheets.type.cut(
                    in_words(phase.title), sheets.inner * 0.5, size, Weight.STRONG
                )
                sheets.line(sheets.left + indent, base, title, size)
            with sheets.canvas.element(Tag.TD):
                dates = _dates(phase.start, phase.end, phase.weeks)
                sheets.text(sheets.right, base, dates, size, align="right")
            self._y += leading
            with sheets.canvas.element(Tag.TD):
                self._y = sheets.lines(
                    sheets.left + indent,
                    self._y,
                    goal[:6],
                    size,
                    colour=MUTED,
                    width=sheets.inner - indent,
                )
        if gate:
            self._gate(gate, indent, again=again)

    def _gate(self, gate: GateStatus, indent: float, *, again: bool) -> None:
        scale = self._sheets.scale
        if again:
            words = tr("{gate}: as above", gate=gate.gate.title)
            self._text(words, scale.small, muted=True, indent=indent)
            return
        self._y += 2
        self._room(scale.body * 1.4 + TICK * 1.4)
        title = tr("{gate}:", gate=gate.gate.title)
        self._text(title, scale.body, Weight.STRONG, indent=indent)
        for status in gate.criteria:
            self._criterion(status, indent)

    def _criterion(self, status: CriterionStatus, indent: float) -> None:
        """A tick square, the criterion, and at the right how it stands."""
        sheets, scale = self._sheets, self._sheets.scale
        size, leading = scale.body, scale.leading(scale.body)
        state = sheets.type.line(GATES[status.state], Weight.STRONG)
        below = in_words(status.text)
        told = tr("{state}: {told}", state=state.spoken, told=below[:100])
        with_value = sheets.type.line(told, Weight.STRONG)
        if below and with_value.width * size <= sheets.inner * _STATE_SHARE:
            state, below = with_value, ""
        x = sheets.left + indent + TICK + 7
        room = sheets.right - x - state.width * size - 14
        lines = sheets.type.wrap(in_words(status.criterion.text), room, size)[:6]
        small = sheets.type.wrap(below, sheets.right - x, scale.small)[:4]
        text = len(lines) * leading + len(small) * scale.leading(scale.small)
        height = max(TICK + 3, text + 2)
        self._room(height)
        ticked = status.state is GateState.MET
        sheets.tick_square(sheets.left + indent, self._y + 1, TICK, ticked=ticked)
        top = self._y + max(0.0, (TICK + 2 - text) / 2)
        with sheets.canvas.group(Tag.TR):
            with sheets.canvas.element(Tag.TD):
                end = sheets.lines(x, top, lines, size)
                sheets.lines(x, end, small, scale.small, colour=MUTED)
            with sheets.canvas.element(Tag.TD):
                base = top + leading - size * 0.28
                colour = INK if ticked else MUTED
                sheets.line(sheets.right, base, state, size, align="right", colour=colour)
        self._y += height

    # -------------------------------------------------------------------------------- lists

    def _milestones(self) -> _Rows:
        """(day, what happens), the races among them; filled from the plan when none are given."""
        plan = self._paper.plan
        items = list(self._paper.milestones) or [
            DayText(phase.start, tr("{phase} begins", phase=phase.title))
            for phase in self._paper.phases[1:]
        ]
        items += [race for race in races_of(self._paper) if race.day >= plan.start]
        today: date = self._paper.produced_on
        ahead = sorted(
            (item for item in items if item.day >= min(today, plan.end)), key=lambda i: i.day
        )
        return [(day_with_year(item.day), in_words(item.text)) for item in ahead]

    def _reasons(self) -> _Rows:
        reasons = sorted_out(self._paper.plan.reasons).in_order
        rows = [("–", in_words(reason)) for reason in reasons[:_MOST_REASONS]]
        if len(reasons) > _MOST_REASONS:
            more = tr("and {count} more in the journal", count=len(reasons) - _MOST_REASONS)
            rows.append(("–", more))
        return rows

    def _side_by_side(self, ahead: _Rows, why: _Rows) -> bool:
        """Draw the two lists beside each other; False when that is no way to fit them."""
        sheets, scale = self._sheets, self._sheets.scale
        if sheets.large or not ahead or not why:
            return False
        left = sheets.inner * _LEFT
        right = sheets.inner - left - _GUTTER
        room = self._low - self._y - self._heading_height()
        for size in (scale.body, scale.small):
            high = max(self._list_height(ahead, size, left), self._list_height(why, size, right))
            if high <= room:
                top = self._y
                columns = ((_AHEAD, ahead, 0.0, left), (_WHY, why, left + _GUTTER, right))
                for title, rows, x, width in columns:
                    self._y = top
                    self._heading(tr(title), 0, x)
                    self._rows(rows, size, x, width)
                self._y = top + self._heading_height() + high
                return True
        return False

    def _list(self, title: str, rows: _Rows) -> None:
        """A titled list, kept on one page where it fits one, in smaller type if need be."""
        if not rows:
            return
        scale, inner = self._sheets.scale, self._sheets.inner
        room = self._low - self._y - self._heading_height()
        heights = {size: self._list_height(rows, size, inner) for size in (scale.body, scale.small)}
        size = next((size for size, height in heights.items() if height <= room), scale.body)
        page = self._low - self._sheets.top - 3 * self._heading_height()
        whole = heights[size] <= page
        self._heading(tr(title), heights[size] if whole else scale.body * 4)
        self._rows(rows, size, 0.0, inner)

    def _indent(self, rows: _Rows, size: float) -> float:
        return max(self._sheets.type.width(first, size) for first, _ in rows) + size * 0.8

    def _list_height(self, rows: _Rows, size: float, width: float) -> float:
        sheets = self._sheets
        room = width - self._indent(rows, size)
        lines = sum(max(1, len(sheets.type.wrap(text, room, size))) for _, text in rows)
        return lines * sheets.scale.leading(size)

    def _rows(self, rows: _Rows, size: float, x: float, width: float) -> None:
        sheets, indent = self._sheets, self._indent(rows, size)
        leading = sheets.scale.leading(size)
        with sheets.canvas.group(Tag.L):
            for first, text in rows:
                lines = len(sheets.type.wrap(text, width - indent, size))
                self._room(leading * min(2, lines))  # what ``_text`` asks, so that both stay
                base = self._y + leading - size * 0.28
                with sheets.canvas.group(Tag.LI):
                    with sheets.canvas.element(Tag.LBL):
                        sheets.text(sheets.left + x, base, first, size, colour=MUTED)
                    self._text(text, size, indent=x + indent, width=width - indent)
                self._y = max(self._y, base + size * 0.28)


def _dates(first: date, last: date, weeks: int) -> str:
    """``12 Oct – 29 Nov 2026 · 7 weeks``."""
    return tr("{dates} · {weeks:weeks}", dates=day_range(first, last), weeks=weeks)
