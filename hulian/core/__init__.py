"""Ids, clock, sealed fields, search, public links, receipts: what every room stands on."""
