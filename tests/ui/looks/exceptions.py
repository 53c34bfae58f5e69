"""What breaks a rule today: way of looking, rule, pages. It only becomes shorter, then goes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

KNOWN: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "usual": {
            "contrast": ("week view",),
            "dots": ("list",),
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
                "list",
                "year",
            ),
        },
        "keys": {
            "ring": ("week view",),
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
                "guide",
                "list",
                "month",
                "plan",
                "recovery",
                "week view",
            ),
            "over": (
                "list",
                "week view",
            ),
            "room": (
                "list",
                "plan",
                "year",
            ),
            "sideways": (
                "list",
                "measure",
                "month",
                "plan",
                "profile",
                "progress",
            ),
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
