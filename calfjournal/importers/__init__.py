"""Readers of other programs' files; every one turns bytes into plain runs and days."""
