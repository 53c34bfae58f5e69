"""What breaks a rule today: way of looking, rule, pages. It only becomes shorter, then goes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

KNOWN: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "usual": {
            "dots": ("session done",),
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
        },
        "keys": {
            "view": ("check-in",),
        },
        "small": {},
        "large": {
            "cut": (
                "check-in",
                "guide",
                "recovery",
                "session done",
                "session planned",
                "today",
            ),
            "over": (
                "session done",
                "session planned",
            ),
            "reach": (
                "check-in",
                "today",
            ),
            "room": (
                "check-in",
                "session done",
                "today",
            ),
            "sideways": (
                "measure",
                "profile",
                "progress",
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
            "cut": ("an exercise of one's own",),
        },
        "dialogs": {
            "contrast": (
                "add an exercise",
                "plan a run",
                "search",
            ),
            "height": (
                "add a run",
                "move",
                "preferences",
            ),
            "sideways": ("warning signs",),
        },
    }
)
