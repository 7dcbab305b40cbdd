"""The event stream: /stream/ tells each open page that something it may see has changed."""
