"""The forms of what holds for all of a program: its words, its spacing, its pain rule."""

from __future__ import annotations

from calfjournal.domain.program_limits import LONGEST, RANGES, SETTLES
from calfjournal.messages import tr
from calfjournal.messages.program_words import SETTLED_BY
from ui.plan.program.draft import ProgramDraft
from ui.plan.program.fields import NOTHING, choice, figure, gates, note, tick, words
from ui.plan.program.rows import FormPart


class AboutForm(FormPart):
    """Title and texts of a program, and when an easier week comes."""

    def __init__(self, draft: ProgramDraft) -> None:
        super().__init__(draft, ())
        self.section(tr("The program"))
        self.add(
            words(draft, ("title",), tr("Title"), LONGEST["file"]["title"]),
            note(draft, ("summary",), tr("Summary"), lines=3),
        )
        span = RANGES["file"]["deload_every"]
        easier = figure(draft, ("deload_every",), tr("An easier week after"), span, "weeks")
        easier.show_hint(tr("0 = none. Weeks of a phase may say so themselves."))
        self.add(
            easier,
            tick(draft, ("cyclic",), tr("Repeats to fill a year")),
            choice(
                draft, ("entry_gate",), tr("Gate before it starts"), gates(draft, tr("No gate"))
            ),
        )
        self.section(tr("In words"), tr("Shown on screen and on paper."))
        for key, caption in (
            ("population", tr("Made for")),
            ("progression", tr("Progress")),
            ("run_rule", tr("Running")),
            ("evidence", tr("Evidence")),
            ("citation", tr("Source")),
            ("warning", tr("Warning to read first")),
        ):
            self.add(note(draft, (key,), caption))
        self.stack.addStretch(1)


class RulesForm(FormPart):
    """When the next session may start, and what the program says of pain."""

    def __init__(self, draft: ProgramDraft) -> None:
        super().__init__(draft, ("spacing",))
        self.section(tr("Spacing"), tr("When the next session may start."))
        for key, caption, unit in (
            ("min_gap_h", tr("From start to start, at least"), "h"),
            ("tolerance_min", tr("May be missing from it"), "min"),
            ("high_gap_h", tr("Around load class 5, at least"), "h"),
            ("heavy_gap_h", tr("Between heavy sessions, at least"), "h"),
            ("sessions_per_day", tr("Sessions a day, at most"), ""),
            ("max_per_week", tr("Sessions a week, at most"), ""),
        ):
            self.add(figure(draft, self.at(key), caption, RANGES["spacing"][key], unit))
        self.add(tick(draft, self.at("non_consecutive"), tr("Not on neighbouring days")))
        self.section(tr("Pain"))
        accepted = RANGES["file"]["pain_during_ok"]
        settled = [(moment.value, SETTLED_BY[moment]) for moment in SETTLES]
        self.add(
            figure(draft, ("pain_during_ok",), tr("Accepted during a session"), accepted, "/10"),
            choice(
                draft,
                ("settle_by",),
                tr("Settled"),
                [(NOTHING, tr("as usual, by the next morning")), *settled],
            ),
            note(draft, ("pain_rule",), tr("The pain rule in words"), lines=3),
        )
        self.stack.addStretch(1)
