"""The first day: an empty house is opened once, by who sees the server's own screen."""

import pytest

from hulian.accounts import first_day
from hulian.accounts.errors import Spent

pytestmark = pytest.mark.django_db
START = first_day.Start("南禾区", "榕溪镇", "荷塘社区", "冯少芬", "fen2", "kapok-tree-19")


def test_a_house_with_people_has_no_first_day(client):
    assert first_day.code() == ""
    assert client.get("/first-day/AAAAAAAAAAAAAAAAAAAAAAAAAA/").status_code == 404
    with pytest.raises(Spent):
        first_day.open_house(START)
