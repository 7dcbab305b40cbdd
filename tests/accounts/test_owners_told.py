"""Whoever can take over a colleague's account can't do it unseen: its owner is told, and can end it."""

import pytest
from django.test import Client

from hulian.accounts import inviting, keeping, second_step
from hulian.accounts.actors import actor_of
from hulian.accounts.models import Invitation, User
from hulian.accounts.starting import first_account
from hulian.audit.models import Event
from hulian.core import clock
from hulian.notices.models import Notice
from tests.accounts.conftest import PASSWORD

pytestmark = pytest.mark.django_db


def test_who_gets_a_link_for_a_new_password_is_told_by_whom_and_can_end_it(signs_in, client_of):
    li = signs_in("li")
    theirs = client_of("li")
    client_of("fen").post(f"/colleagues/{li.pk}/password/")
    page = theirs.get("/messages/").content.decode()
    link = Invitation.objects.open().get(user=li)

    assert "芬姐开了给您换密码的链接" in page
    assert "不是您要的，就自己换一次密码" in page
    assert 'href="/me/password/"' in page
    assert Event.objects.filter(verb="account.invite_back", codes__user=str(li.pk)).count() == 1
    new = {"current": PASSWORD, "new_password": "caodi-shang-9-zhi", "again": "caodi-shang-9-zhi"}
    assert theirs.post("/me/password/", new).status_code == 302
    link.refresh_from_db()
    assert link.ends_at <= clock.now()
    assert not Invitation.objects.open().filter(user=li).exists()


def test_a_link_that_was_used_leaves_word_of_who_made_it(person, actor):
    handed = inviting.invite_back(person("li"), by=actor("fen"))
    browser = Client()
    browser.post(f"/invitations/{handed.token}/", {"new_password": PASSWORD, "again": PASSWORD})

    assert "芬姐开了给您换密码的链接" in browser.get("/messages/").content.decode()
    assert Invitation.objects.get().used_at


def test_whose_second_step_was_taken_off_is_told(person, actor, client_of):
    li = person("li")
    second_step.offer(li, by=actor_of(li))
    User.objects.filter(pk=li.pk).update(totp_since=clock.now())
    theirs = client_of("li")
    keeping.drop_second_step(User.objects.get(pk=li.pk), by=actor("fen"))
    page = theirs.get("/messages/").content.decode()

    assert "芬姐关掉了您的两步登录" in page
    assert 'href="/me/second-step/"' in page
    assert Event.objects.filter(verb="account.drop_second_step", subject_id=li.pk).count() == 1


def test_nobody_else_hears_of_it_and_a_first_account_begins_without_a_warning(person, actor, community):
    inviting.invite_back(person("li"), by=actor("fen"))
    assert list(Notice.objects.values_list("user_id", "kind")) == [(person("li").pk, "invite_back")]

    made = first_account("neu", name="何新", role="social_worker", area=community(), password=None)
    assert made.token
    assert not Notice.objects.filter(user_id=made.user.pk).exists()
