"""What the label of a column means: by the patterns of headings.toml."""

import re
import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path

_BRACKETS = re.compile(r"[(\[{【「《<].*?[)\]}】」》>]")
_NOISE = re.compile(r"[\s*:;,.、/\\_|'\"“”‘’()\[\]【】—-]+")
_SIMPLE = str.maketrans("電話號碼證戶關係屬聯絡棟樓單層門備註類別現區縣鎮鄉與員動態機編屆稱護監",
                        "电话号码证户关系属联络栋楼单层门备注类别现区县镇乡与员动态机编届称护监")
LONGEST = 24
_RULES = [
    (re.compile(rule["label"]), rule["field"])
    for rule in tomllib.loads((Path(__file__).parent / "headings.toml").read_text(encoding="utf-8"))["rule"]
]
FIELDS = {field for _pattern, field in _RULES}
HOME = ("number", "head", "head_identity", "head_phone", "grid", "estate", "building", "entrance", "room", "door",
        "address", "registered")
PERSON = ("name", "identity", "phone", "sex", "born", "relation", "document", "kind", "status", "emergency_name",
          "emergency_phone", "key_holder")


def plain(text: object) -> str:
    """Return a label without what only decorates it."""
    whole = unicodedata.normalize("NFKC", str(text)).lower().translate(_SIMPLE)
    return _NOISE.sub("", _BRACKETS.sub("", whole)) or _NOISE.sub("", whole)


@lru_cache(maxsize=4096)
def field_of(label: str) -> str:
    """Return the field that a label means; '' where we don't know it."""
    words = plain(label)
    if not words or len(words) > LONGEST or words.isdigit():
        return ""
    return next((field for pattern, field in _RULES if pattern.search(words)), "")


def field_under(top: str, label: str) -> str:
    """Return the field of a label that stands under a wider one ('户主信息' over '姓名')."""
    field, group = field_of(label), field_of(top)
    if not label:
        return group
    if group.startswith("head") and field in {"name", "identity", "phone"}:
        return {"name": "head"}.get(field, f"head_{field}")
    if group.startswith("emergency") and field in {"name", "phone", "identity", "relation"}:
        return f"emergency_{field}" if field in {"name", "phone"} else "ignored"
    return field or field_of(f"{top}{label}")
