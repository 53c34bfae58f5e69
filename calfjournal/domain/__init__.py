"""The words of the journal as frozen values; standard library only."""
