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
                "today",
                "week view",
            ),
            "cut": (
                "check-in",
                "today",
            ),
            "dots": (
                "list",
                "session done",
            ),
            "height": (
                "session done",
                "session planned",
            ),
            "line": (
                "measure",
                "progress",
                "recovery",
                "tests",
            ),
            "measure": (
                "plan",
                "progress",
                "recovery",
                "tests",
            ),
            "room": (
                "check-in",
                "list",
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
            "view": ("check-in",),
        },
        "small": {
            "cut": (
                "check-in",
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
                "list",
                "month",
                "plan",
                "recovery",
                "session done",
                "session planned",
                "today",
                "week view",
            ),
            "over": (
                "list",
                "session done",
                "session planned",
                "week view",
            ),
            "reach": (
                "check-in",
                "today",
            ),
            "room": (
                "check-in",
                "list",
                "plan",
                "session done",
                "today",
                "year",
            ),
            "sideways": (
                "list",
                "measure",
                "month",
                "plan",
                "profile",
                "progress",
                "session done",
                "session planned",
            ),
        },
        "mirrored": {
            "cut": (
                "check-in",
                "library",
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
