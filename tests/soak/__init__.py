"""Long rounds of kills, full disks, damage and odd input; ``python3 dev.py soak --minutes 30``."""
