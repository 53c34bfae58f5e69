"""The runs of a plan: how many kilometres, on which days, and what becomes of them."""
