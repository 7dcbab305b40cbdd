"""Suggestions that learn: from a file, from invented texts, and from each correction. Nothing leaves the machine."""
