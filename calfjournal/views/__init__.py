"""What a page or a sheet shows: one question each, one plain value back; a view never edits."""
