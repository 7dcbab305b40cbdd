"""To print: one chooses a building by its address; nothing is chosen beforehand, nothing printed by mistake."""

import io
import re

import pypdfium2
import pytest

from hulian.audit.models import Look
from hulian.contact.verbs.link import link
from hulian.core.actor import HULIAN

pytestmark = pytest.mark.django_db


@pytest.fixture
def chen(home, person):
    """陈姨, whom 罗姐 looks after."""
    return link(home("陈姨"), person("luo"), by=HULIAN).household


def words(answer):
    return answer.content.decode().replace("\xa0", " ")


def test_no_building_is_chosen_beforehand_and_one_is_wanted(chen, client_of):
    fen = client_of("fen")
    page = words(fen.get("/printing/"))
    field = re.search(r'<input[^>]*name="building"[^>]*>', page)[0]
    assert "value=" not in field
    assert "required" in field
    assert '<option value="榕塘花园 3 栋">' in page
    assert 'href="/links/?area=demo"' in page, "a way back to 户联系"
    for building in ("", "不知道几栋"):
        answer = fen.get(f"/printing/home-cards.pdf?area=demo&building={building}")
        assert answer.status_code == 422
        assert "请从列出来的楼里选一栋" in words(answer)
    assert fen.get("/printing/stairs.pdf?area=demo&building=").status_code == 422
    assert not Look.objects.filter(what="code").exists()


def test_a_building_is_found_by_its_address(chen, client_of):
    answer = client_of("fen").get("/printing/home-cards.pdf?area=demo&building=榕塘花园 3 栋 ")
    assert answer["Content-Type"] == "application/pdf"
    assert "罗姐" in pypdfium2.PdfDocument(io.BytesIO(answer.content))[0].get_textpage().get_text_range()
    assert Look.objects.filter(what="code").count() == 1


def test_where_nobody_looks_after_a_home_it_says_so(home, client_of):
    fen, uncle = client_of("fen"), home("何伯、何婶")
    answer = fen.get(f"/printing/home-cards.pdf?area=demo&building={uncle.dwelling.building.address}")
    assert answer.status_code == 422
    assert "还没有人联系" in words(answer)
    single = fen.get(f"/homes/{uncle.pk}/home-card.pdf", follow=True)
    assert single.redirect_chain == [(f"/links/homes/{uncle.pk}/", 302)]
    assert "卡上" in words(single)
    assert not Look.objects.filter(what="code").exists()


def test_the_page_of_a_home_prints_the_real_card(chen, client_of):
    page = words(client_of("fen").get(f"/homes/{chen.pk}/"))
    assert f'href="/homes/{chen.pk}/home-card.pdf"' in page
    assert "打印户联系卡" in page
    assert "home-card.pdf" not in words(client_of("li").get(f"/homes/{chen.pk}/"))
    assert client_of("fen").get(f"/homes/{chen.pk}/card/").status_code == 404


def test_things_to_print_have_one_name_each(chen, client_of):
    page = words(client_of("fen").get("/printing/")) + words(client_of("fen").get("/links/"))
    for name in ("户联系卡", "党员牌", "楼道贴", "门口小贴"):
        assert name in page
    for name in ("户卡", "楼道码", "小一半", "党员的证件"):
        assert name not in page.replace("户联系卡", "")


def test_a_sheet_brings_back_the_mark_of_who_waits_for_it(chen, client_of):
    fen = client_of("fen")
    assert 'data-press="正在排版…"' in words(fen.get("/printing/"))
    assert fen.get("/printing/badges.pdf?wait=abc123").cookies["pressed"].value == "abc123"
    for wrong in ("", "?wait=", "?wait=a;b", f"?wait={'a' * 40}"):
        assert "pressed" not in fen.get(f"/printing/badges.pdf{wrong}").cookies
