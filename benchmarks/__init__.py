"""What `hulian bench` measures: worlds of a size, clients over real HTTP, figures, and the page of them.

Everything that touches Django runs in child processes, because the settings are read once a process.
"""
