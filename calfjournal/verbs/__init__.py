"""What a user can do to the journal, one class per aggregate."""
