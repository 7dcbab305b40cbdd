"""Needs that a roster tells: of columns that ask for one (是否独居), and of remarks (独居, 低保)."""

import re
from functools import lru_cache

from hulian.people.roster.cells import known

_WORDS = {
    "lives_alone": "独居|独自居住|单独居住|一人居住|孤身", "no_kin": "孤寡|孤老|五保|三无|特困供养|无儿无女|孤儿",
    "empty_nest": "空巢", "elder": "高龄|长者|老年人|失能老人", "disabled": "残疾|残障|肢残|视残|听残|精残|聋哑|盲人",
    "chronic": "慢性?病|高血压|糖尿病|心脏病|冠心病|中风|尿毒症|癌",
    "low_income": "低保|低收入|特困|贫困|困难户|困难家庭|低边",
    "child_left": "留守儿童|留守孩",
}
_PATTERNS = {code: re.compile(f"(?<![非不无未])(?:{words})") for code, words in _WORDS.items()}
_NO = re.compile(r"^(否|不是?|非|无|没有?|未|0|n|no|f|false|×|✗|x|正常|健康|良好|一般|普通|健全)")
_DIED = re.compile(r"死亡|去世|已故|过世|病故|亡故|身故|逝世|离世|^亡$")
_LEFT = re.compile(r"迁出|搬走|搬离|搬出|已搬|不在(本|此)|已迁|外迁|迁走|销户|注销")


@lru_cache(maxsize=2048)
def needs_of(kinds: str, columns: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Return codes: of remarks, and of (need, value) columns."""
    found = {code for code, words in columns if known(words) and not _NO.match(words.lower())}
    if kinds:
        found |= {code for code, pattern in _PATTERNS.items() if pattern.search(kinds)}
    return tuple(sorted(found))


@lru_cache(maxsize=2048)
def change_of(words: str) -> str:
    """Return 'died' or 'moved_out' where a remark or a status says so."""
    if not words:
        return ""
    if _DIED.search(words):
        return "died"
    return "moved_out" if _LEFT.search(words) else ""
