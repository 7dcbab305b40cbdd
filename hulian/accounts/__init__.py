"""Users, posts, roles by area, and the doors."""
