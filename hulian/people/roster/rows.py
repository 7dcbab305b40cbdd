"""What kind of row it is: people, a subtotal, a note, the name of a part of the sheet."""

import re

from hulian.people.roster.addresses import shorten
from hulian.people.roster.cells import text, without_spaces

_TOTAL = re.compile(
    r"^(本?[页栋组队村社巷]?[小合总共累]计|总[数人户]|合共|共[计有]?\d+|本页|以[上下]共|(sub)?total)", re.IGNORECASE)
_NOTE = re.compile(
    r"^(注|备注|说明|填[表报写]|制表|审核|负责人|经办|联系人|单位|日期|打印|第.{1,5}页|共.{1,6}页|以上|以下|续表"
    r"|.{0,8}(签字|盖章|签名)|\*|※)")
_GRIDS = (re.compile(r"第?[一二三四五六七八九十\d]+(?:号?网格|片区|经济社)"),
          re.compile(r"[^、]{1,8}(?:网格|片区|经济社)$"))
_PLACE = re.compile(
    r"^[一二三四五六七八九十]*、?(.{1,20}?(?:\d+|[一二三四五六七八九十]+|[A-Za-z])(?:号楼|栋|幢|座)"
    r"|.{2,16}?(?:花园|小区|苑|村|巷|街|路|大院|新城|公寓|楼|队|组))(?:.{0,3}(?:住户|居民|名单|花名册|人员))?[:：]?$")
_PERSON = re.compile(r"^[一-鿿㐀-䶿·]{2,6}$|^[A-Za-z][A-Za-z .'-]{2,39}$")


def is_total(cells: list[str]) -> bool:
    """Return whether a row sums others up: 小计, 合计, 共 64 人."""
    return any(_TOTAL.match(without_spaces(words)) for words in list(filter(None, cells))[:3])


def is_note(cells: list[str]) -> bool:
    """Return whether a row only says something about the table."""
    filled = [words for words in cells if words]
    if not filled or not _NOTE.match(without_spaces(filled[0])):
        return False
    return len(filled) == 1 or ":" in filled[0]


def is_name(words: str) -> bool:
    """Return whether this can be a person's name."""
    return bool(_PERSON.match(without_spaces(words) if not words.isascii() else words))


def is_label_again(words: str, label: str) -> bool:
    """Return whether the cell of a name holds a label: the head row of the next page, or of another table."""
    return bool(words) and (words == text(label) or "姓名" in without_spaces(words) or words.lower() == "name")


def part_of(words: str) -> tuple[str, str]:
    """Return ('grid', name) or ('place', name) where a lonely cell names a part of the sheet; else ('', '')."""
    plain = without_spaces(words)
    for pattern in _GRIDS:
        if found := pattern.search(plain):
            return "grid", found[0]
    if found := _PLACE.match(shorten(plain)):
        return "place", found[1]
    return "", ""


def grid_in(words: object) -> str:
    """Return the grid that a sheet's name or a title speaks of; '' for none."""
    kind, name = part_of(re.sub(r"(户籍|常住)?(人口)?(花名册|名单|名册|登记表|信息表|台账)$", "", text(words)))
    return name if kind == "grid" else ""
