"""The page that answers "what now?"."""
