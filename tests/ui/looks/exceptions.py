"""What breaks a rule today: way of looking, rule, pages. It only becomes shorter, then goes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

KNOWN: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "usual": {
            "contrast": ("week view",),
            "dots": (
                "list",
                "session done",
            ),
            "room": (
                "list",
                "year",
            ),
        },
        "keys": {
            "ring": ("week view",),
            "view": ("check-in",),
        },
        "small": {
            "room": (
                "list",
                "plan",
                "year",
            ),
        },
        "large": {
            "cut": (
                "check-in",
                "list",
                "month",
                "plan",
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
                "month",
                "plan",
                "session done",
                "session planned",
            ),
        },
        "mirrored": {
            "cut": (
                "library",
                "plan",
                "tests",
            ),
            "mirror": (
                "check-in",
                "plan",
                "profile",
                "tests",
                "today",
            ),
            "over": ("list",),
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
        "large dialogs": {
            "cut": (
                "a new plan",
                "a program's gate",
                "a program's phase",
                "a program's rules",
                "a race",
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
                "days off",
                "plan a run",
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
            ),
            "sideways": (
                "a program's phase",
                "a program's session",
            ),
        },
    }
)
