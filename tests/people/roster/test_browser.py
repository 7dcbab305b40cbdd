"""A roster comes in by the browser, without JavaScript: file, columns, progress, what it came to."""

from datetime import timedelta
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from hulian.audit.models import Look
from hulian.core import clock
from hulian.core.sealed import open_field
from hulian.people.models import Household, RosterImport, Stage
from hulian.people.roster.desk import path_of, take_waiting
from tests.people.roster.sheets import GOOD, xlsx

pytestmark = pytest.mark.django_db
ROWS = [["姓名", "住址", "身份证号", "说不清的一列"],
        ["甲一", "榕塘新街1号", GOOD, "x"], ["甲二", "榕塘新街1号", "4406051", "y"]]


@pytest.fixture
def upload(tmp_path, settings):
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()

    def make(rows=ROWS, name="名册.xlsx"):
        return SimpleUploadedFile(name, xlsx(tmp_path / "x.xlsx", rows).read_bytes())

    return make


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def answers(page):
    """Return a form as a browser without JavaScript would send it."""
    form = page.select_one("form.form")
    told = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    return told | {one["name"]: one.select_one("option[selected]")["value"] for one in form.select("select")}


def lay_down(client, file):
    told = answers(soup(client.get("/homes/import/"))) | {"file": file}
    return client.post("/homes/import/", told, follow=True)


def test_a_roster_is_looked_into_confirmed_taken_and_mended(client_of, upload):
    client = client_of("fen")
    page = lay_down(client, upload())
    here = page.redirect_chain[-1][0]
    assert not Household.objects.filter(called="甲一").exists()
    taken_for = [option["value"] for option in soup(page).select("option[selected]")]
    assert taken_for == ["name", "address", "identity", "ignored"]
    running = client.post(here, answers(soup(page)), follow=True)
    assert soup(running).select_one("progress")["max"] == "2"
    assert take_waiting() == 1
    done = soup(client.get(here))
    assert [figure.text for figure in done.select(".figures b")] == ["1", "2", "0"]
    assert done.select_one("td").text.endswith("第 3 行")
    assert Household.objects.get(called="甲一").address == "榕塘新街1号"
    sheet = client.get(here + "mend.xlsx")
    assert load_workbook(BytesIO(sheet.content)).worksheets[0]["A2"].value == "甲二"
    assert Look.objects.filter(what="mend").count() == 1


def test_the_file_is_gone_when_it_is_taken_and_what_it_came_to_is_sealed(client_of, upload):
    client = client_of("fen")
    page = lay_down(client, upload())
    row = RosterImport.objects.get()
    assert path_of(row).stat().st_mode & 0o077 == 0
    client.post(page.redirect_chain[-1][0], answers(soup(page)))
    take_waiting()
    row.refresh_from_db()
    assert row.stage == Stage.TAKEN
    assert not path_of(row).exists()
    assert GOOD[:6] not in str(RosterImport.objects.values_list("tables", "chosen", "outcome").get())
    assert "4406051" in open_field(row, "outcome")


def test_another_column_may_be_chosen(client_of, upload):
    client = client_of("fen")
    rows = [["谁住", "姓名", "住址"], ["甲一", "x", "榕塘新街1号"], ["甲二", "y", "榕塘新街2号"]]
    page = lay_down(client, upload(rows))
    told = answers(soup(page))
    told |= {"column0": "name", "column1": "ignored"}
    client.post(page.redirect_chain[-1][0], told)
    take_waiting()
    assert Household.objects.filter(called__in=["甲一", "甲二"]).count() == 2


def test_without_a_column_for_names_it_asks_again(client_of, upload):
    client = client_of("fen")
    page = lay_down(client, upload())
    answer = client.post(page.redirect_chain[-1][0], answers(soup(page)) | {"column0": "ignored"})
    assert answer.status_code == 422
    assert "哪一列是姓名" in answer.content.decode()
    assert RosterImport.objects.get().stage == Stage.COLUMNS


def test_sent_twice_it_is_one_roster_and_begun_twice_it_is_taken_once(client_of, upload):
    client = client_of("fen")
    told, file = answers(soup(client.get("/homes/import/"))), upload()
    for _tap in range(2):
        file.seek(0)
        page = client.post("/homes/import/", told | {"file": file}, follow=True)
    assert RosterImport.objects.count() == 1
    begun = answers(soup(page))
    for _tap in range(2):
        assert client.post(page.redirect_chain[-1][0], begun).status_code in {200, 302}
    assert (take_waiting(), take_waiting()) == (1, 0)


def test_a_file_that_cannot_be_read_says_why_and_nothing_is_kept(client_of, upload):
    page = lay_down(client_of("fen"), upload(name="名册.csv"))
    assert page.status_code == 422
    assert "另存为 .xlsx" in page.content.decode()
    assert not RosterImport.objects.exists()
    assert not list(path_of(RosterImport(file_name="a.csv")).parent.glob("*"))


def test_a_formula_found_late_is_told_on_the_page_of_the_roster(client_of, upload, tmp_path):
    client = client_of("fen")
    page = lay_down(client, upload())
    row = RosterImport.objects.get()
    client.post(page.redirect_chain[-1][0], answers(soup(page)))
    path_of(row).write_bytes(b"PK broken since")
    take_waiting()
    assert "文件不完整" in client.get(page.redirect_chain[-1][0]).content.decode()


@pytest.mark.parametrize(("slug", "status"), [("li", 403), ("xiaoyu", 403), ("luo", 403), ("deng", 403)])
def test_only_the_administrator_imports(client_of, slug, status):
    assert client_of(slug).get("/homes/import/").status_code == status


def test_the_roster_of_another_community_is_not_there(client_of, upload):
    client = client_of("fen")
    here = lay_down(client, upload()).redirect_chain[-1][0]
    for slug, status in (("jiang", {403, 404}), ("li", {403})):
        for tail in ("", "mend.xlsx"):
            assert client_of(slug).get(here + tail).status_code in status


def test_files_nobody_confirmed_go_after_a_day_and_outcomes_after_a_fortnight(client_of, upload):
    client = client_of("fen")
    page = lay_down(client, upload())
    client.post(page.redirect_chain[-1][0], answers(soup(page)))
    take_waiting()
    lay_down(client, upload([*ROWS, ["甲三", "榕塘新街3号", "", ""]]))
    waiting = RosterImport.objects.get(stage=Stage.COLUMNS)
    with clock.at(clock.now() + timedelta(days=15)):
        take_waiting()
    assert not path_of(waiting).exists()
    assert not RosterImport.objects.get().outcome
    assert client.get(page.redirect_chain[-1][0] + "mend.xlsx").status_code == 404
