"""Hulian 户联: the working tool of a neighbourhood."""

__version__ = "0.1.0"
