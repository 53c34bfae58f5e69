"""The style sheet: what palette and painting do not reach, generated from the tokens.

Fonts are never set here (``theme.fonts`` does), so that a widget's own font always counts.
"""

from __future__ import annotations

from string import Template

from msgspec.structs import asdict

from ui.theme import metrics
from ui.theme.control import control_height, scaled, target_height
from ui.theme.icon_files import icon_file
from ui.theme.tokens import Tokens

BOX = 16
"""Pixels of the box of a check box, inside its border."""

_SHEET = Template("""
QToolTip { background: $surface; color: $text; border: 1px solid $line; padding: 4px 6px; }

QLabel { background: transparent; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="faint"] { color: $faint; }
QLabel[tone="sidebar"] { color: $sidebar_muted; }
QLabel[tone="accent"] { color: $accent_ink; }
QLabel[tone="go_on"] { color: $go_on_ink; }
QLabel[tone="hold"] { color: $hold_ink; }
QLabel[tone="step_back"] { color: $step_back_ink; }
QLabel[tone="mobility"] { color: $mobility_ink; }
QLabel[tone="strength"] { color: $strength_ink; }
QLabel[tone="plyometric"] { color: $plyometric_ink; }
QLabel[tone="retest"] { color: $retest_ink; }
QLabel[tone="run"] { color: $run_ink; }
QLabel[tone="on_alarm"] { color: $on_alarm; }

QPushButton {
  background: $surface; color: $text; border: 1px solid $line; border-radius: ${radius}px;
  padding: 0 14px; min-height: ${inner}px;
}
QPushButton:hover { border-color: $field_line; }
QPushButton:pressed { background: $ground; }
QPushButton:focus { border: 2px solid $accent; padding: 0 13px; min-height: ${focused}px; }
QPushButton[variant="primary"] {
  background: $accent; color: $on_accent; border-color: $accent;
}
QPushButton[variant="primary"]:hover { background: $accent_ink; border-color: $accent_ink; }
QPushButton[variant="primary"]:focus { border: 2px solid $text; }
QPushButton[variant="danger"] { color: $step_back_ink; }
QPushButton[variant="danger"]:hover { border-color: $step_back; }
QPushButton[variant="solid"] {
  background: $on_alarm; color: $alarm; border-color: $on_alarm;
}
QPushButton[variant="solid"]:focus { border: 3px double $alarm; }
QPushButton[variant="quiet"] {
  background: transparent; border-color: transparent; color: $accent_ink; padding: 0 8px;
}
QPushButton[variant="quiet"][tone="muted"] { color: $muted; }
QPushButton[variant="quiet"]:hover { background: $accent_soft; }
QPushButton[variant="quiet"]:focus { border: 2px solid $accent; padding: 0 7px; }
QPushButton[variant="link"] {
  background: transparent; border: none; border-radius: 4px; color: $accent_ink;
  padding: 0 4px; min-height: ${target}px;
}
QPushButton[variant="link"]:hover { background: $accent_soft; }
QPushButton[variant="link"]:focus {
  border: 2px solid $accent; padding: 0 2px; min-height: ${focused_target}px;
}
QPushButton[variant="icon"] {
  background: transparent; border-color: transparent; padding: 0;
  min-width: ${inner}px; max-width: ${inner}px;
}
QPushButton[variant="icon"]:hover { background: $run_soft; }
QPushButton[variant="icon"]:focus {
  border: 2px solid $accent; min-width: ${focused}px; max-width: ${focused}px;
}
QPushButton:disabled { background: transparent; color: $muted; border-color: $line; }
QPushButton[variant="primary"]:disabled, QPushButton[variant="solid"]:disabled {
  background: $run_soft; border-color: $run_soft;
}
QPushButton[variant="quiet"]:disabled, QPushButton[variant="icon"]:disabled {
  border-color: transparent;
}
QPushButton::menu-indicator { width: 0; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QTimeEdit, QSpinBox, QDoubleSpinBox {
  background: $ground; color: $text; border: 1px solid $field_line; border-radius: ${field}px;
  padding: 0 8px; min-height: ${inner}px; selection-background-color: $accent;
  selection-color: $on_accent; placeholder-text-color: $muted;
}
QComboBox { padding: 0 10px; }
QPlainTextEdit, QTextEdit { padding: 4px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus,
QTimeEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus {
  border: 2px solid $accent; padding: 0 7px; min-height: ${focused}px;
}
QComboBox:focus { padding: 0 9px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 3px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"],
QDateEdit[wrong="true"], QTimeEdit[wrong="true"] {
  border: 2px solid $step_back; padding: 0 7px; min-height: ${focused}px;
}
QComboBox[wrong="true"] { padding: 0 9px; }
QPlainTextEdit[wrong="true"] { padding: 3px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QDateEdit:disabled,
QTimeEdit:disabled { background: transparent; color: $muted; border-color: $line; }
QLineEdit[variant="bare"], QLineEdit[variant="bare"]:focus, QLineEdit[variant="bare"]:disabled {
  background: transparent; border: none; padding: 0; min-height: 0;
}
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: ${target}px; }
QComboBox::down-arrow, QDateEdit::down-arrow {
  image: url("$chevron"); width: ${chevron_side}px; height: ${chevron_side}px;
}
QComboBox::down-arrow:disabled, QDateEdit::down-arrow:disabled { image: url("$chevron_off"); }
QDateEdit::up-button, QDateEdit::down-button { width: 0; border: none; }
QTimeEdit::up-button, QTimeEdit::down-button, QSpinBox::up-button, QSpinBox::down-button,
QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {
  width: 0; border: none; subcontrol-origin: border;
}
QComboBox QAbstractItemView {
  background: $surface; color: $text; border: 1px solid $line; outline: none; padding: 4px;
  selection-background-color: $accent_soft; selection-color: $text;
}

QCheckBox, QRadioButton { spacing: 8px; min-height: ${target}px; }
QCheckBox::indicator, QRadioButton::indicator {
  width: ${box}px; height: ${box}px; border: 1px solid $field_line; background: $ground;
}
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: ${round}px; }
QRadioButton::indicator:focus { border-radius: ${round_focused}px; }
QCheckBox::indicator:checked {
  background: $accent; border-color: $accent; image: url("$tick");
}
QRadioButton::indicator:checked { background: $surface; border: 5px solid $accent;
  width: ${dot}px; height: ${dot}px; }
QCheckBox:focus, QRadioButton:focus { color: $accent_ink; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; }
QCheckBox::indicator:checked:focus { border: 2px solid $text; }
QRadioButton::indicator:checked:focus { border: 5px solid $text; border-radius: ${round}px; }
QCheckBox:disabled, QRadioButton:disabled { color: $muted; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {
  background: transparent; border-color: $line;
}
QCheckBox::indicator:checked:disabled {
  background: $run_soft; border-color: $line; image: url("$tick_off");
}
QRadioButton::indicator:checked:disabled { border-color: $line; background: $muted; }

QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; margin: 2px; }
QScrollBar:horizontal { height: 12px; margin: 2px; }
QScrollBar::handle { background: $bar; border-radius: 4px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QTableView, QTreeView, QListView {
  background: transparent; border: none; outline: none; color: $text;
  selection-background-color: $accent_soft; selection-color: $text;
}
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
  background: transparent; color: $muted; border: none; border-bottom: 1px solid $line;
  padding: 0 8px; min-height: 32px;
}
QTableCornerButton::section { background: transparent; border: none; }

QMenuBar { background: $sidebar; color: $sidebar_muted; padding: 1px 8px; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 5px; }
QMenuBar::item:selected { background: $surface; color: $text; }
QMenu { background: $surface; color: $text; border: 1px solid $line; padding: 5px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 5px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QMenu::indicator { width: 14px; height: 14px; left: 2px; }
QMenu::indicator:checked { image: url("$mark"); }

QDialog { background: $surface; }
QProgressBar {
  background: $line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSplitter::handle { background: transparent; }
QCalendarWidget QWidget { background: $surface; color: $text; }
QCalendarWidget QAbstractItemView:enabled {
  selection-background-color: $accent; selection-color: $on_accent;
}
QCalendarWidget QToolButton { border: none; padding: 4px; border-radius: 5px; }
QCalendarWidget QToolButton:hover { background: $accent_soft; }
""")


def make_style_sheet(tokens: Tokens) -> str:
    """Return the style sheet of a set of tokens, in the size of text that holds."""
    control, target, box = control_height(), target_height(), scaled(BOX)
    return _SHEET.substitute(
        asdict(tokens),
        radius=metrics.FIELD_RADIUS,
        field=metrics.FIELD_RADIUS,
        inner=control - 2,
        focused=control - 4,
        target=target,
        focused_target=target - 4,
        box=box,
        bar=_veiled(tokens.faint, 0.55),
        dot=box - 8,
        round=box // 2 + 1,
        round_focused=box // 2 + 2,
        chevron_side=scaled(14),
        chevron=icon_file("chevron-down", tokens.muted),
        chevron_off=icon_file("chevron-down", tokens.faint),
        tick=icon_file("check-bold", tokens.on_accent),
        tick_off=icon_file("check-bold", tokens.muted),
        mark=icon_file("check", tokens.accent_ink),
    )


def _veiled(colour: str, share: float) -> str:
    """Return a colour that lets the ground through."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {share:.0%})"
