"""Household contact: links, visits, rhythm, silence, stand-ins."""
