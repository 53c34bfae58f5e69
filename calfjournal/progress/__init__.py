"""Series, cadence, norms and milestones that show whether training works."""
