"""Kinds and the tables of the journal are the same things."""

from __future__ import annotations

from calfjournal.domain.kind import Kind
from calfjournal.store.models import USER_TABLES


def test_kinds_are_the_tables_of_the_journal() -> None:
    """Every table of the user has its kind, and no kind is without a table."""
    assert {model._meta.table_name for model in USER_TABLES} == set(Kind)
