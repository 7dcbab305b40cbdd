"""A plan of a place from our own data: buildings, grids, marks, a scale. Pure: no database, no tiles."""

from hulian.places.plan.build import draw
from hulian.places.plan.shapes import Ground, Mark

__all__ = ["Ground", "Mark", "draw"]
