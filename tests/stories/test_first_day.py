"""The first day: an empty installation becomes a working community, all of it in the browser."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Browser, expect

from tests.serving.server import Server
from tests.stories.conftest import Phone
from tools.shot import DESK

PASSWORD = "kapok-tree-19"  # noqa: S105 - of nobody
HEAD = ("户号", "姓名", "与户主关系", "手机", "住址", "备注")
ROSTER = [
    ("H001", "陈月明", "户主", "13800000017", "榕塘花园3栋102", "独居"),
    ("H002", "何炳坤", "户主", "1380000003", "文化路4巷12号", ""),
    ("H002", "冯惠兰", "配偶", "13800000038", "文化路4巷12号", ""),
]


@pytest.fixture
def empty() -> Iterator[Server]:
    """Serve an installation in which nobody has an account."""
    running = Server()
    try:
        yield running.start()
    finally:
        running.remove()


@pytest.fixture
def desk_of(chromium: Browser, empty: Server) -> Iterator[Callable[[], Phone]]:
    """Return a desk browser of somebody new."""
    contexts = []

    def make() -> Phone:
        contexts.append(chromium.new_context(viewport=DESK, locale="zh-CN"))
        page = contexts[-1].new_page()
        page.set_default_timeout(8000)
        return Phone(page, empty.url, "")

    yield make
    for context in contexts:
        context.close()


def test_an_empty_house_takes_its_first_report(desk_of: Callable, empty: Server, tmp_path: Path) -> None:
    fen, li = desk_of(), desk_of()
    open_the_house(fen, empty)
    bring_the_roster(fen, tmp_path)
    make_the_team(fen, li)

    fen.open("/cases/new/").write("姓名", "cym").tap("陈月明")
    fen.write("街坊怎么说", "厨房的灯闪来闪去").tap("报给团队").sees("厨房的灯")
    li.open("/cases/").sees("厨房的灯")
    li.keep("46-the-first-report")


def open_the_house(fen: Phone, empty: Server) -> None:
    """The server's own screen shows the way in; the community gets its name and its administrator."""
    while not (link := re.search(r"/first-day/\w+/", empty.log())):
        fen.page.wait_for_timeout(100)
    fen.open(link[0])
    fen.keep("40-whose-neighbourhood")
    for label, words in (("您的社区", "荷塘社区"), ("属于哪个镇街", "荷溪镇"), ("属于哪个区", "荷禾区"),
                         ("您的姓名", "冯少芬"), ("登录名", "fen"), ("再输一次", PASSWORD)):
        fen.write(label, words)
    fen.page.locator("input[name=new_password]").fill(PASSWORD)
    fen.tap("开门").sees("欢迎")
    fen.open(link[0]).sees("这里什么都没有")


def bring_the_roster(fen: Phone, folder: Path) -> None:
    """The roster that there is comes in; one telephone is short, is mended and sent again."""
    fen.open("/homes/import/")
    send(fen, sheet(folder / "roster.xlsx"))
    fen.sees("1").keep("42-what-became-of-it")
    with fen.page.expect_download() as coming:
        fen.page.locator("a[download]").click()
    path = folder / "mend.xlsx"
    coming.value.save_as(path)
    book = load_workbook(path)
    cell = next(cell for row in book.active.iter_rows() for cell in row if str(cell.value) == "1380000003")
    cell.value = "13800000037"
    book.save(path)
    fen.open("/homes/import/")
    send(fen, path)
    fen.sees("没有要补的")
    fen.open("/homes/").sees("陈月明", "何炳坤")


def send(fen: Phone, path: Path) -> None:
    """Send a file, look at its columns, say yes, wait until it is taken."""
    fen.page.locator("input[type=file]").set_input_files(str(path))
    fen.page.locator("main button.act").click()
    fen.sees("姓名")
    fen.keep("41-the-columns")
    fen.page.locator("main button.act").click()
    expect(fen.page.locator("h1")).to_contain_text("名册导入好了", timeout=30000)


def sheet(path: Path) -> Path:
    """Write the spreadsheet that a community has: a title, a head, a telephone one digit short."""
    book = Workbook()
    page = book.active
    page.append(["荷塘社区住户花名册"])
    page.append(HEAD)
    for row in ROSTER:
        page.append(row)
    book.save(path)
    return path


def make_the_team(fen: Phone, li: Phone) -> None:
    """A colleague is invited, joins by the link, and leads the station team."""
    fen.open("/colleagues/new/").write("对方的姓名", "李国梁").choose("驻点团队成员")
    fen.page.locator("main button.act").click()
    link = re.search(r"/invitations/[\w-]+/", "".join(fen.page.locator("main").inner_text().split()))[0]
    li.open(link).write("登录名", "liguoliang").write("再输一次", PASSWORD)
    li.page.locator("input[name=new_password]").fill(PASSWORD)
    li.page.locator("main button.act").click()
    li.sees("欢迎", "李国梁")
    fen.open("/station/").tap("设驻点团队").write("在哪里接待", "荷塘居委会一楼").write("团队电话", "0757-00000042")
    fen.keep("43-the-team")
    fen.page.locator("main button.act").click()
    fen.tap("团队加一个人")
    fen.page.locator("select").first.select_option(label="李国梁")
    fen.choose("负责人").write("职务", "荷塘驻点团队负责人")
    fen.keep("44-who-leads-it")
    fen.page.locator("main button.act").click()
    fen.sees("李国梁")
