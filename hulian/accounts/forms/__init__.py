"""Forms of signing in, of one's own account, and of those of colleagues."""
