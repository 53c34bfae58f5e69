"""How a jointed figure is posed, moved and drawn; `calfjournal/poses.py` is the door to it."""
