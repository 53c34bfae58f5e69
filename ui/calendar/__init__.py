"""The Calendar page: a month at a glance, and the day beside it."""
