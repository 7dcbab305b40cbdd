"""ID numbers and telephones: what is a problem, exactly. A missing one never is."""

import re
from datetime import date
from operator import mul

from hulian.people.roster.cells import known, text, without_spaces

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ENDS = "10X98765432"
_LENGTH, _MOBILE, NONE = 18, 11, "无证"
_FLOATED = re.compile(r"^\d(?:\.\d+)?e\+?\d+$", re.IGNORECASE)
_TRAILING_NOUGHT = re.compile(r"^(\d+)\.0+$")
_BETWEEN = re.compile(r"[/、,;|]|\s{2,}|\s(?=1\d{10}\b)|\s(?=0\d{2,3}-)|或|和")
_NOTE = re.compile(r"\(.*?\)|[一-鿿:]+")
_LANDLINE = re.compile(r"^(?:0\d{2,3}[2-9]\d{6,7}|[2-9]\d{6,7}|[48]00\d{7}|(?:0\d{2,3})?9[56]\d{3,6})$")


def identity_of(value: object) -> tuple[str, str]:
    """Return an ID number and the code of what is wrong with it; ('', '') where there is none."""
    if isinstance(value, float) and abs(value) >= 1e15:
        return text(value), "id_lost"
    number = without_spaces(known(text(value))).upper().strip("'`\"")
    if not number or number == NONE:
        return "", ""
    if _FLOATED.match(number):
        return number, "id_lost"
    number = _TRAILING_NOUGHT.sub(r"\1", number)
    return number, _wrong_identity(number)


def _wrong_identity(number: str) -> str:
    if len(number) != _LENGTH:
        return "id_length"
    if not number[:17].isdigit() or not number.isascii():
        return "id_check"
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return "id_date"
    total = sum(map(mul, _WEIGHTS, map(int, number[:17])))
    return "" if _ENDS[total % 11] == number[17] else "id_check"


def phone_of(value: object) -> tuple[str, str]:
    """Return the first good number of a cell and the code of what is wrong; ('', '') where there is none."""
    words = known(text(value))
    if not words:
        return "", ""
    if words.isdigit() and len(words) == _MOBILE and words[0] == "1":
        return words, ""
    if _FLOATED.match(words) and not isinstance(value, float):
        return "", "phone_lost"
    good, wrong = "", ""
    for part in _BETWEEN.split(_TRAILING_NOUGHT.sub(r"\1", words)):
        number, code = _one_phone(part)
        good, wrong = good or ("" if code else number), wrong or code
    return good, wrong


def _one_phone(words: str) -> tuple[str, str]:
    number = re.sub(r"[\s\-—–.()]", "", _NOTE.sub("", words))
    number = re.sub(r"^(?:\+|00)86", "", number)
    if not number:
        return "", ""
    if re.fullmatch(r"0?1\d{10}", number):
        return number[-_MOBILE:], ""
    if re.fullmatch(r"86" + r"1\d{10}", number):
        return number[2:], ""
    if _LANDLINE.match(number):
        return number, ""
    if not number.isdigit():
        return "", "phone_signs"
    return "", "phone_length" if len(number) != _MOBILE else "phone_start"


def sex_of(value: object, identity: str) -> str:
    """Return f, m or ''; a good ID number tells it where the sheet doesn't."""
    words = text(value).lower()
    if words[:1] in {"男", "m", "1"}:
        return "m"
    if words[:1] in {"女", "f", "2"}:
        return "f"
    return ("m" if int(identity[16]) % 2 else "f") if identity else ""
