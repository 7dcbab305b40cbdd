"""地图: what is open, who has nobody, whom nobody has heard from; by building, and by community from above."""
