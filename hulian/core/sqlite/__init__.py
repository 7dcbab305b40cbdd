"""Django's SQLite backend with one fair gate to the writer for all processes."""
