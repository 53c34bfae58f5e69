"""The journal file: the one place that knows SQLite, Peewee and APSW."""
