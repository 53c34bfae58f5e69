"""What runs behind the pages: drafts, copies, the ways the program ends."""
