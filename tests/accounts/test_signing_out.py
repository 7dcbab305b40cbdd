"""Signing out of a computer that others use too: it keeps nothing of ours."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_browser_is_told_to_forget_pages_pictures_and_drafts(client_of):
    answer = client_of("li").post("/sign-out/")

    assert answer["Location"] == "/signed-out/"
    assert answer["Clear-Site-Data"] == '"cache", "storage"'


def test_only_who_signs_out_makes_it_forget():
    """Any page of the web can make a browser ask for these: nobody loses what they were writing by that."""
    assert "Clear-Site-Data" not in Client().get("/signed-out/").headers
    assert Client().get("/sign-out/").status_code == 405
    assert Client(enforce_csrf_checks=True).post("/sign-out/").status_code == 403
