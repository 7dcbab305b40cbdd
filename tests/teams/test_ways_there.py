"""From the pages that people open anyway, a way leads to what they would look for."""

import pytest

pytestmark = pytest.mark.django_db


def test_me_leads_a_helper_to_their_own_page(client_of, person):
    zhou = client_of("zhou")
    assert "/helpers/me/" in zhou.get("/me/").content.decode()
    assert zhou.get("/helpers/me/").url == f"/helpers/{person('zhou').helper.pk}/"
    assert "T440600199001014316" in zhou.get("/helpers/me/", follow=True).content.decode()


def test_who_is_no_helper_is_not_led_there(client_of):
    assert "/helpers/me/" not in client_of("deng").get("/me/").content.decode()
    assert client_of("deng").get("/helpers/me/").status_code == 404


def test_the_station_page_leads_to_posters_and_board(client_of):
    page = client_of("fen").get("/station/").content.decode()
    assert 'href="/places/poster/"' in page
    assert 'href="/board/demo/"' in page
    assert 'href="/places/poster/"' not in client_of("zhou").get("/station/").content.decode()
