"""Our places are invented: none has the name of an official one."""

import csv
import os
import re
from pathlib import Path

import pytest

from hulian.demo.cast import script
from hulian.demo.streets import estates

DATA = Path(os.environ.get("HULIAN_REAL_DATA", "../shared/data")) / "division"
KIND = re.compile(r"(?:社区)?(?:居民?|村民?)委(?:员)?会$|(?:社区|区|镇|街道|村)$")


def plain(name):
    return KIND.sub("", name)


def test_the_kind_of_a_place_is_no_part_of_its_name():
    assert [plain(name) for name in ("澜石社区居委会", "榕塘社区", "南禾区", "榕溪镇", "大沥村委会")] == [
        "澜石", "榕塘", "南禾", "榕溪", "大沥"]


def test_no_invented_place_is_an_official_one():
    files = sorted(DATA.glob("*.csv")) if DATA.is_dir() else []
    if not files:
        pytest.skip(f"the official codes are not in {DATA}")
    official = {plain(row["name"]) for file in files for row in csv.DictReader(file.open(encoding="utf-8-sig"))}
    assert len(official) > 500
    ours = {plain(row["name"]) for row in script()["area"] if row["level"] != "grid"}
    assert ours == {"南禾", "榕溪", "榕塘", "荔塘", "松涌"}
    assert official.isdisjoint(ours)
    assert official.isdisjoint(plain(row["name"]) for row in estates())
