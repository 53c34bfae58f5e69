"""What dev.py is made of; only the standard library is used here."""
