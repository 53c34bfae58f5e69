"""The pieces pages are made of; each works by keyboard and tells its name to a screen reader."""
