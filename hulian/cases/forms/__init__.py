"""Forms of the verbs, filled in by pages and API alike."""
