"""Whose contact is no member any more counts as without one, wherever homes without one are counted."""

import pytest
from django.utils import translation

from hulian.accounts.models import Grant
from hulian.accounts.register import end_grant
from hulian.contact.history import links_of
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


def test_a_home_of_who_gave_up_the_role_says_that_nobody_looks_after_it(home, person, actor, client_of):
    chen = home("陈姨")
    link(chen, person("luo"), by=actor("lu"))
    choose = f"/links/homes/{chen.pk}/"
    with translation.override("zh-hans"):
        before = links_of(chen)["lines"][0]
    assert not before["quiet"]
    assert "现在：罗姐 罗慧贞" in client_of("lu").get(choose).content.decode()

    for grant in Grant.objects.filter(user=person("luo"), role="contact_member"):
        end_grant(grant, by=HULIAN)

    page = client_of("lu").get(choose).content.decode()
    assert "现在：还没有人" in page
    assert "罗慧贞" not in page
    with translation.override("zh-hans"):
        after = links_of(chen)["lines"][0]
    assert after["quiet"]
    assert after["label"] == f"{before['label']}，现在不在这里联系住户了"
