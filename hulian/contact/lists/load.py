"""How many homes each member has in a list; in a draft also those that stay theirs until somebody is found."""

from uuid import UUID

from django.db.models import Count, UUIDField
from django.db.models.functions import Coalesce

from hulian.contact.lists.rows import lines_in
from hulian.contact.lists.staying import stays


def loads_of_draft(proposal_id: UUID) -> dict[UUID, int]:
    """Return how many homes each member has with a list; who has none isn't there."""
    rows = lines_in(proposal_id).order_by().annotate(sees=Coalesce("whose", stays(), output_field=UUIDField()))
    return dict(rows.exclude(sees=None).values_list("sees").annotate(n=Count("pk")))
