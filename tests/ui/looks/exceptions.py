"""What breaks a rule today: way of looking, rule, pages. It only becomes shorter, then goes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

KNOWN: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "usual": {
            "contrast": (
                "library",
                "list",
                "month",
                "profile",
                "progress",
                "recovery",
                "week view",
            ),
            "cut": (
                "library",
                "recovery",
            ),
            "dots": (
                "list",
                "measure",
                "plan",
                "progress",
                "recovery",
                "session done",
                "week view",
            ),
            "line": (
                "measure",
                "plan",
                "profile",
                "progress",
                "recovery",
                "tests",
            ),
            "measure": (
                "list",
                "measure",
                "plan",
                "profile",
                "progress",
                "recovery",
                "tests",
                "year",
            ),
            "over": ("progress",),
            "room": (
                "list",
                "plan",
                "year",
            ),
            "sideways": (
                "measure",
                "recovery",
                "tests",
            ),
        },
        "keys": {
            "ring": ("week view",),
            "view": (
                "check-in",
                "library",
            ),
        },
        "small": {
            "cut": (
                "library",
                "recovery",
            ),
            "room": (
                "list",
                "plan",
                "year",
            ),
            "sideways": (
                "measure",
                "recovery",
                "tests",
            ),
        },
        "large": {
            "cut": (
                "check-in",
                "guide",
                "library",
                "list",
                "month",
                "plan",
                "progress",
                "recovery",
                "today",
            ),
            "over": ("list",),
            "reach": (
                "check-in",
                "today",
            ),
            "room": (
                "check-in",
                "list",
                "plan",
                "profile",
                "today",
                "year",
            ),
            "sideways": (
                "library",
                "list",
                "measure",
                "month",
                "plan",
                "profile",
                "progress",
                "recovery",
                "session done",
                "session planned",
                "tests",
                "week view",
                "year",
            ),
        },
        "mirrored": {
            "cut": (
                "plan",
                "tests",
            ),
            "over": ("list",),
            "mirror": (
                "check-in",
                "today",
            ),
            "painted": (
                "check-in",
                "guide",
                "library",
                "list",
                "measure",
                "month",
                "plan",
                "profile",
                "progress",
                "recovery",
                "session done",
                "session planned",
                "tests",
                "today",
                "week view",
                "year",
            ),
            "room": ("year",),
        },
        "large dialogs": {
            "cut": (
                "a new plan",
                "a program's gate",
                "a program's phase",
                "a program's rules",
                "a race",
                "an exercise of one's own",
                "change the plan",
                "days off",
            ),
            "sideways": (
                "a new plan",
                "a program",
                "a program's gate",
                "a program's phase",
                "a program's rules",
                "a program's session",
                "change the plan",
            ),
        },
        "dialogs": {
            "contrast": (
                "a pair of shoes",
                "add an exercise",
                "days off",
                "plan a run",
                "search",
            ),
            "cut": (
                "a program's gate",
                "a program's phase",
            ),
            "height": (
                "a program's phase",
                "a race",
                "add a run",
                "change the plan",
                "days off",
                "move",
                "preferences",
            ),
            "sideways": (
                "a program's phase",
                "a program's session",
                "warning signs",
            ),
        },
    }
)
