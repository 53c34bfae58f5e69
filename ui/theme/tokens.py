"""The colours of the window, light and dark; those it shares with paper stand in ``looks``."""

from __future__ import annotations

from msgspec import Struct

from calfjournal.domain.looks import DAYLIGHT


class Tokens(Struct, frozen=True):
    """One set of colours, ``#rrggbb`` each.

    A colour is for marks and lines (3:1), its ``*_soft`` the pale ground behind it, its ``*_ink``
    the same hue for text (4.5:1 on the soft ground, on the ground and on surfaces).
    """

    dark: bool
    ground: str
    sidebar: str
    surface: str
    line: str
    field_line: str
    """Border of a field: 3:1 on surface and ground, as fields are told by it alone."""
    text: str
    muted: str
    sidebar_muted: str
    faint: str
    """Decoration only: it has no 4.5:1, and never carries text."""
    accent: str
    accent_soft: str
    accent_ink: str
    on_accent: str
    mobility: str
    mobility_soft: str
    mobility_ink: str
    strength: str
    strength_soft: str
    strength_ink: str
    plyometric: str
    plyometric_soft: str
    plyometric_ink: str
    retest: str
    retest_soft: str
    retest_ink: str
    run: str
    run_soft: str
    run_ink: str
    go_on: str
    go_on_soft: str
    go_on_ink: str
    hold: str
    hold_soft: str
    hold_ink: str
    step_back: str
    step_back_soft: str
    step_back_ink: str
    alarm: str
    """The solid ground of an emergency, which nothing else wears."""
    on_alarm: str

    def names(self) -> tuple[str, ...]:
        """Every colour's name."""
        return tuple(name for name in self.__struct_fields__ if name != "dark")


LIGHT = Tokens(
    dark=False,
    ground="#F5F6F4",
    sidebar="#ECEFEB",
    surface="#FFFFFF",
    line="#DFE3DE",
    field_line="#868F89",
    text="#1B2320",
    muted="#5E6963",
    sidebar_muted="#5E6963",
    faint="#98A29C",
    accent="#0A7672",
    accent_soft="#DDEFED",
    accent_ink="#0B7570",
    on_accent="#FFFFFF",
    mobility=DAYLIGHT["mobility"],
    mobility_soft=DAYLIGHT["mobility_soft"],
    mobility_ink="#2C6CA8",
    strength=DAYLIGHT["strength"],
    strength_soft=DAYLIGHT["strength_soft"],
    strength_ink="#A84D27",
    plyometric=DAYLIGHT["plyometric"],
    plyometric_soft=DAYLIGHT["plyometric_soft"],
    plyometric_ink="#7048B6",
    retest=DAYLIGHT["retest"],
    retest_soft=DAYLIGHT["retest_soft"],
    retest_ink="#8C6110",
    run="#5F6B65",
    run_soft="#ECEFEB",
    run_ink="#5F6B65",
    go_on=DAYLIGHT["go_on"],
    go_on_soft=DAYLIGHT["go_on_soft"],
    go_on_ink="#2B7842",
    hold="#9B5C00",
    hold_soft="#F8ECD8",
    hold_ink="#995B00",
    step_back=DAYLIGHT["step_back"],
    step_back_soft="#FAE7E5",
    step_back_ink="#B3261E",
    alarm=DAYLIGHT["step_back"],
    on_alarm="#FFFFFF",
)

DARK = Tokens(
    dark=True,
    ground="#131715",
    sidebar="#181D1B",
    surface="#1D2320",
    line="#2D3531",
    field_line="#6E7973",
    text="#E6ECE8",
    muted="#9AA69F",
    sidebar_muted="#9AA69F",
    faint="#6E7973",
    accent="#55BDB4",
    accent_soft="#17332F",
    accent_ink="#55BDB4",
    on_accent="#10201E",
    mobility="#7DB3E6",
    mobility_soft="#1B2A38",
    mobility_ink="#7DB3E6",
    strength="#E3936B",
    strength_soft="#382519",
    strength_ink="#E3936B",
    plyometric="#B79AEA",
    plyometric_soft="#2A2338",
    plyometric_ink="#B79AEA",
    retest="#D9AE56",
    retest_soft="#332A17",
    retest_ink="#D9AE56",
    run="#A3AEA8",
    run_soft="#29302D",
    run_ink="#A3AEA8",
    go_on="#7CC793",
    go_on_soft="#1B3023",
    go_on_ink="#7CC793",
    hold="#E5B060",
    hold_soft="#352A17",
    hold_ink="#E5B060",
    step_back="#F08A80",
    step_back_soft="#3A1F1C",
    step_back_ink="#F08A80",
    alarm="#C0342B",
    on_alarm="#FFFFFF",
)


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` (WCAG 2.2)."""

    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
