"""``dev.py soak``: kill, fill, corrupt and fuzz until the time is over, and count."""
