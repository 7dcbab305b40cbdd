"""Makes messy rosters of invented people with planted problems, as large as wanted.

python -m benchmarks.rosters 100000 roster.xlsx    writes roster.xlsx, and roster.json with what must come out
"""

import json
import sys
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from openpyxl import Workbook

SURNAMES = "陈李张黄何梁罗刘杨吴林周郭冯区邓谢叶苏曾"
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国文辉力永健世广志义兴良海山仁波宁贵福"
    "生龙元全胜学祥才发武新利清飞彬富顺信子"
)
LABELS = ["户号", "家庭住址", "姓  名", "性别", "与户主关系", "出生日期", "公民身份号码", "联系电话", "备注"]
MEMBERS = ["配偶", "子", "女", "父亲", "母亲", "儿媳", "孙子"]
PROBLEMS = ("no_name", "id_short", "id_check", "id_date", "phone_short", "phone_start")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
A_SHEET, A_PAGE, RATE, OLDEST = 30_000, 60, 0.02, date(1930, 1, 1)


@dataclass(slots=True)
class Planted:
    """What a roster holds, as an import must tell it."""

    households: int = 0
    residents: int = 0
    rows: int = 0
    problems: list[list[object]] = field(default_factory=list)


class Maker:
    """Writes one roster."""

    def __init__(self, seed: int) -> None:
        """Begin with a seed: the same one makes the same roster."""
        self.rng, self.planted, self.book = Random(seed), Planted(), Workbook(write_only=True)  # noqa: S311
        self.serial = 0

    def make(self, rows: int) -> None:
        """Write sheets by grid until there are enough people."""
        grid = 0
        while self.planted.rows < rows:
            grid += 1
            self._sheet(f"第{grid}网格", min(A_SHEET, rows - self.planted.rows))

    def _sheet(self, name: str, rows: int) -> None:
        page, at, number, done = self.book.create_sheet(name), 4, 0, 0
        for line in ([f"XX社区{name}户籍人口花名册"], ["填表人：        更新时间：2026年10月"], [], LABELS):
            page.append(line)
        while done < rows:
            number += 1
            for member in range(size := min(self.rng.choice((1, 1, 2, 3, 3, 4, 5)), rows - done)):
                at += 1
                page.append(self._person(name, at, number, member))
            done += size
            self.planted.households += 1
            if number % A_PAGE == 0:
                page.append(["小计", "", f"{done}人"])
                page.append([])
                at += 2
        self.planted.rows += done

    def _person(self, sheet: str, at: int, number: int, member: int) -> list[object]:
        rng = self.rng
        born = OLDEST + timedelta(days=rng.randrange(34_000))
        woman, problem = rng.random() < 0.5, rng.choice(PROBLEMS) if member and rng.random() < RATE else ""
        self.serial += 1
        name = rng.choice(SURNAMES) + "".join(rng.choices(GIVEN, k=rng.choice((1, 2, 2))))
        identity = _identity(born, self.serial % 499 * 2 + (not woman))
        phone = f"1{rng.choice('35789')}{rng.randrange(10**9):09}"
        cells = [number if member == 0 else "", self._address(sheet, number) if member == 0 else "", name,
                 "女" if woman else "男", rng.choice(MEMBERS) if member else "户主", self._day(born),
                 identity + rng.choice(("", "", " ", "\t")), self._phone(phone), "独居" if rng.random() < 0.02 else ""]
        if problem:
            self.planted.problems.append([sheet, at, problem])
            _spoil(cells, problem, identity, phone)
        self.planted.residents += problem != "no_name"
        return cells

    def _address(self, sheet: str, number: int) -> str:
        front = self.rng.choice(("", "", "广东省佛山市南海区", "南海区", "佛山市南海区狮山镇"))
        at, door = divmod(number, 96)
        estate = "东南西北中上下前后左右新"[int(sheet[1:-2]) % 12]
        return f"{front}{estate}联花园{at + 1}栋{door // 8 + 1}{door % 8 + 1:02}房"

    def _day(self, day: date) -> object:
        return self.rng.choice((day, f"{day:%Y-%m-%d}", f"{day:%Y/%m/%d}", f"{day:%Y.%m.%d}",
                                f"{day.year}年{day.month}月{day.day}日"))

    def _phone(self, phone: str) -> object:
        wide = phone.translate({ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)})
        return self.rng.choice((phone, phone, int(phone), wide))


def _identity(born: date, order: int) -> str:
    body = f"440605{born:%Y%m%d}{order:03}"
    return body + "10X98765432"[sum(weight * int(digit) for weight, digit in zip(WEIGHTS, body, strict=True)) % 11]


def _spoil(cells: list[object], problem: str, identity: str, phone: str) -> None:
    """Plant one problem in a row."""
    wrong = {
        "no_name": (2, ""), "id_short": (6, identity[:17]), "id_date": (6, identity[:10] + "0230" + identity[14:]),
        "id_check": (6, identity[:17] + ("1" if identity[17] != "1" else "2")),
        "phone_short": (7, phone[:9]), "phone_start": (7, "2" + phone[1:]),
    }
    column, value = wrong[problem]
    cells[column] = value


def main(words: list[str]) -> None:
    """Make a roster of so many people at a path."""
    rows, path = int(words[0]), Path(words[1])
    maker = Maker(seed=rows)
    maker.make(rows)
    maker.book.save(path)
    planted = maker.planted
    path.with_suffix(".json").write_text(json.dumps(
        {"households": planted.households, "rows": planted.rows, "residents": planted.residents,
         "problem_rows": len(planted.problems), "problems": planted.problems}, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1:])
