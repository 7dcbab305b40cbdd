"""The tracker: the matter and the names of those who act; home, pictures and words only after the code."""

import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from PIL import Image

from hulian.audit.models import Event
from hulian.audit.record import look
from hulian.cases.models import Case, Word
from hulian.cases.tracker import token_for
from hulian.cases.verbs.accept import accept
from hulian.cases.verbs.decline import decline
from hulian.cases.verbs.report import Report, report
from hulian.cases.verbs.resolve import resolve
from hulian.core import clock, links
from hulian.core.actor import resident
from hulian.media.models import Photo
from tests.cases.tracker_world import PRIVATE, code_of, picture, text_of

pytestmark = pytest.mark.django_db


def test_before_the_code_it_tells_who_acts_and_nothing_of_the_home(url, wires):
    text = text_of(Client().get(url))

    assert "李书记" in text
    assert "换了电线" in text
    assert [secret for secret in PRIVATE if secret in text] == []
    assert "胶皮开裂" not in text
    assert "/photos/" not in text


def test_notes_and_the_name_of_who_found_it_are_never_shown(url, wires):
    browser = Client()
    browser.post(url, {"code": code_of(wires)})
    text = text_of(browser.get(url))

    assert "钥匙" not in text
    assert "小余" not in text


def test_after_the_code_address_pictures_and_words_are_there(url, wires):
    browser = Client()
    code = code_of(wires)
    answer = browser.post(url, {"code": f"{code[:4]} {code[4:]}"}, follow=True)
    text = text_of(answer)

    assert "榕塘花园 3 栋 102" in text
    assert "胶皮开裂" in text
    for photo in Photo.objects.filter(owner_id=wires.pk):
        assert browser.get(f"{url}photos/{photo.pk}/").status_code == 200
        assert Client().get(f"{url}photos/{photo.pk}/").status_code == 404
    assert Event.objects.filter(verb="case.unlock", case_id=wires.pk).count() == 1


def test_after_the_code_a_link_leads_to_the_page_of_the_household_and_before_it_none(url, wires):
    browser = Client()
    own = f"/h/{links.token_of(links.ensure('household', wires.household_id))}/"
    assert "/h/" not in text_of(browser.get(url))

    browser.post(url, {"code": code_of(wires)})
    assert f'href="{own}"' in browser.get(url).content.decode()
    assert browser.get(own).status_code == 200


def test_a_household_that_moved_out_is_shown_no_way_to_a_page_that_is_gone(url, wires):
    browser = Client()
    browser.post(url, {"code": code_of(wires)})
    type(wires.household).objects.filter(pk=wires.household_id).update(moved_out_at=clock.now())
    assert "/h/" not in text_of(browser.get(url))


def test_who_looked_is_counted_after_the_code_only(url, wires, actor):
    for slug in ("li", "li", "fen"):
        look(wires.household, "phone", by=actor(slug), area_path=wires.area_path, household_id=wires.household_id)
    browser = Client()

    assert "谁看过您的资料" not in text_of(browser.get(url))
    browser.post(url, {"code": code_of(wires)})
    assert "谁看过您的资料：30 天里 2 个人" in text_of(browser.get(url))


def test_one_face_and_words_close_the_matter_once(url, wires):
    sent = {"satisfaction": "5", "text": "亮堂了", "envelope": str(uuid4())}
    assert Client().post(url, sent).status_code == 302
    assert Client().post(url, sent).status_code == 302

    wires.refresh_from_db()
    assert (wires.state, wires.mark) == ("closed", 5)
    assert Word.objects.filter(case=wires).count() == 1
    assert "谢谢您告诉我们" in text_of(Client().get(url))
    assert "亮堂了" not in text_of(Client().get(url))


def test_a_bad_mark_says_that_we_do_it_over_and_by_when(url, wires):
    Client().post(url, {"satisfaction": "2", "text": "还有一个插座没电", "envelope": str(uuid4())})
    wires.refresh_from_db()
    text = text_of(Client().get(url))

    assert wires.state == "reopened"
    assert "我们再来一次" in text
    assert "会有人接手" in text


def test_no_face_keeps_the_words(url):
    answer = Client().post(url, {"text": "讲两句", "envelope": str(uuid4())})

    assert answer.status_code == 422
    assert "五张脸" in text_of(answer)
    assert "讲两句" in text_of(answer)


@pytest.mark.parametrize("mark", ["0", "6", "-1", "5.0", "x", "５"])
def test_only_the_five_steps_are_marks(url, wires, mark):
    assert Client().post(url, {"satisfaction": mark}).status_code == 422
    assert not Word.objects.exists()


def test_an_envelope_of_another_matter_does_nothing_here(url, wires, actor, community):
    envelope = str(uuid4())
    other = report(community(), Report("路灯不亮"), by=actor("xiaoyu"))
    accept(other, by=actor("li"))
    resolve(other, by=actor("li"), what="换了灯")
    Client().post(f"/t/{token_for(other)}/", {"satisfaction": "5", "envelope": envelope})

    assert Client().post(url, {"satisfaction": "5", "envelope": envelope}).status_code == 409
    wires.refresh_from_db()
    assert wires.state == "resolved"


def test_a_face_before_it_is_done_is_told_kindly(actor, community):
    case = report(community(), Report("路灯不亮"), by=actor("xiaoyu"))
    answer = Client().post(f"/t/{token_for(case)}/", {"satisfaction": "5"})

    assert answer.status_code == 409
    assert not Word.objects.exists()


def test_the_resident_opens_it_again_while_the_link_lives(url, wires):
    Client().post(url, {"satisfaction": "5", "envelope": str(uuid4())})
    assert "还是不对" in text_of(Client().get(url))
    assert Client().post(url, {"reason": "又跳闸了", "envelope": str(uuid4())}).status_code == 302

    wires.refresh_from_db()
    assert wires.state == "reopened"
    with clock.at(clock.now() + timedelta(days=40)):
        assert Client().get(url).status_code == 200


def test_thirty_days_after_the_end_the_page_says_so_and_takes_nothing(url, wires):
    Client().post(url, {"satisfaction": "5", "envelope": str(uuid4())})
    with clock.at(clock.now() + timedelta(days=31)):
        answer = Client().get(url)
        assert answer.status_code == 410
        assert "到期" in text_of(answer)
        assert "0757-00000012" in text_of(answer)
        assert [secret for secret in PRIVATE if secret in text_of(answer)] == []
        assert Client().post(url, {"reason": "又坏了"}).status_code == 410


def test_a_declined_matter_tells_why(actor, community):
    case = report(community(), Report("想装电梯"), by=actor("xiaoyu"))
    decline(case, by=actor("li"), reason="要先经业主大会表决")

    assert "要先经业主大会表决" in text_of(Client().get(f"/t/{token_for(case)}/"))


def test_a_matter_without_a_home_leaks_neither_place_nor_teller_nor_words(community, actor):
    told = Report("我是关先生，榕塘花园3栋102楼下漏水", who="关先生", place="榕塘花园3栋102", phone="13800000017",
                  way="qr", photos=[picture()])
    case = report(community(), told, by=resident("关先生"))
    accept(case, by=actor("li"))
    resolve(case, by=actor("li"), what="关先生楼下（榕塘花园3栋102）的水管换好了")
    url = f"/t/{token_for(case)}/"
    text = text_of(Client().get(url))
    photo = Photo.objects.get(owner_id=case.pk)

    assert "水管换好了" in text
    assert [secret for secret in PRIVATE if secret in text] == []
    assert Client().get(f"{url}photos/{photo.pk}/").status_code == 404


def test_whoever_told_it_sees_their_own_words_and_photo_in_their_own_browser(community):
    body = io.BytesIO()
    Image.new("RGB", (320, 240), "#777").save(body, "JPEG")
    body.seek(0)
    body.name = "a.jpg"
    browser = Client()
    token = links.token_of(links.ensure("report", community().pk))
    answer = browser.post(f"/r/{token}/", {"words": "楼下漏水", "photos": body}, follow=True)
    case = Case.objects.get()
    url = f"/t/{token_for(case)}/"
    photo = Photo.objects.get(owner_id=case.pk)

    assert "楼下漏水" in text_of(answer)
    assert browser.get(f"{url}photos/{photo.pk}/").status_code == 200
    assert "楼下漏水" not in text_of(Client().get(url))


def test_a_tablet_that_tells_many_matters_keeps_a_small_cookie(community):
    browser = Client()
    page = f"/r/{links.token_of(links.ensure('report', community().pk))}/"
    for number in range(10):
        browser.post(page, {"words": f"第{number}件事"})
    first, *_, last = Case.objects.order_by("received_at")

    assert len(browser.cookies["told"].value) < 400
    assert "第9件事" in text_of(browser.get(f"/t/{token_for(last)}/"))
    assert "第0件事" not in text_of(browser.get(f"/t/{token_for(first)}/"))


def test_a_picture_of_another_matter_is_not_here(url, actor, community):
    other = report(community(), Report("路灯不亮", photos=[picture()]), by=actor("xiaoyu"))
    photo = Photo.objects.get(owner_id=other.pk)

    assert Client().get(f"{url}photos/{photo.pk}/").status_code == 404
