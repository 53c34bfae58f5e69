"""Measurements against floors in the same run; no test asserts a time."""
