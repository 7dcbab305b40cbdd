"""Settings, urls, servers."""
