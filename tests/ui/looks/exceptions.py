"""What breaks a rule today: way of looking, rule, pages. It only becomes shorter, then goes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

KNOWN: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "usual": {
            "baseline": (
                "check-in",
                "today",
            ),
            "contrast": (
                "check-in",
                "library",
                "list",
                "month",
                "profile",
                "today",
                "week view",
            ),
            "cut": (
                "check-in",
                "library",
                "today",
            ),
            "dots": (
                "list",
                "plan",
                "session done",
                "week view",
            ),
            "height": (
                "session done",
                "session planned",
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
                "plan",
                "profile",
                "progress",
                "recovery",
                "tests",
                "year",
            ),
            "room": (
                "check-in",
                "list",
                "plan",
                "year",
            ),
            "sideways": (
                "session done",
                "session planned",
            ),
        },
        "keys": {
            "ring": ("week view",),
            "tab": (
                "session done",
                "session planned",
            ),
            "view": (
                "check-in",
                "library",
            ),
        },
        "small": {
            "cut": (
                "check-in",
                "library",
                "today",
            ),
            "room": (
                "check-in",
                "list",
                "plan",
                "year",
            ),
            "sideways": (
                "session done",
                "session planned",
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
                "recovery",
                "session done",
                "session planned",
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
                "check-in",
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
                "today",
                "week view",
                "year",
            ),
        },
        "mirrored": {
            "cut": (
                "check-in",
                "plan",
                "tests",
            ),
            "over": (
                "check-in",
                "list",
            ),
            "painted": (
                "check-in",
                "guide",
                "library",
                "list",
                "month",
                "plan",
                "profile",
                "progress",
                "recovery",
                "session done",
                "session planned",
                "today",
                "week view",
                "year",
            ),
            "room": ("year",),
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
