"""Signing in, being invited, and who may do what."""
