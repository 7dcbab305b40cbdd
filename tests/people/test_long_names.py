"""A name of many long syllables (a minority's, a company's dormitory) is kept and stands in the list."""

import pytest

from hulian.accounts.register import add_user
from hulian.core.actor import HULIAN
from hulian.core.natural import natural_key
from hulian.core.search.tokens import SORT_KEY, sort_key
from hulian.people.models import Household, Resident
from hulian.people.verbs.change_household import change_household
from hulian.people.verbs.change_resident import change_resident
from hulian.people.verbs.new_household import new_household
from hulian.people.verbs.new_resident import new_resident
from hulian.places.models import Building

pytestmark = pytest.mark.django_db

LONG = "庄双壮" * 13 + "庄"


def test_a_home_and_a_person_take_the_longest_name_that_the_page_takes(actor, home):
    by, building = actor("xiaoyu"), Building.objects.get(address="榕塘花园 3 栋")
    new_household(building, unit="1201", called=LONG, by=by)
    new_resident(home("陈姨"), name=LONG, by=by)
    change_household(home("关婆婆"), called=LONG, number="", by=by)
    change_resident(home("何伯、何婶").residents.first(), needs=[], by=by, name=LONG)

    rows = [*Household.objects.filter(called=LONG), *Resident.objects.filter(name=LONG)]
    assert len(rows) == 4
    assert {len(row.sort_key) for row in rows} == {SORT_KEY}
    assert min(type(row)._meta.get_field("sort_key").max_length for row in rows) == 80


def test_a_colleague_takes_it_too(community):
    user = add_user("zhuang", name=LONG, by=HULIAN, area=community())
    assert len(user.sort_key) <= user._meta.get_field("sort_key").max_length


def test_a_name_of_usual_length_is_kept_whole_and_an_address_is_never_cut():
    assert sort_key("陈月明") == "chen yue ming 陈月明"
    far = "广东省佛山市南海区狮山镇榕塘社区居民委员会文化"
    assert natural_key(f"{far}路") != natural_key(f"{far}巷")
