"""The invented world one can walk through."""
