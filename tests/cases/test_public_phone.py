"""A resident's telephone that looks wrong is asked about once; who sends it again is never shut out."""

import pytest
from django.test import Client

from hulian.cases.models import Case
from hulian.core import links
from hulian.core.ids import new_id
from hulian.core.sealed import open_field

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(community):
    return f"/r/{links.token_of(links.ensure('report', community().pk))}/"


def filled(phone, **fields):
    return {"words": "楼梯灯不亮", "phone": phone, "envelope": str(new_id()), **fields}


WRONG = [("1380013800", "少了 1 位"), ("138001380001", "多了 1 位"), ("abc你好", "不太像电话号码"), ("12", "少了 9 位"),
         ("88", "不太像电话号码")]


@pytest.mark.parametrize(("phone", "said"), WRONG)
def test_a_number_that_looks_wrong_is_asked_about_once_and_taken_at_the_second_try(url, phone, said):
    browser = Client()
    asked = browser.post(url, filled(phone))
    form = asked.context["form"]
    assert asked.status_code == 422
    assert said in form.errors["phone"][0]
    assert "再按一次" in form.errors["phone"][0]
    assert "楼梯灯不亮" in asked.content.decode()
    assert not Case.objects.exists()
    again = browser.post(url, filled(form["phone"].value(), phone_as_is=form["phone_as_is"].value()))
    assert again.status_code == 302
    assert Case.objects.get().words == "楼梯灯不亮"


def test_another_wrong_number_is_asked_about_anew(url):
    browser = Client()
    browser.post(url, filled("1380013800"))
    assert browser.post(url, filled("13800138", phone_as_is="1380013800")).status_code == 422
    assert not Case.objects.exists()


@pytest.mark.parametrize("phone", ["", "13800138000", "138 0013 8000", "0757-83221234", "83221234", "+86 13800138000"])
def test_a_number_that_can_be_rung_goes_through_at_once(url, phone):
    assert Client().post(url, filled(phone)).status_code == 302


def test_a_short_number_that_was_sent_again_is_kept_for_whoever_rings(url):
    Client().post(url, filled("1380013800", phone_as_is="1380013800"))
    assert open_field(Case.objects.get(), "caller_phone") == "1380013800"
