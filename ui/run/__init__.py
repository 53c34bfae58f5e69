"""The page of one run, and the form of runs."""
