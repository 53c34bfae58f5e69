"""The arguments of every command, and the words they accept."""

from __future__ import annotations

import argparse
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING

from calfjournal import __version__
from calfjournal.cli import beat_arguments
from calfjournal.cli.copies_arguments import add_copies
from calfjournal.cli.typed import Parser, identifier, inside, iso_day, several, whole
from calfjournal.dates import time_of_day
from calfjournal.domain.athlete import Experience, Sex
from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import EQUIPMENT, LEGS, Side
from calfjournal.domain.import_choice import FoundKind
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS, SAMPLE, WISHES
from calfjournal.domain.run import RunKind
from calfjournal.messages import tr

if TYPE_CHECKING:
    from calfjournal.cli.typed import Commands

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_KNOWN_DAYS = ", ".join(WEEKDAYS)


def weekdays(text: str) -> tuple[int, ...]:
    """Weekdays such as ``mon,wed,fri`` as numbers, 0 = Monday, in the order given."""
    days: list[int] = []
    for word in filter(None, (part.strip().lower() for part in text.split(","))):
        day = _weekday(word)
        if day not in days:
            days.append(day)
    if not days:
        raise argparse.ArgumentTypeError(tr("no weekday given ({known})", known=_KNOWN_DAYS))
    return tuple(days)


def _weekday(word: str) -> int:
    """The number of a weekday, written out or by its first three letters."""
    if word[:3] not in WEEKDAYS or not word.isalpha():
        problem = tr("'{word}' is not a weekday ({known})", word=word, known=_KNOWN_DAYS)
        raise argparse.ArgumentTypeError(problem)
    return WEEKDAYS.index(word[:3])


def run_days(text: str) -> tuple[tuple[int, str], ...]:
    """Weekdays with the kind of run after ``=`` (easy without): ``tue,thu=quality,sun=long``."""
    kinds = [kind.value for kind in RunKind]
    found: dict[int, str] = {}
    for part in filter(None, (each.strip() for each in text.split(","))):
        day, _, kind = (word.strip().lower() for word in part.partition("="))
        if kind and kind not in kinds:
            known = ", ".join(kinds)
            problem = tr("'{word}' is no kind of run ({known})", word=kind, known=known)
            raise argparse.ArgumentTypeError(problem)
        number = _weekday(day)
        if number in found:
            raise argparse.ArgumentTypeError(tr("'{word}' stands there twice", word=day))
        found[number] = kind or RunKind.EASY.value
    return tuple(sorted(found.items()))


def run_times(text: str) -> tuple[tuple[int, str], ...]:
    """Weekdays with the time their run starts: ``tue=06:30,sun=09:00``."""
    found: dict[int, str] = {}
    for part in filter(None, (each.strip() for each in text.split(","))):
        day, _, clock = (word.strip() for word in part.partition("="))
        try:
            found[_weekday(day.lower())] = time.fromisoformat(clock).strftime("%H:%M")
        except ValueError:
            problem = tr("'{word}' is no time of day, such as 18:00", word=clock)
            raise argparse.ArgumentTypeError(problem) from None
    return tuple(sorted(found.items()))


def race(text: str) -> tuple[date, float | None]:
    """A race day, with its distance in km after a colon where known: ``2027-04-11:21.1``."""
    day, _, km = text.partition(":")
    if not km:
        return iso_day(day), None
    return iso_day(day), inside(WISHES["race_km"])(km)


def build_parser() -> argparse.ArgumentParser:
    """The whole grammar of the command line."""
    parser = Parser(
        prog="calfjournal",
        description=tr(
            "Training journal for calf, ankle and Achilles. "
            "Without a command it opens the window; a file is opened in it."
        ),
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"calfjournal {__version__}")
    parser.add_argument(
        "--journal", type=Path, metavar=tr("FILE"), help=tr("journal file (or $CALFJOURNAL_FILE)")
    )
    commands = parser.add_subparsers(dest="command", metavar=tr("COMMAND"))
    _add_window(commands)
    _add_demo(commands)
    _add_plan(commands)
    _add_program(commands)
    _add_report(commands)
    _add_profile(commands)
    _add_session(commands)
    _add_flare(commands)
    beat_arguments.add(commands)
    _add_files(commands)
    add_copies(commands.add_parser)
    return parser


def _add_window(commands: Commands) -> None:
    opening = commands.add_parser("open", help=tr("open the window on a journal"))
    opening.add_argument("file", type=Path, metavar=tr("FILE"))


def _add_demo(commands: Commands) -> None:
    demo = commands.add_parser("demo", help=tr("write a believable sample journal"))
    demo.add_argument("--days", type=whole(SAMPLE["days"]), default=730, metavar="N")
    demo.add_argument("--seed", type=whole(SAMPLE["seed"]), default=1, metavar="N")
    demo.add_argument(
        "--until", type=iso_day, metavar=tr("DATE"), help=tr("last day (default today)")
    )


def _add_new_plan(parts: Commands) -> None:
    new = parts.add_parser("new", help=tr("lay a program on dates"))
    new.add_argument("--program", required=True, type=identifier, metavar="ID")
    new.add_argument("--start", required=True, type=iso_day, metavar=tr("DATE"))
    new.add_argument("--weeks", type=whole(WISHES["weeks"]), metavar="N")
    new.add_argument("--runs-per-week", type=whole(WISHES["runs_per_week"]), metavar="N")
    new.add_argument("--weekly-km", type=inside(WISHES["weekly_km"]), metavar="KM")
    new.add_argument(
        "--days",
        type=weekdays,
        action="append",
        default=[],
        metavar="mon,wed,fri",
        help=tr("days offered; more than once for weeks that take turns"),
    )
    new.add_argument(
        "--run-days",
        type=run_days,
        action="append",
        default=[],
        metavar="tue,thu=quality,sun=long",
        help=tr("days of running; more than once for weeks that take turns"),
    )
    new.add_argument(
        "--run-times",
        type=run_times,
        default=(),
        metavar="tue=06:30,sun=09:00",
        help=tr("when runs start, where they have their hour"),
    )
    for option in ("--race", "--b-race"):
        new.add_argument(option, type=race, action="append", default=[], metavar=tr("DATE[:KM]"))
    _add_create(new)


def _add_plan(commands: Commands) -> None:
    plan = commands.add_parser("plan", help=tr("make, show and print the plan"))
    parts = plan.add_subparsers(dest="part", metavar=tr("PART"), required=True)

    _add_new_plan(parts)
    again = parts.add_parser("again", help=tr("what laying the plan again would change"))
    for option in ("--race", "--b-race"):
        again.add_argument(option, type=race, action="append", default=[], metavar=tr("DATE[:KM]"))
    again.add_argument("--move-race", type=iso_day, nargs=2, metavar=(tr("FROM"), tr("TO")))
    again.add_argument("--drop-race", type=iso_day, metavar=tr("DATE"))
    again.add_argument("--keep", action="store_true", help=tr("keep it, with the races"))

    show = parts.add_parser("show", help=tr("the active plan"))
    show.add_argument("--json", action="store_true")

    gates = parts.add_parser("gates", help=tr("what has to be met before harder work"))
    word = gates.add_mutually_exclusive_group()
    word.add_argument(
        "--open", dest="open_", metavar="ID", help=tr("do what waits for it all the same")
    )
    word.add_argument("--close", metavar="ID", help=tr("let it wait again"))

    phase = parts.add_parser("phase", help=tr("what is asked before the next phase begins"))
    answer = phase.add_mutually_exclusive_group()
    answer.add_argument("--longer", action="store_true", help=tr("stay a week longer"))
    answer.add_argument("--begin", action="store_true", help=tr("begin the next all the same"))
    answer.add_argument("--early", action="store_true", help=tr("go on early, as proposed"))

    pdf = parts.add_parser("pdf", help=tr("print the plan to a PDF file"))
    pdf.add_argument("out", type=Path, metavar=tr("OUT.pdf"))
    _add_paper(pdf)
    pdf.add_argument("--from", dest="first", type=iso_day, metavar=tr("DATE"))
    pdf.add_argument("--weeks", type=whole(WISHES["weeks"]), metavar="N")
    pdf.add_argument("--large-print", action="store_true")


def _add_program(commands: Commands) -> None:
    program = commands.add_parser("program", help=tr("list, check, import and share programs"))
    parts = program.add_subparsers(dest="part", metavar=tr("PART"), required=True)
    parts.add_parser("list", help=tr("the programs there are"))

    check = parts.add_parser("check", help=tr("everything that is wrong with a program file"))
    check.add_argument("file", type=Path, metavar=tr("FILE.toml"))

    bring = parts.add_parser("import", help=tr("add the program of a file"))
    bring.add_argument("file", type=Path, metavar=tr("FILE.toml"))
    both = bring.add_mutually_exclusive_group()
    both.add_argument(
        "--keep-both", action="store_true", help=tr("where there is another one of its id")
    )
    both.add_argument(
        "--replace", action="store_true", help=tr("put it in the place of your own one")
    )

    share = parts.add_parser("share", help=tr("write a program as one file"))
    share.add_argument("program", metavar="ID")
    share.add_argument("out", type=Path, metavar=tr("OUT.toml"))

    delete = parts.add_parser("delete", help=tr("take a program of your own away"))
    delete.add_argument("program", metavar="ID")


def _add_report(commands: Commands) -> None:
    report = commands.add_parser("report", help=tr("a summary for clinician or coach"))
    parts = report.add_subparsers(dest="part", metavar=tr("PART"), required=True)
    pdf = parts.add_parser("pdf")
    pdf.add_argument("out", type=Path, metavar=tr("OUT.pdf"))
    pdf.add_argument("--from", dest="first", type=iso_day, metavar=tr("DATE"))
    pdf.add_argument("--to", dest="last", type=iso_day, metavar=tr("DATE"))
    _add_paper(pdf)


FORGETTABLE = (
    *("name", "born", "height", "body-mass", "sleep-need", "cadence-target", "weekly-km"),
    *("equipment", "usual-pain", "usual-stiffness", "site", "sore-since", "history"),
)
"""What of the profile may become unknown again; of the tendons, of the side that is named."""


def _add_profile(commands: Commands) -> None:
    profile = commands.add_parser("profile", help=tr("what the rules need to know of you"))
    parts = profile.add_subparsers(dest="part", metavar=tr("PART"), required=True)

    show = parts.add_parser("show", help=tr("everything that was entered"))
    show.add_argument("--json", action="store_true")

    change = parts.add_parser("set", help=tr("enter, change or forget some of it, as one edit"))
    limits = LIMITS[Kind.ATHLETE]
    change.add_argument("--name", metavar=tr("TEXT"))
    change.add_argument("--born", type=iso_day, metavar=tr("DATE"))
    change.add_argument("--sex", choices=[sex.value for sex in Sex])
    change.add_argument("--height", type=inside(limits["height_cm"]), metavar="CM")
    mass = LIMITS[Kind.CHECK_IN]["body_mass_kg"]
    change.add_argument("--body-mass", type=inside(mass), metavar="KG")
    change.add_argument("--sleep-need", type=inside(limits["sleep_need_h"]), metavar=tr("HOURS"))
    change.add_argument(
        "--cadence-target", type=inside(limits["cadence_target_spm"]), metavar="SPM"
    )
    change.add_argument("--weekly-km", type=inside(limits["weekly_km"]), metavar="KM")
    change.add_argument("--experience", choices=[each.value for each in Experience])
    change.add_argument("--equipment", type=equipment, metavar="step,weight")
    tendon = change.add_argument_group(tr("of one tendon"))
    tendon.add_argument("--side", choices=[leg.value for leg in LEGS])
    usual = LIMITS[Kind.TENDON]
    tendon.add_argument("--usual-pain", type=whole(usual["usual_pain"]), metavar="0-10")
    minutes = whole(usual["usual_stiffness_min"])
    tendon.add_argument("--usual-stiffness", type=minutes, metavar=tr("MINUTES"))
    sites = [site.value for site in Site if site.is_tendon]
    tendon.add_argument("--site", choices=sites)
    tendon.add_argument("--sore-since", type=iso_day, metavar=tr("DATE"))
    tendon.add_argument("--history", metavar=tr("TEXT"))
    change.add_argument(
        "--forget",
        action="append",
        choices=FORGETTABLE,
        default=[],
        help=tr("make it unknown again"),
    )


def _add_session(commands: Commands) -> None:
    session = commands.add_parser("session", help=tr("move, copy and delete planned sessions"))
    parts = session.add_subparsers(dest="part", metavar=tr("PART"), required=True)

    move = parts.add_parser("move", help=tr("put a session on another day"))
    copy = parts.add_parser("copy", help=tr("plan one like it on another day"))
    delete = parts.add_parser("delete", help=tr("delete it; undo in the window brings it back"))
    for part in (move, copy, delete):
        part.add_argument("day", type=iso_day, metavar=tr("DAY"), help=tr("the day of the session"))
    for part in (move, copy):
        part.add_argument("to", type=iso_day, metavar=tr("TO"))
    for part in (move, copy, delete):
        part.add_argument(
            "--time", type=time_of_start, metavar="HH:MM", help=tr("which of several of a day")
        )
    move.add_argument("--at", type=time_of_start, metavar="HH:MM", help=tr("start at another time"))
    move.add_argument("--note", default="", metavar=tr("TEXT"))
    ways = move.add_mutually_exclusive_group()
    ways.add_argument("--shift", action="store_true", help=tr("shift the rest as far as needed"))
    ways.add_argument("--anyway", action="store_true", help=tr("even where a rule speaks against"))
    copy.add_argument("--anyway", action="store_true", help=tr("even where a rule speaks against"))


def time_of_start(text: str) -> str:
    """A local time of day, "HH:MM"."""
    try:
        return f"{time_of_day(text):%H:%M}"
    except ValueError:
        problem = tr("'{text}' is no time of day such as 18:00", text=text)
        raise argparse.ArgumentTypeError(problem) from None


def _add_flare(commands: Commands) -> None:
    flare = commands.add_parser("flare", help=tr("a flare and the ladder back"))
    parts = flare.add_subparsers(dest="part", metavar=tr("PART"), required=True)
    sides = [side.value for side in Side]

    start = parts.add_parser("start", help=tr("begin one: the week ahead follows its ladder"))
    start.add_argument("--side", required=True, choices=sides)
    start.add_argument("--day", type=iso_day, metavar=tr("DATE"), help=tr("default today"))
    start.add_argument("--note", default="", metavar=tr("TEXT"))

    end = parts.add_parser("end", help=tr("end it: the plan is as it was again"))
    end.add_argument("--side", choices=sides, help=tr("default every flare that runs"))
    end.add_argument("--day", type=iso_day, metavar=tr("DATE"), help=tr("its last, default today"))

    show = parts.add_parser("show", help=tr("the rung of today, and what it leaves"))
    for part in (start, end, show):
        part.add_argument("--json", action="store_true")


def equipment(text: str) -> frozenset[str]:
    """Tags of equipment with commas between them; nothing at all for ""."""
    tags = frozenset(filter(None, (part.strip() for part in text.split(","))))
    if unknown := tags - frozenset(EQUIPMENT):
        problem = tr(
            "'{text}' is no equipment ({known})",
            text=min(unknown),
            known=", ".join(EQUIPMENT),
        )
        raise argparse.ArgumentTypeError(problem)
    return tags


def _add_paper(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--paper", choices=("a4", "letter"), help=tr("default from the settings"))


def _add_create(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--create", action="store_true", help=tr("make the journal if it is missing")
    )


def _add_files(commands: Commands) -> None:
    bring = commands.add_parser("import", help=tr("read runs from files, folders and zip archives"))
    bring.add_argument("paths", nargs="+", type=Path, metavar=tr("PATH"))
    bring.add_argument(
        "--dry-run", action="store_true", help=tr("say what would come in, keep nothing")
    )
    bring.add_argument(
        "--accept-implausible", action="store_true", help=tr("take what cannot be true, as it is")
    )
    bring.add_argument(
        "--accept-same-time",
        action="store_true",
        help=tr("take recordings of the time of another run as well"),
    )
    bring.add_argument(
        "--accept-unnamed", action="store_true", help=tr("take tracks that name no sport as runs")
    )
    bring.add_argument(
        "--accept-deleted", action="store_true", help=tr("take recordings whose runs were deleted")
    )
    bring.add_argument(
        "--accept-walk-or-run",
        choices=("run", "walk"),
        help=tr("take recordings of 120 to 140 steps a minute as runs, or as walks"),
    )
    bring.add_argument(
        "--only",
        type=several(FoundKind),
        metavar=tr("KINDS"),
        help=tr("some of: {kinds:commas}", kinds=[kind.value for kind in FoundKind]),
    )
    bring.add_argument("--json", action="store_true")
    _add_create(bring)

    check = commands.add_parser("check", help=tr("the recovery verdict of a day"))
    check.add_argument("--day", type=iso_day, metavar=tr("DATE"))
    check.add_argument("--json", action="store_true")
