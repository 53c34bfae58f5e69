"""The pieces pages are made of; each works by keyboard and tells its name to a screen reader."""

from ui.widgets.banner import Banner, Mood, Toast
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card, Hairline
from ui.widgets.chip import Chip, KindChip, StateChip, VerdictChip, paint_chip
from ui.widgets.choices import CheckField, ChoiceField, DayField, TimeField
from ui.widgets.dialog import Dialog, Question
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import DurationField, NoteField, NumberField, SearchField, TextField
from ui.widgets.labelled import KeyValue, Labelled
from ui.widgets.layouts import FlowLayout, clear, column, row
from ui.widgets.page import Page
from ui.widgets.scale_field import ScaleField
from ui.widgets.segmented import SegmentedControl
from ui.widgets.table import Column, TableModel, TableView
from ui.widgets.text import Label, small, strong

__all__ = [
    "Banner",
    "Button",
    "Card",
    "CheckField",
    "Chip",
    "ChoiceField",
    "Column",
    "DayField",
    "Dialog",
    "DurationField",
    "EmptyState",
    "FlowLayout",
    "Hairline",
    "IconButton",
    "KeyValue",
    "KindChip",
    "Label",
    "Labelled",
    "Mood",
    "NoteField",
    "NumberField",
    "Page",
    "Question",
    "ScaleField",
    "SearchField",
    "SegmentedControl",
    "StateChip",
    "TableModel",
    "TableView",
    "TextField",
    "TimeField",
    "Toast",
    "VerdictChip",
    "clear",
    "column",
    "paint_chip",
    "row",
    "small",
    "strong",
]
