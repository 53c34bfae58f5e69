"""A closed loop: invented runners live weeks with the real program; see docs/simulation.md."""
