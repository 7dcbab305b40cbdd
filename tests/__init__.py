"""Behaviour, through the verbs and through the browser."""
