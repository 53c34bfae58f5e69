"""The words of the journal as frozen values; with the small rules both sides need."""
