"""Whose contact is no member any more counts as without one, wherever homes without one are counted."""

import pytest

from hulian.accounts.models import Grant
from hulian.accounts.register import end_grant
from hulian.contact.lists.overview import without_link
from hulian.contact.models import ContactLink
from hulian.contact.verbs.link import link
from hulian.core.actor import HULIAN
from hulian.pages.mapping.counts import uncovered
from hulian.people.models import Household

pytestmark = pytest.mark.django_db


def test_homes_of_who_gave_up_the_role_are_without_a_contact(home, person, actor, community, client_of):
    chen, area = home("陈姨"), community()
    link(chen, person("luo"), by=actor("lu"))
    assert chen not in without_link(area)

    for grant in Grant.objects.filter(user=person("luo"), role="contact_member"):
        end_grant(grant, by=HULIAN)

    assert ContactLink.objects.in_force().filter(household=chen).exists()
    assert chen in without_link(area)
    assert not uncovered(Household.objects.filter(pk=chen.pk)).get().has_contact
    row = next(row for row in client_of("deng").get("/links/").context["counts"] if row["path"] == area.path)
    assert (row["linked"], row["without"]) == (0, row["homes"])
