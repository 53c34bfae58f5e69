"""The library page: every exercise with dose, cue, cautions and its neighbours on the ladder."""
