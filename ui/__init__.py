"""The window: Qt widgets that show the journal and run its verbs, and nothing else."""
