"""The hulian command."""
