"""A test done with the page: one step at a time, with the keyboard alone."""
