"""A believable sample journal: two years of one invented runner, the same for the same seed."""

from calfjournal.demo.write import write

__all__ = ["write"]
