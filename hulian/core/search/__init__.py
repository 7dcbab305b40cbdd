"""One search for names, pinyin, initials, numbers, addresses and words."""

from hulian.core.search.index import Doc, find, index, index_many, remove

__all__ = ["Doc", "find", "index", "index_many", "remove"]
