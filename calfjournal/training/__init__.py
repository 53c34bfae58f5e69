"""Exercises, programs, the planner, progression, gates and adaptation, as pure functions."""
