"""Which session sheets a range of weeks needs: one per session type and list of exercises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from calfjournal.domain.session import Session
from calfjournal.messages import in_words
from calfjournal.reports.doses import DoseLine, dose_lines
from calfjournal.reports.palette import SESSION_LOOKS
from calfjournal.reports.plan_paper import PlanPaper
from calfjournal.reports.week import PaperWeek


class SheetLine(Struct, frozen=True):
    """One exercise of a session sheet: the usual dose and the doses of other weeks."""

    dose: DoseLine
    also: tuple[str, ...]
    sets: int
    """Cells to print: the most sets any week asks for."""


class SheetType(Struct, frozen=True):
    """One session sheet: a session that stands for all of its kind, and where they are used."""

    code: str
    session: Session
    lines: tuple[SheetLine, ...]
    weeks: tuple[PaperWeek, ...]


def sheet_types(
    paper: PlanPaper, weeks: tuple[PaperWeek, ...]
) -> tuple[tuple[SheetType, ...], Mapping[int, str]]:
    """The session sheets of the weeks, and the code of the sheet of each session by ``id``.

    Codes are the letter of the kind and a number in order of first use: ``S2``.
    """
    groups: dict[tuple[str, tuple[str, ...]], list[tuple[Session, PaperWeek]]] = {}
    for week in weeks:
        for day in week.days:
            for session in day.sessions:
                key = session.type_id or in_words(session.title), _exercises(session)
                groups.setdefault(key, []).append((session, week))
    counts: Counter[str] = Counter()
    types: list[SheetType] = []
    codes: dict[int, str] = {}
    for (_, exercises), used in groups.items():
        if not exercises:
            continue
        letter = SESSION_LOOKS[used[0][0].kind].letter
        counts[letter] += 1
        types.append(_type(paper, f"{letter}{counts[letter]}", used))
        codes |= {id(session): types[-1].code for session, _ in used}
    return tuple(types), codes


def _exercises(session: Session) -> tuple[str, ...]:
    ordered = sorted(session.sets, key=lambda line: line.item)
    return tuple(dict.fromkeys(f"{line.item}:{line.exercise}" for line in ordered))


def _type(paper: PlanPaper, code: str, used: list[tuple[Session, PaperWeek]]) -> SheetType:
    all_lines = [dose_lines(paper, session) for session, _ in used]
    lines = tuple(_line(column) for column in zip(*all_lines, strict=True))
    weeks = tuple(dict.fromkeys(week for _, week in used))
    return SheetType(code, used[0][0], lines, weeks)


def _line(doses: tuple[DoseLine, ...]) -> SheetLine:
    """The dose most sessions share, the first of them where it is a tie."""
    counts = Counter(dose.full for dose in doses)
    usual = counts.most_common(1)[0][0]
    main = next(dose for dose in doses if dose.full == usual)
    also = tuple(dict.fromkeys(dose.short for dose in doses if dose.short != main.short))
    return SheetLine(main, also, max(dose.sets for dose in doses))
