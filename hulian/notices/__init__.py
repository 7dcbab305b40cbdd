"""Who is told what, at once and later."""
