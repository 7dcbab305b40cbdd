"""renew link: the report link on a community's posters is replaced; the old posters and stair sheets end at once."""

from django.db import transaction

from hulian.accounts.matrix import may
from hulian.audit.record import record
from hulian.cases import stairs
from hulian.cases.errors import NotAllowed
from hulian.core import links
from hulian.core.actor import Actor
from hulian.core.models import PublicLink
from hulian.places.models import Area

# A poster shows the station's place and telephone: who may change those may change its link.
ACT = "team.edit"


def renew_link(community: Area, *, by: Actor) -> PublicLink:
    """Give the community a new report link. Raises NotAllowed."""
    if not may(by, ACT, community.path):
        raise NotAllowed("not_allowed")
    with transaction.atomic():
        link = links.renew("report", community.pk)
        stairs.end_all(community)
        record("area.renew_link", community, by=by, area_path=community.path,
               codes={"purpose": link.purpose, "version": link.version})
    return link
