"""A beat for steps on a run: heard here, or saved as one file for the phone."""
