"""The form of one's own program: a list of its parts, a form for each, the plan it gives."""
