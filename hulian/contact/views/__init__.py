"""Views of contact, one file a resource."""
