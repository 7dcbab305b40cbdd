"""Organisations, the station team and its days, helpers and certificates."""
