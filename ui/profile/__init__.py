"""The profile: what the rules know of the athlete."""
