"""The household's own page: the link on its card, what it says behind the code, asking for somebody else."""
