"""Pictures: re-encoded, digested, never a static address."""
