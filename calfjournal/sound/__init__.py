"""What a score sounds like, as numbers: no device, no window."""
