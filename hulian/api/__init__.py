"""JSON API: the same verbs through another door."""
