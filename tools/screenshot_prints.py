"""What is printed, as pictures: the first page of each, with the cast of the stories on it."""

from collections.abc import Iterator
from datetime import date

from django.utils import translation

from hulian.printing.badges import Badge, badges_png
from hulian.printing.cards import HomeCard, home_cards_png
from hulian.printing.published import PublishedList, PublishedRow, published_list_png
from hulian.printing.sheets import StairwellSheet, stairwell_sheets_png

HOST = "https://hulian.example"
LETTERS = "MZUXEZLXN5ZGWZLSOMQGC3TEEA"  # of no link that works
COMMUNITY, PHONE = "榕塘社区", "0757-00000011"
MEMBERS = ["罗慧贞", "陆志明", "梁惠芳", "何咏仪", "谭子康", "冯少芬", "黄志强", "苏美珍", "邓国华", "欧阳丽萍"]
CARD = HomeCard(
    called="陈姨", address="榕塘花园 3 栋 102", community=COMMUNITY, contact="罗姐", name="罗慧贞", standing="党员",
    phone="13800000009", code="40718265", link=f"{HOST}/h/{LETTERS}/", station_day="每周二下午",
    station_place="榕塘社区党群服务中心一楼", station_phone=PHONE)
STAIR = StairwellSheet(community=COMMUNITY, place="榕塘花园 3 栋", phone=PHONE, link=f"{HOST}/r/{LETTERS}/")
ROWS = [PublishedRow(building=f"榕塘花园 {building} 栋", door=f"{floor}0{flat}", phone=f"1380000{place:04d}",
                     member=MEMBERS[place % len(MEMBERS)])
        for place, (building, floor, flat) in enumerate(
            (building, floor, flat) for building in (1, 2, 3) for floor in range(1, 8) for flat in (1, 2, 3, 4))]


def prints() -> Iterator[tuple[str, bytes]]:
    """Yield the name of each printed thing and its first page as PNG."""
    with translation.override("zh-hans"):
        yield from _prints()


def _prints() -> Iterator[tuple[str, bytes]]:
    wearers = [Badge(name=name, standing="党员 · 户联系", community=COMMUNITY, link=f"{HOST}/m/{LETTERS}/")
               for name in MEMBERS]
    links = PublishedList(community=COMMUNITY, rows=ROWS, adopted_by="榕塘社区党支部", adopted_on=date(2026, 11, 20),
                          published_until=date(2026, 12, 20), asks=PHONE)
    yield "print-home-card", home_cards_png([CARD])[0]
    yield "print-badge", badges_png(wearers, ppi=110)[0]
    yield "print-stairwell", stairwell_sheets_png([STAIR], ppi=110)[0]
    yield "print-links", published_list_png(links, ppi=110)[0]
