"""From report to the resident's word on it."""
