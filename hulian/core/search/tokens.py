"""Prepared text: what a thing is found by, the same on both databases."""

import re
import unicodedata
from functools import cache, lru_cache
from types import ModuleType

_RUNS = re.compile(r"[一-鿿㐀-䶿]+|[a-z]+|[0-9]+")
# Readings that a surname has and a word has not (单 Shàn, 曾 Zēng, 仇 Qiú …).
SURNAMES = {
    "单": "shan", "曾": "zeng", "仇": "qiu", "区": "ou", "查": "zha", "解": "xie", "朴": "piao",
    "任": "ren", "尉": "wei", "盖": "ge", "华": "hua", "纪": "ji", "缪": "miao", "宁": "ning",
    "翟": "zhai", "乐": "yue", "覃": "qin", "召": "shao", "冼": "xian", "员": "yun", "重": "chong",
}
_CJK = re.compile(r"[一-鿿㐀-䶿]")
_ALL_CJK = re.compile(r"[一-鿿㐀-䶿]+")
_SHORT = 4
# What the shortest of the columns holds: a dozen syllables, the names of nearly everybody.
SORT_KEY = 80


def of_text(text: str) -> list[str]:
    """Return the tokens of any text: single characters, pairs, Latin words and numbers."""
    found: list[str] = []
    for run in _RUNS.findall(_plain(text)):
        found.append(run) if not _CJK.match(run) else found.extend(_grams(run))
    return list(dict.fromkeys(found))


def of_name(name: str) -> list[str]:
    """Return the tokens of a person's name, with pinyin and initials in all their beginnings."""
    return list(_of_name(name))


@lru_cache(maxsize=2_000)
def _of_name(name: str) -> tuple[str, ...]:
    syllables = pinyin(name)
    found = of_text(name)
    for start in range(len(syllables)):
        found.append("".join(syllables[start:]))
        found.append("".join(s[0] for s in syllables[start:]))
    return tuple(dict.fromkeys(token for token in found if token))


@lru_cache(maxsize=20_000)
def pinyin(name: str) -> tuple[str, ...]:
    """Return the toneless syllables of a name, with the surname's own reading."""
    syllables = [s.lower() for s in _read_aloud(_plain(name)) if s.isalpha()]
    if syllables and name[:1] in SURNAMES and len(name) > 1:
        syllables[0] = SURNAMES[name[0]]
    return tuple(syllables)


def _read_aloud(words: str) -> list[str]:
    """Return what lazy_pinyin does; ten times as fast for a name in which no phrase of its own reading stands."""
    size, phrases = len(words), _sounds().constants.PHRASES_DICT
    if size > _SHORT or not _ALL_CJK.fullmatch(words) or any(
            words[start:end] in phrases for start in range(size) for end in range(start + 2, size + 1)):
        return _sounds().lazy_pinyin(words)
    return [syllable for char in words for syllable in _of_character(char)]


@lru_cache(maxsize=30_000)
def _of_character(char: str) -> list[str]:
    return _sounds().lazy_pinyin(char)


@cache
def _sounds() -> ModuleType:
    import pypinyin  # noqa: PLC0415 - its dictionaries take a third of a second, which most commands never need

    return pypinyin


def sort_key(name: str) -> str:
    """Return the column that Chinese names are sorted by: as much as the columns hold of it."""
    return by_sound(name)[:SORT_KEY]


def by_sound(words: str) -> str:
    """Return words as they sound, and themselves behind it."""
    return " ".join(pinyin(words)) + " " + words


def of_query(query: str) -> list[str]:
    """Return the tokens that must all be there; Latin ones match as beginnings."""
    found: list[str] = []
    for run in _RUNS.findall(_plain(query)):
        if not _CJK.match(run) or len(run) == 1:
            found.append(run)
        else:
            found.extend(run[at : at + 2] for at in range(len(run) - 1))
    return found


def _grams(run: str) -> list[str]:
    return [*run, *(run[at : at + 2] for at in range(len(run) - 1))]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()
