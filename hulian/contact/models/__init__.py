"""Who looks after which household, and who was there."""
