"""A column whose label we don't know is told by what stands in it."""

import re

from hulian.people.roster.cells import known, text
from hulian.people.roster.checks import identity_of

LOOKED_AT, ENOUGH, MOST = 40, 3, 0.6
_NAME = re.compile(r"^[一-鿿·]{2,4}$")
_SURNAMES = set("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶"
                "程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤关区冼霍麦招邝伍岑庞简植欧劳布")
_ADDRESS = re.compile(r"(栋|幢|座|号|巷|室|房|单元).*$")
_TESTS = {
    "identity": lambda words: len(words) == 18 and identity_of(words)[1] in {"", "id_check"} and words[:17].isdigit(),
    "phone": lambda words: bool(re.fullmatch(r"1\d{10}", words)),
    "name": lambda words: bool(_NAME.match(words)) and words[0] in _SURNAMES,
    "address": lambda words: len(words) >= 4 and any(char.isdigit() for char in words) and bool(_ADDRESS.search(words)),
}


def guessed(fields: list[str], rows: list[list[object]]) -> list[str]:
    """Return the fields with those filled in that nobody named, where the cells leave no doubt."""
    found = list(fields)
    wanted = [field for field in _TESTS if field not in fields and not (field == "address" and _has_address(fields))]
    for column in range(len(found)):
        if found[column] or not wanted:
            continue
        cells = [words for row in rows if column < len(row) and (words := known(text(row[column])))]
        if len(cells) < ENOUGH:
            continue
        for field in wanted:
            if sum(map(_TESTS[field], cells)) >= len(cells) * MOST:
                found[column] = field
                wanted.remove(field)
                break
    return found


def _has_address(fields: list[str]) -> bool:
    return bool({"registered", "estate", "building", "room", "door"} & set(fields))
