"""The insert-only Event, and the log of who looked at what."""
