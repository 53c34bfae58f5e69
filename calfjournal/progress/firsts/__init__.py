"""First times worth knowing, told apart by what they are counted from (rule 11)."""
