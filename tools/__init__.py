"""What builds, checks and measures the house; nothing of it runs in production."""
