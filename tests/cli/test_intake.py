"""`hulian intake`: a file of messages, as offices export them."""

import csv
import json
import os
from pathlib import Path

import pytest

from tests.serving.patterns import migrated

REAL = Path(os.environ.get("HULIAN_REAL_DATA", "../shared/data")) / "messages" / "messages.csv"
CASES = """
from hulian.cases.models import Case
from hulian.core import clock
import json
rows = Case.objects.filter(community__code=sys.argv[1]).order_by("external_key")
print(json.dumps([[row.external_key, row.title, row.words, clock.local(row.reported_at).isoformat(), row.kind, row.way,
                   row.state, row.received_at == row.reported_at, (row.due_at - row.received_at).total_seconds() / 3600]
                  for row in rows], ensure_ascii=False))
"""


COMMUNITIES = """
from hulian.places.add import add_area
for at in range(1, 21):
    add_area(f"c{at}", "榕塘社区", level="community", parent="")
"""


class House:
    """A server's data with communities, a new one for whoever asks."""

    def __init__(self, folder):
        self.server, self.folder, self.made = migrated(), folder, 0
        self.server.python(COMMUNITIES)

    def community(self):
        self.made += 1
        return f"c{self.made}"

    def file(self, content, coding="utf-8"):
        path = self.folder / f"{self.made}.csv"
        path.write_bytes(content.encode(coding))
        return path

    def run(self, *words):
        return self.server.run("intake", *words)

    def take(self, content, community, coding="utf-8"):
        done = self.run(self.file(content, coding), "--community", community, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def cases(self, community):
        return json.loads(self.server.python(CASES, community))


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    made = House(tmp_path_factory.mktemp("intake"))
    yield made
    made.server.remove()


FILE = """id,user,title,time,text
1,a,投诉楼上漏水,2019/9/11 18:21:50,"楼上漏水，
天花湿了一片"
2,b,路灯不亮,2019-09-11 18:21:50,桥头的路灯三晚没亮

3,c,空的,2019-09-12,
4,d,没有时间,,请问低保怎样申请
5,e,时间看不懂,去年冬天,电线老化，一落雨就跳闸
1,a,投诉楼上漏水,2019/9/11 18:21:50,"楼上漏水，
天花湿了一片"
2,b,路灯不亮,2019-09-11 18:21:50,换了一句话
"""


def test_a_file_is_taken_in_once_with_its_times_and_each_refusal_names_its_line(house):
    here = house.community()
    first = house.take(FILE, here)
    assert (first["taken"], first["seen_before"]) == (4, 1)
    assert first["suggested"] == {"power": 1, "roads": 1, "water": 1, "paperwork": 1}
    assert [row["line"] for row in first["refused"]] == [6, 11]
    assert all(row["reason"] for row in first["refused"])
    assert set(first) == {"taken", "seen_before", "refused", "suggested", "seconds"}

    rows = house.cases(here)
    assert [row[:4] for row in rows[:2]] == [
        ["1", "投诉楼上漏水", "楼上漏水，\n天花湿了一片", "2019-09-11T18:21:50+08:00"],
        ["2", "路灯不亮", "桥头的路灯三晚没亮", "2019-09-11T18:21:50+08:00"],
    ]
    assert [row[4] for row in rows] == ["complaint", "help", "ask", "help"]
    assert {(row[5], row[6]) for row in rows} == {("bulk", "reported")}
    assert [row[7] for row in rows] == [False, False, True, True]
    assert [row[8] for row in rows] == [24, 24, 24, 2]

    second = house.take(FILE, here)
    assert (second["taken"], second["seen_before"], len(second["refused"])) == (0, 5, 2)
    assert len(house.cases(here)) == 4


def test_without_ids_a_record_is_known_by_all_it_says(house):
    here = house.community()
    content = "text,title\n路灯不亮,甲\n路灯不亮,乙\n路灯不亮,甲\n"
    assert house.take(content, here)["taken"] == 2
    assert house.take(content, here)["seen_before"] == 3


def test_only_the_text_is_required_and_the_same_file_may_go_to_another_community(house):
    for _ in range(2):
        taken = house.take("text\n水管漏水\n", house.community())
        assert (taken["taken"], taken["seen_before"]) == (1, 0)


@pytest.mark.parametrize("coding", ["utf-8-sig", "gb18030", "utf-16"])
def test_files_as_offices_save_them_are_read(house, coding):
    here = house.community()
    assert house.take(" ID ,Text\r\n7,河涌发臭，谁来管\r\n", here, coding)["taken"] == 1
    assert [row[:3] for row in house.cases(here)] == [["7", "河涌发臭", "河涌发臭，谁来管"]]


def test_an_open_quotation_mark_costs_its_own_record_only_and_says_where(house):
    here = house.community()
    taken = house.take('id,text\n1,路灯不亮\n2,"水管漏水\n3,井盖响\n', here)
    assert taken["taken"] == 1
    assert [row["line"] for row in taken["refused"]] == [3]


def test_a_long_id_and_control_characters_do_no_harm(house):
    here = house.community()
    content = f"id,text\n{'9' * 200},灯\x00不\x08亮了\n"
    assert house.take(content, here)["taken"] == 1
    assert house.take(content, here)["seen_before"] == 1
    assert [row[2] for row in house.cases(here)] == ["灯不亮了"]


@pytest.mark.parametrize(("content", "coding"), [
    ("", "utf-8"), ("id,words\n1,灯\n", "utf-8"), ("text\n灯\n", "utf-16-le"), ("\ufffe\u0001", "utf-32"),
])
def test_what_is_no_table_of_messages_ends_with_one_and_plain_words(house, content, coding):
    done = house.run(house.file(content, coding), "--community", house.community(), "--json")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_a_missing_file_ends_with_one_and_an_unknown_community_with_two(house):
    here = house.community()
    assert house.run(house.folder / "none.csv", "--community", here).returncode == 1
    assert house.run(house.folder, "--community", here).returncode == 1
    assert house.run(house.file("text\n灯\n"), "--community", "nowhere").returncode == 2
    assert house.run(house.file("text\n灯\n"), "--community", f"{here}-town").returncode == 2


def test_real_messages_are_all_taken_once(house):
    if not REAL.exists():
        pytest.skip(f"the real messages are not in {REAL.parent}")
    with REAL.open(encoding="utf-8-sig", newline="") as file:
        wanted = {row["id"]: row["text"].strip() for row in csv.DictReader(file)}
    here = house.community()
    first, second = (json.loads(house.run(REAL, "--community", here, "--json").stdout) for _ in range(2))
    assert (first["taken"], first["seen_before"], first["refused"]) == (len(wanted), 0, [])
    assert (second["taken"], second["seen_before"], second["refused"]) == (0, len(wanted), [])
    assert sum(first["suggested"].values()) == len(wanted)
    assert {row[0]: row[2] for row in house.cases(here)} == wanted
