"""Baselines, tendon answers, load and the verdict, as pure functions of plain series."""
