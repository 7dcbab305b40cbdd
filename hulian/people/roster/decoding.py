"""Text files in the encodings that programs here write: UTF-8, UTF-16, GB18030, Big5."""

import codecs
from pathlib import Path

from hulian.people.roster.broken import Broken

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_COMMON = "的一是在人户主姓名地址电话身份证男女年月日号栋房路区"


def decode(path: Path) -> str:
    """Return the text of a file. Raises Broken."""
    raw = path.read_bytes()
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _strict(raw, name)
    if raw.count(0, 0, 4096) > min(len(raw), 4096) // 5:
        return _strict(raw, "utf-16-le" if raw[1:4096:2].count(0) >= raw[0:4096:2].count(0) else "utf-16-be")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.end >= len(raw) - 1 and error.start > len(raw) * 0.9 and error.reason == "unexpected end of data":
            raise Broken("cut_off") from error
    return _of_two_bytes(raw)


def _of_two_bytes(raw: bytes) -> str:
    """Return GB18030, or Big5 where that makes more sense; a last half character means that the file was cut."""
    found = []
    for name, cut in (("gb18030", 0), ("big5", 0), ("gb18030", 1), ("gb18030", 2), ("gb18030", 3)):
        words = _whole(raw[: len(raw) - cut], name)
        if words is not None:
            found.append((sum(words.count(char) for char in _COMMON), -cut, words))
    if not found:
        raise Broken("not_text", ending="", found="")
    _common, cut, words = max(found)
    if cut:
        raise Broken("cut_off")
    return words


def _whole(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name)
    except UnicodeDecodeError:
        return None


def _strict(raw: bytes, name: str) -> str:
    try:
        return raw.decode(name)
    except UnicodeDecodeError as error:
        raise Broken("cut_off") from error
