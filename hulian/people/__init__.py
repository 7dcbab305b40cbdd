"""Households, residents and their consents."""
