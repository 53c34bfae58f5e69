"""What is heard of a score, and the clock that everything that follows it looks at."""
