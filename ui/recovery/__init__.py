"""The recovery page: heart rate, sleep, effort, the tendon's answers, and the rules behind."""
