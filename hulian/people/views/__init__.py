"""Views, one file a resource."""
