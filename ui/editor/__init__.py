"""The session editor: target beside done, set by set and side by side."""
