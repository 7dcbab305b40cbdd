"""Areas, buildings and dwellings."""
