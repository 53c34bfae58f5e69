"""The window of a journal, and what comes before and after it."""
