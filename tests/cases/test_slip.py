"""The paper slip carries the resident's own link: only who may ask them prints it."""

import pytest

from hulian.cases.verbs.assign import assign
from hulian.teams.models import Helper

pytestmark = pytest.mark.django_db


def test_the_slip_is_printed_by_those_who_ask_and_never_by_the_doer(wires, client_of, actor, community):
    from hulian.cases.verbs.accept import accept
    from hulian.cases.verbs.reopen import reopen

    reopen(wires, by=actor("li"), reason="还要再看")
    accept(wires, by=actor("li"))
    assign(wires, by=actor("li"), helper=Helper.objects.get(user__username="zhou"), skill="electric")

    slip, everyone = f"/cases/{wires.pk}/slip/", ("li", "xiaoyu", "zhou", "jiang")
    answers = {slug: client_of(slug).get(slip).status_code for slug in everyone}

    assert answers == {"li": 200, "xiaoyu": 200, "zhou": 403, "jiang": 404}
