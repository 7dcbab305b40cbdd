"""The area tree, and what stands in it."""

from hulian.places.models.area import Area, Level
from hulian.places.models.building import Building
from hulian.places.models.dwelling import Dwelling

__all__ = ["Area", "Building", "Dwelling", "Level"]
