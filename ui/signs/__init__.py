"""Something is wrong: warning signs, a flare, and stopping for today, from wherever one logs."""
