"""The progress page: range, raises, load and cadence on one time axis."""
