"""Household contact: a list is proposed, refused, adopted, hung up; a card is printed and scanned; one looks in."""

import io
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Page, expect

from tests.serving.patterns import with_cast
from tests.serving.server import Server
from tests.stories.conftest import Phone

MEMBERS = "姓名,电话\n陈国柱,13800000201\n邓桂芳,13800000202\n"
# Two homes were last seen a hundred days ago, as a list on paper said.
LONG_AGO = """
from datetime import timedelta
from hulian.contact.codes import Finding
from hulian.contact.verbs.visit import Past, Told, visit_many
from hulian.core import clock
from hulian.core.actor import HULIAN
from hulian.people.models import Household
homes = list(Household.objects.select_related("community").filter(called__in=["陈姨", "关婆婆"]))
told = lambda: Told(finding=Finding.WELL, at=clock.now() - timedelta(days=100))
visit_many(homes[0].community, [Past(home, told(), None, "罗姐") for home in homes], by=HULIAN)
print("written")
"""


@pytest.fixture
def server() -> Iterator[Server]:
    """Serve the cast in a house of its own: no link was made in it yet."""
    running = with_cast()
    try:
        yield running.start()
    finally:
        running.remove()


def test_every_home_has_somebody_and_nobody_is_forgotten(
    phone_of: Callable, server: Server, tmp_path: Path,
) -> None:
    (tmp_path / "members.csv").write_text(MEMBERS)
    server.hulian("import", "members", str(tmp_path / "members.csv"), "--community", "demo")
    fen, lu = phone_of("fen"), phone_of("lu")

    propose_and_refuse(fen)
    adopt_and_hang_up(lu, phone_of())
    link, code = print_a_card(fen, server)
    scan_it(phone_of(), link, code)

    server.python(LONG_AGO)
    luo, xiaoyu = phone_of("luo"), phone_of("xiaoyu")
    xiaoyu.open("/silence/").sees("4 户好久没见", "关婆婆").keep("65-silence")
    look_in(luo)
    xiaoyu.open("/silence/").sees("3 户好久没见")
    a_need(luo)
    stand_in_and_back(luo, fen)


def propose_and_refuse(fen: Phone) -> None:
    """Draft a list, let a household say no, give Chen's home to 罗姐 by hand."""
    fen.open("/links/").keep("60-before-any-list")
    fen.tap("起草一份联系名单").sees("的名单", "陈姨")
    fen.keep("61-a-draft")
    before = proposed_for(fen, "何伯")
    fen.tap("何伯").tap("这户不愿意").tap("记下来")
    fen.open("/links/").tap("看看草稿")
    assert proposed_for(fen, "何伯") != before
    if proposed_for(fen, "陈姨") != "罗姐":
        fen.tap("陈姨").choose("罗姐").tap("就是这位")


def proposed_for(fen: Phone, home: str) -> str:
    """Return who stands beside a home in the draft."""
    line = fen.page.locator(".rows li", has_text=home).first.inner_text()
    return next(name for name in ("罗姐", "陈国柱", "邓桂芳") if name in line)


def adopt_and_hang_up(lu: Phone, passer_by: Phone) -> None:
    """The branch adopts the list; it hangs on the notice board and says nothing of needs or names of residents."""
    lu.open("/links/").tap("看看草稿").tap("支部通过了")
    lu.keep("62-the-branch-adopts")
    lu.tap("通过了").sees("通过了。名单从现在起生效").tap("现在公示").sees("公示了")
    passer_by.open("/links/demo/").sees("榕塘花园", "3 栋 102", "罗姐")
    passer_by.keep("63-notice-board")
    text = passer_by.page.locator("body").inner_text()
    assert [word for word in ("陈姨", "陈月明", "独居", "孤寡") if word in text] == []


def print_a_card(fen: Phone, server: Server) -> tuple[str, str]:
    """Print the cards of Chen's building; return the link in the QR and the digits beside it."""
    fen.open("/printing/")
    fen.write("哪栋楼？", "榕塘花园 3 栋")
    answer = fen.page.request.get(f"{server.url}/printing/home-cards.pdf?area=demo&building=榕塘花园 3 栋")
    sheet = pypdfium2.PdfDocument(io.BytesIO(answer.body()))[0]
    link = zxingcpp.read_barcodes(sheet.render(scale=4).to_pil())[0].text
    words = sheet.get_textpage().get_text_range()
    assert "罗姐" in words
    return link, re.search(r"\b(\d{4}) (\d{4})\b(?!\d)", words.split("家里的码")[1]).group(0)


def scan_it(chen: Phone, link: str, code: str) -> None:
    """A passer-by sees whom to ring; behind the code stands who looks after the home."""
    chen.page.goto(link)
    chen.sees("告诉我们", "驻点日")
    text = chen.page.locator("body").inner_text()
    assert [word for word in ("陈姨", "罗姐", "罗慧贞", "榕塘花园 3 栋") if word in text] == []
    chen.keep("64-scanned-without-the-code")
    chen.write("家里那张卡上的八位数字", code).tap("打开", exact=True).sees("陈姨", "罗姐", "看过")
    chen.keep("64-with-the-code")


def look_in(luo: Phone) -> None:
    """A visit on the way: taps and seconds from the page of one's homes to written down."""
    luo.open("/my-homes/").sees("陈姨").keep("66-my-homes")
    luo.count_from_here()
    luo.page.locator(".card", has_text="陈姨").get_by_role("link", name="我去过了").click()
    luo.tap("见到了，都好").sees("记下了")
    print(f"\nvisit: {luo.taps + 1} taps, {luo.seconds:.1f} s")


def a_need(luo: Phone) -> None:
    """Chen needs a hand: one line, and the team has it."""
    luo.open("/my-homes/").page.locator(".card", has_text="陈姨").get_by_role("link", name="我去过了").click()
    luo.choose("要帮忙").write("简单写一句", "腿脚不便，想有人每周陪去一次市场")
    luo.keep("67-a-need")
    luo.tap("记下来").sees("驻点团队也知道了")


def stand_in_and_back(luo: Phone, fen: Phone) -> None:
    """罗姐 is away, somebody comes instead; when she is back her homes are hers again."""
    luo.open("/my-homes/").tap("我要离开几天")
    fill_in_the_days(luo.page)
    luo.keep("68-who-comes-instead")
    luo.tap("就这样安排").sees("安排好了", "陈姨")
    luo.keep("69-whom-to-tell")
    luo.open("/my-homes/").sees("这几天由陈国柱替您看")
    expect(luo.page.locator(".card", has_text="陈姨")).to_have_count(0)
    luo.tap("提前回来").tap("是的，回来了")
    luo.open("/my-homes/")
    expect(luo.page.locator(".card", has_text="陈姨")).to_have_count(1)


def fill_in_the_days(page: Page) -> None:
    """Choose who comes, from today on for a week."""
    who = page.get_by_label("谁来替？")
    who.select_option(value=who.locator("option", has_text="陈国柱").get_attribute("value"))
    page.get_by_label("到哪天").fill((date.today() + timedelta(days=7)).isoformat())  # noqa: DTZ011 - as on their phone
    page.locator("label", has_text="家里有事").first.click()
