"""What can be done in this room: one module a verb."""
