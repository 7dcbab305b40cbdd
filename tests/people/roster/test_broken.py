"""Files that can't be taken: each gets its word, and nobody is taken."""

import zipfile

import pytest
from django.utils import translation

from hulian.core.actor import HULIAN
from hulian.people.models import Household
from hulian.people.roster.broken import Broken
from hulian.people.roster.take import import_roster
from hulian.people.roster.words import of_broken
from hulian.places.models import Building
from tests.people.roster.sheets import GOOD, text, xlsx

pytestmark = pytest.mark.django_db
ROWS = [["姓名", "住址"], *[[f"张{at}", f"文化路{at}号"] for at in range(200)]]
SHEET = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


def cut(folder):
    path = xlsx(folder / "a.xlsx", ROWS)
    path.write_bytes(path.read_bytes()[:-400])
    return path


def renamed(folder):
    return xlsx(folder / "a.xlsx", ROWS).rename(folder / "a.csv")


def text_as_xlsx(folder):
    return text(folder / "a.xlsx", ROWS)


def picture(folder):
    path = folder / "a.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    return path


def noise(folder):
    path = folder / "a.csv"
    path.write_bytes(bytes(range(256)) * 40)
    return path


def half_a_character(folder):
    path = text(folder / "a.csv", ROWS, encoding="gb18030")
    path.write_bytes(path.read_bytes() + "房".encode("gb18030")[:1])
    return path


def rewritten(folder, pieces):
    """Put another sheet into a spreadsheet, piece by piece."""
    source, path = xlsx(folder / "s.xlsx", ROWS), folder / "a.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != "xl/worksheets/sheet1.xml":
                new.writestr(name, old.read(name))
                continue
            with new.open(name, "w", force_zip64=True) as sheet:
                for piece in (SHEET, *pieces, b"</sheetData></worksheet>"):
                    sheet.write(piece)
    return path


def bomb(folder):
    cell = b'<row r="1"><c r="A1" t="inlineStr"><is><t>' + b"A" * 4000 + b"</t></is></c></row>"
    return rewritten(folder, (cell * 256 for _piece in range(700)))


def one_cell_in_the_farthest_corner(folder):
    word = '<c r="%s" t="inlineStr"><is><t>姓名</t></is></c>'
    return rewritten(folder, [f'<row r="1">{word % "A1"}</row><row r="1048576">{word % "XFD1048576"}</row>'.encode()])


def empty_rows(folder):
    return rewritten(folder, (b"".join(b'<row r="%d"></row>' % row for row in range(at, at + 1000))
                              for at in range(1, 2_000_001, 1000)))


def empty_lines(folder):
    return text(folder / "a.csv", [["姓名", "住址"], *[["", ""]] * 100_000])


def formulas(folder):
    return xlsx(folder / "a.xlsx", [["姓名", "住址"], ['=B2&"x"', "文化路1号"]])


def formulas_in_text(folder):
    return text(folder / "a.csv", [["姓名", "住址"], ["=HYPERLINK(1)", "文化路1号"]])


def no_head(folder):
    return xlsx(folder / "a.xlsx", [["张三", "文化路1号", GOOD], ["李四", "文化路2号", GOOD]])


def no_home(folder):
    return xlsx(folder / "a.xlsx", [["姓名", "性别"], ["张三", "男"]])


def empty(folder):
    (folder / "a.csv").touch()
    return folder / "a.csv"


def a_letter(folder):
    (folder / "a.pdf").write_bytes(b"%PDF-1.7")
    return folder / "a.pdf"


@pytest.mark.parametrize(("make", "code"), [
    (cut, "cut_off"), (renamed, "wrong_ending"), (text_as_xlsx, "wrong_ending"), (picture, "wrong_ending"),
    (noise, "not_text"), (half_a_character, "cut_off"), (bomb, "too_large_unpacked"), (empty_rows, "no_head"),
    (one_cell_in_the_farthest_corner, "unreadable"), (empty_lines, "nobody"), (formulas, "formulas"),
    (formulas_in_text, "formulas"), (no_head, "no_head"), (no_home, "no_home_column"), (empty, "empty"),
    (a_letter, "not_a_table"),
])
def test_a_broken_file_gets_its_word_and_changes_nothing(tmp_path, community, make, code):
    before = Household.objects.count(), Building.objects.count()
    with pytest.raises(Broken) as caught:
        import_roster(community(), make(tmp_path), by=HULIAN)
    assert caught.value.code == code
    with translation.override("zh-hans"):
        words = of_broken(caught.value)
    assert words[-1] in "。”"
    assert "%" not in words
    assert (Household.objects.count(), Building.objects.count()) == before


def test_a_formula_in_a_subtotal_harms_nobody(tmp_path, community):
    path = xlsx(tmp_path / "a.xlsx", [["姓名", "住址"], ["张三", "文化路1号"], ["合计", "=COUNTA(A2:A2)"]])
    assert import_roster(community(), path, by=HULIAN).residents == 1
