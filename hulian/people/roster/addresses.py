"""Addresses: the same door is the same however it is written, with or without the city in front."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_C = "一-鿿"
_UP_TO_CITY = re.compile(
    rf"^(?:中国)?(?:[{_C}]{{2,3}}省|[{_C}]{{2,5}}自治区)?"
    rf"[{_C}]{{2,7}}?(?:市|自治州|盟)(?=[{_C}]{{1,6}}?(?:区|县|市|镇|街道|乡))")
_PROVINCE = re.compile(rf"^(?:中国)?(?:[{_C}]{{2,3}}省|[{_C}]{{2,5}}自治区)(?=[{_C}])")
_CITY = re.compile(rf"^[{_C}]{{2,3}}市(?![场民区政])(?=[{_C}])")
_COUNTY = re.compile(rf"^[{_C}]{{2,5}}?(?<![小社园宿院片住宅业活属墅发校厂库营新老东西南北中])(?:区|县)(?=[{_C}])")
_TOWN = re.compile(rf"^[{_C}]{{2,5}}?(?<![小古水])(?:镇|街道办事处|街道|街办|乡)(?![路街巷道大])(?=[{_C}\d])")
_COMMUNITY = re.compile(
    rf"^[{_C}]{{2,8}}?(?:社区居民委员会|社区居委会|社区|居委会|村委会|居民委员会|村民委员会)(?=[{_C}\d])")
_NUMERAL = re.compile(
    r"[〇零一二三四五六七八九十百]+(?=(?:号楼|栋|座|幢|号|楼|单元|室|房|层|队|组|巷|弄|排|期|区|路|街|横|坊|梯))")
_VALUES = {"〇": 0, "零": 0, **{char: at for at, char in enumerate("一二三四五六七八九", 1)}}
_BLOCK = re.compile(r"(?:号楼|号栋|栋楼|幢|座|#楼|#|楼栋)(?!\w*栋)")
# 16栋5楼506 is 16栋506: the room tells the storey. 3楼501 without a block before it names a block.
_STOREY_BEHIND = re.compile(r"(?<=[栋元梯])\d{1,2}[楼层](?=\d{3,4})")
_STOREY = re.compile(r"(?<=\d)楼(?=\d{3,4}$)")
_DASHED = re.compile(r"(?<=[\da-z栋幢座楼元])[-_~—–](?=\d)(?!\d+号(?!房))", re.IGNORECASE)
_ROOM_WORD = re.compile(
    r"(?:(?<=[\da-z])(?:号房|房间|房|室|户|号室)|(?<=[栋元梯]\d{3})号|(?<=[栋元梯]\d{4})号)$", re.IGNORECASE)
_NOUGHTS = re.compile(r"(?<!\d)0+(?=\d)")
_SIGNS = re.compile(r"[\s,.、;:()\[\]“”\"'·]+")
_BEHIND_BLOCK = re.compile(
    r"^(.*\d\s*[a-z]?(?:栋|幢|座|号楼|号栋|#楼|#)|.*[a-z](?:栋|幢|座)"
    r"|.*[一二三四五六七八九十]+(?:栋|幢|座|号楼))(.*)$", re.IGNORECASE)
_BEHIND_NUMBER = re.compile(
    r"^(.*?\d号)[-之]?((?:\d+(?:单元|梯|楼|层))?[a-z]?\d{2,5}[a-z]?(?:房|室)?|\d+单元.*)$", re.IGNORECASE)
MOST_UNIT = 20


@dataclass(frozen=True, slots=True)
class Address:
    """`key` is the same for one door; `building` and `unit` are as people say it."""

    key: str
    building: str
    unit: str


@lru_cache(maxsize=20_000)
def address_of(words: str, places: tuple[str, ...] = ()) -> Address:
    """Return what an address means; `places` are names of the areas it may begin with."""
    short = shorten(words, places)
    building, unit = split(short)
    return Address(key_of(short), building, unit)


def shorten(words: str, places: tuple[str, ...] = ()) -> str:
    """Return an address without province, city, district, town and community in front."""
    rest = re.sub(r"\s+", "", unicodedata.normalize("NFKC", words))
    full = _UP_TO_CITY.sub("", rest) if _UP_TO_CITY.match(rest) else rest
    for pattern in (_PROVINCE, _CITY, _COUNTY, _TOWN, _COMMUNITY):
        full = _without(places, full)
        full = pattern.sub("", full, count=1)
    return _without(places, full) or rest


def _without(places: tuple[str, ...], words: str) -> str:
    for place in places:
        if len(words) > len(place) + 1 and words.startswith(place):
            return words[len(place):]
    return words


def split(short: str) -> tuple[str, str]:
    """Return building and door: 联和花园15栋904房 is 联和花园15栋 and 904; a house has no door."""
    short = _undashed(short)
    for pattern in (_BEHIND_BLOCK, _BEHIND_NUMBER):
        if (found := pattern.match(short)) and found[2]:
            unit = re.sub(r"(?<=[\da-zA-Z])(?:号房|号室|房间|房|室|户|号)$", "", found[2].strip("-之 "))
            if unit and len(unit) <= MOST_UNIT:
                return found[1], unit
    return short, ""


def key_of(short: str) -> str:
    """Return a key that is the same for the same door."""
    key = _SIGNS.sub("", _NUMERAL.sub(lambda found: str(_value(found[0])), short.lower()))
    key = _STOREY_BEHIND.sub("", _BLOCK.sub("栋", _undashed(key)))
    key = _STOREY.sub("栋", key)
    return _NOUGHTS.sub("", _ROOM_WORD.sub("", key))


def _undashed(words: str) -> str:
    """Write 3-2-501 as 3栋2单元501, and 3-501 as 3栋501."""
    head, *rest = _DASHED.split(words)
    if not rest:
        return words
    if head[-1:].isdigit():
        head += "栋"
    return head + (rest[0] if len(rest) == 1 else f"{rest[0]}单元{''.join(rest[1:])}")


def _value(numeral: str) -> int | str:
    """Return 十五 as 15, 一〇二 as 102."""
    if "百" in numeral:
        return numeral
    if "十" not in numeral:
        return int("".join(str(_VALUES[char]) for char in numeral))
    tens, _, ones = numeral.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return numeral
    return (_VALUES[tens] if tens else 1) * 10 + (_VALUES[ones] if ones else 0)


def composed(parts: dict[str, str]) -> str:
    """Return one address of columns: address or estate, building, entrance, room, door plate."""
    whole = parts.get("address") or parts.get("registered") or ""
    if whole and not (parts.get("building") or parts.get("room") or parts.get("door")):
        return _before(parts.get("estate", ""), whole)
    base = whole or parts.get("estate", "")
    if whole and parts.get("estate"):
        base = _before(parts["estate"], whole)
    for part, word in (("building", "栋"), ("entrance", "单元"), ("room", ""), ("door", "")):
        base = _with(base, parts.get(part, ""), word)
    return base


def _before(estate: str, whole: str) -> str:
    """Put the estate in front where the address doesn't name it."""
    return whole if not estate or estate in whole else f"{estate}{whole}" if re.match(r"^[\dA-Za-z#]", whole) else whole


def _with(base: str, part: str, word: str) -> str:
    """Add a part, unless the words name it already."""
    if not part:
        return base
    plain = re.escape(_ROOM_WORD.sub("", part))
    named = rf"(?<![\da-zA-Z]){plain}"
    if word and part.isalnum() and part.isascii():
        named, part = rf"{named}(?:{word}|号楼|幢|座|#)", part + word
    return base if base and re.search(named if word else rf"{named}(?:房|室|号)?$", base) else f"{base}{part}"
