"""Building: an address, when it was built, and where it stands."""

from django.db import models

from hulian.core.ids import new_id
from hulian.places.models.area import Area


class Building(models.Model):
    """Its point is WGS-84 in degrees; GCJ-02 is converted before it comes here."""

    id = models.UUIDField(primary_key=True, default=new_id)
    community = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="buildings")
    grid = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=80)
    year_built = models.PositiveSmallIntegerField(null=True)
    lon_wgs84 = models.FloatField(null=True)
    lat_wgs84 = models.FloatField(null=True)

    class Meta:
        """An address stands once in a community."""

        constraints = [
            models.UniqueConstraint(fields=["community", "address"], name="one_building_an_address")
        ]

    def __str__(self) -> str:
        return self.address
