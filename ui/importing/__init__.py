"""Importing recordings: read off the GUI thread, looked at, then taken as one edit."""
