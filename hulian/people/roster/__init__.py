"""Rosters as communities keep them: found, read, grouped into homes, taken.

Two halves. The reading half (child.py and all it imports) knows no Django and runs in a process of its own, so
that a file that breaks or bloats a parser harms nobody; the taking half (take.py) writes.
"""
