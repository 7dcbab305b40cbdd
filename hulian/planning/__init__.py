"""Pure functions on arrays and dataclasses: no Django, usable by every room."""
