"""Who serves in two communities lives, rests and has room in each as it is noted there."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from hulian.accounts.register import add_user, grant_role
from hulian.contact.lists.load import loads_of_draft
from hulian.contact.members import members_of
from hulian.contact.models import MemberFacts
from hulian.contact.verbs.enlist import enlist
from hulian.contact.verbs.note_member import Noted, note_member
from hulian.contact.verbs.propose import propose
from hulian.core.actor import HULIAN
from hulian.places.models import Area
from tests.contact.branch import add_branch, add_member, rest

pytestmark = pytest.mark.django_db


@pytest.fixture
def twice(community):
    """梁零零 lives in 荔塘, where he has a home; in 松涌, where he serves too, nothing is noted of him yet."""
    first, second = community("demo-litang"), community("demo-songchong")
    homes, (user, *_others) = add_branch(first, buildings=2, homes_each=10, members_each=1)
    there, _nobody = add_branch(second, buildings=1, homes_each=6, members_each=0)
    grant_role(user, "contact_member", second, by=HULIAN)
    rest(first, user), rest(second, user)
    return user, homes[0].dwelling.building, there[0].dwelling.building


def noted(user, code):
    one = next(one for one in members_of(Area.objects.get(code=code)) if one.user == user)
    return one.address, one.not_asked, one.least, one.most


def test_what_is_noted_in_one_community_leaves_the_other_alone(twice, community):
    user, here, there = twice
    note_member(community("demo-litang"), Noted(user, here, least=3, most=9), by=HULIAN)
    row = note_member(community("demo-songchong"), Noted(user, there, most=6), by=HULIAN)
    assert (row.user, row.community, row.building) == (user, community("demo-songchong"), there)
    assert noted(user, "demo-litang") == (here.address, "", 3, 9)
    assert noted(user, "demo-songchong") == (there.address, "", 5, 6)

    note_member(community("demo-songchong"), Noted(user, there, not_asked="away"), by=HULIAN)
    assert noted(user, "demo-litang") == (here.address, "", 3, 9)
    assert noted(user, "demo-songchong") == ("", "away", 0, 0)
    assert MemberFacts.objects.filter(user=user).count() == 2


def test_each_draft_uses_what_is_noted_in_its_own_community(twice, community):
    user, here, there = twice
    note_member(community("demo-litang"), Noted(user, here, not_asked="age"), by=HULIAN)
    note_member(community("demo-songchong"), Noted(user, there, most=6), by=HULIAN)
    assert user.pk not in loads_of_draft(propose(community("demo-litang"), by=HULIAN).pk)
    draft = propose(community("demo-songchong"), by=HULIAN)
    assert loads_of_draft(draft.pk) == {user.pk: 6}
    assert set(draft.lines.values_list("metres", flat=True)) == {0}


def test_a_list_of_members_of_one_community_moves_nobody_in_the_other(twice, community, tmp_path):
    user, here, there = twice
    note_member(community("demo-litang"), Noted(user, here, least=3, most=9), by=HULIAN)
    note_member(community("demo-songchong"), Noted(user, None, most=6), by=HULIAN)
    path = tmp_path / "members.csv"
    path.write_text(f"姓名,住址\n{user.name},{there.address}\n", encoding="utf-8")
    assert enlist(community("demo-songchong"), path, by=HULIAN).located == 1
    assert noted(user, "demo-litang") == (here.address, "", 3, 9)
    assert noted(user, "demo-songchong") == (there.address, "", 5, 6)


def test_the_page_of_a_member_is_of_the_community_one_comes_from(twice, community, client_of, send):
    user, here, there = twice
    note_member(community("demo-litang"), Noted(user, here, least=0, most=9), by=HULIAN)
    boss = add_user("boss", name="何镇", by=HULIAN, area=community("demo"))
    grant_role(boss, "community_admin", Area.objects.get(code="demo-litang").parent, by=HULIAN)
    client, page = client_of("boss"), reverse("contact:member", args=[user.pk])
    facts = f"{reverse('contact:member-facts', args=[user.pk])}?area=demo-songchong"
    assert client.get(facts).context["form"].initial["most"] is None
    sent = send(client, facts, building=str(there.pk), most=6)
    assert sent.headers["Location"] == f"{page}?area=demo-songchong"
    said = [client.get(f"{page}?area={code}").content.decode() for code in ("demo-litang", "demo-songchong")]
    assert ["荔塘社区" in said[0], here.address in said[0], "0 到 9 户" in said[0]] == [True] * 3
    assert ["松涌社区" in said[1], there.address in said[1], "5 到 6 户" in said[1]] == [True] * 3
    assert f"{reverse('contact:member-facts', args=[user.pk])}?area=demo-litang" in said[0]
    assert client.get(f"{page}?area=demo").status_code == 404

    overview = client.get(f"{reverse('contact:links')}?area=demo-songchong")
    assert [bar["url"] for bar in overview.context["bars"]] == [f"{page}?area=demo-songchong"]
    note_member(community("demo-songchong"), Noted(user, not_asked="age"), by=HULIAN)
    overview = client.get(f"{reverse('contact:links')}?area=demo-songchong").content.decode()
    assert f'href="{page}?area=demo-songchong"' in overview, "among those who rest"


def test_the_office_of_one_community_reads_nothing_of_the_other(twice, client_of, person, community):
    user, *_ = twice
    page = reverse("contact:member", args=[user.pk])
    grant_role(person("lu"), "branch_secretary", community("demo-litang"), by=HULIAN)
    assert client_of("lu").get(f"{page}?area=demo-litang").status_code == 200
    assert client_of("lu").get(f"{page}?area=demo-songchong").status_code == 404
    assert client_of("lu").get(page).context["community"].code == "demo-litang"


def test_the_database_keeps_one_row_for_a_member_and_community(community):
    area = community()
    user = add_member(area, "m9", None)
    with pytest.raises(IntegrityError), transaction.atomic():
        MemberFacts.objects.create(user=user, community=area)
    MemberFacts.objects.create(user=user, community=community("demo-litang"))
