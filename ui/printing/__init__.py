"""Printing: a preview of the very bytes that are saved and printed."""
