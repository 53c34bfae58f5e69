"""The Plan page and the dialog that makes a plan."""
