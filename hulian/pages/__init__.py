"""Screens that span rooms."""
