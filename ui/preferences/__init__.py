"""The preferences: the options a user may want to change."""
