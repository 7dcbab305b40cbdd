"""A plan of a place: everything inside the sheet, in its place, and nothing lost."""

from itertools import pairwise
from math import asin, cos, hypot, radians, sin, sqrt

from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from hulian.places.metres import EARTH, in_metres
from hulian.places.plan import Ground, Mark, draw
from hulian.places.plan.fit import SIDE, TOP, WIDTH, frame_of
from hulian.places.plan.gather import NEAR, gather
from hulian.places.plan.names import LETTER, LINE, MARK, box_around, meet, placed, street_of
from hulian.places.plan.outline import hull

LON, LAT = 113.05, 23.087
near = st.floats(-0.02, 0.02)
points = st.lists(st.tuples(near, near).map(lambda by: (LON + by[0], LAT + by[1])), min_size=1, max_size=40)
metres = st.lists(st.tuples(st.floats(-4000, 4000), st.floats(-4000, 4000)), min_size=2, max_size=40)
tallies = st.lists(st.tuples(near, near, st.integers(1, 300), st.sampled_from(["red", "yellow", "green"])),
                   min_size=1, max_size=40)


def great_circle(one, other):
    """The distance over the ball, by the haversine."""
    (lon, lat), (lon2, lat2) = ((radians(x), radians(y)) for x, y in (one, other))
    half = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))


def town(rows):
    grounds = [Ground(str(at), f"榕塘花园 {at} 栋", "第一网格", LON + lon, LAT + lat)
               for at, (lon, lat, _n, _shape) in enumerate(rows)]
    return grounds, [Mark(str(at), n, shape, "") for at, (_lon, _lat, n, shape) in enumerate(rows)]


@given(points)
def test_metres_on_the_plan_are_metres_on_the_ground(known):
    flat = in_metres(known)
    for (one, here), (other, there) in pairwise(zip(known, flat, strict=True)):
        real = great_circle(one, other)
        assert abs(hypot(here[0] - there[0], here[1] - there[1]) - real) <= 0.001 * real + 0.001


def test_east_is_to_the_right_and_north_is_up():
    (x, y), (x2, y2) = in_metres([(LON, LAT), (LON + 0.001, LAT + 0.001)])
    assert (x2 > x, y2 > y) == (True, True)
    frame = frame_of([(x, y), (x2, y2)])
    (left, low), (right, high) = frame.place((x, y)), frame.place((x2, y2))
    assert (right > left, high < low) == (True, True)


@given(metres)
def test_everything_lies_inside_and_distances_keep_their_proportion(known):
    frame = frame_of(known)
    placed = [frame.place(point) for point in known]
    assert all(SIDE - 1 <= x <= WIDTH - SIDE + 1 and TOP - 1 <= y <= frame.height - SIDE for x, y in placed)
    for (a, b), (here, there) in zip(pairwise(known), pairwise(placed), strict=True):
        drawn = hypot(here[0] - there[0], here[1] - there[1])
        assert abs(drawn - hypot(a[0] - b[0], a[1] - b[1]) * frame.scale) < 0.3


@given(tallies)
def test_no_mark_is_lost_and_none_lies_on_another(rows):
    grounds, marks = town(rows)
    plan = draw(grounds, marks, title="")
    assert sorted(key for mark in plan["marks"] for key in mark["keys"]) == sorted(mark.key for mark in marks)
    assert sum(mark["n"] for mark in plan["marks"]) == sum(mark.n for mark in marks)
    for one in plan["marks"]:
        assert 0 <= one["x"] <= plan["width"]
        assert 0 <= one["y"] <= plan["height"]
        others = [other for other in plan["marks"] if other is not one]
        assert all(hypot(one["x"] - other["x"], one["y"] - other["y"]) >= NEAR for other in others)


def test_what_is_gathered_shows_its_gravest_shape_where_its_greatest_is():
    marks = [Mark("a", 9, "green", ""), Mark("b", 1, "red", ""), Mark("c", 2, "yellow", "")]
    (one,) = gather(marks, {"a": (10, 10), "b": (20, 10), "c": (10, 30)})
    assert (one.point, one.n, one.shape) == ((10, 10), 12, "red")


def test_marks_of_two_persons_stay_apart():
    marks = [Mark("a", 1, "green", "", letter="罗"), Mark("b", 1, "green", "", letter="陆", hollow=True)]
    found = gather(marks, {"a": (10, 10), "b": (11, 10)})
    assert [(one.marks[0].letter, one.hollow) for one in found] == [("罗", False), ("陆", True)]


def test_a_building_without_a_point_is_handed_back():
    plan = draw([Ground("a", "甲", lon=LON, lat=LAT), Ground("b", "乙")], [Mark("a", 1, "red", ""),
                                                                       Mark("b", 2, "red", "")], title="")
    assert ([mark["name"] for mark in plan["marks"]], [mark.key for mark in plan["unplaced"]]) == (["甲"], ["b"])


def test_the_picture_says_each_mark_and_leads_on():
    grounds = [Ground("a", "榕塘花园 3 栋", lon=LON, lat=LAT), Ground("b", "<b>", lon=LON + 0.01, lat=LAT)]
    marks = [Mark("a", 2, "person", "罗姐的 2 户", "/a/", letter="罗"),
             Mark("b", 1, "person", "<b>", hollow=True, letter="陆")]
    text = render_to_string("components/plan.html", {"plan": draw(grounds, marks, title="谁看哪里")})
    assert 'aria-label="谁看哪里"' in text
    assert '<a href="/a/"><title>罗姐的 2 户</title>' in text
    assert 'class="plan-mark plan-person plan-hollow"' in text
    assert "<b>" not in text


def test_a_plan_of_nothing_is_empty():
    plan = draw([Ground("a", "甲")], [], title="")
    assert (plan["empty"], plan["marks"], plan["grids"]) == (True, [], [])


@given(metres)
def test_the_outline_holds_every_building(known):
    corners = hull(known)
    assert set(corners) <= set(known)
    if len(corners) > 2:
        for (ax, ay), (bx, by) in pairwise([*corners, corners[0]]):
            assert all((bx - ax) * (y - ay) - (by - ay) * (x - ax) >= -1e-6 * 8000 ** 2 for x, y in known)


def test_streets_are_named_by_what_their_addresses_share():
    plan = draw([Ground(str(at), f"文化路 4 巷 {at} 号", "第三网格", LON + at / 10000, LAT) for at in range(4)], [],
                title="")
    assert [label["name"] for label in plan["labels"]] == ["文化路"]
    assert [grid["name"] for grid in plan["grids"]] == ["第三网格"]
    assert [street_of("文化路 4 巷 12 号", finely=True), street_of("榕塘花园 3 栋"), street_of("祠堂")] == [
        "文化路 4 巷", "榕塘花园", ""]


SPOTS = st.lists(st.tuples(st.integers(60, 660), st.integers(80, 560)), min_size=3, max_size=30)


def boxes_of(names):
    return [(x - len(name) * LETTER / 2, y - LINE, x + len(name) * LETTER / 2, y) for name, (x, y) in names]


def test_a_name_stands_where_no_mark_covers_it():
    row = [(200, 200), (240, 200), (280, 200)]
    for mark in [(240, 170), (200, 150), (280, 225), (240, 200)]:
        (name,) = placed([("工人新村", row)], marks=[mark], houses=row, taken=[], sheet=(720, 420))
        assert name[0] == "工人新村"
        assert not meet(boxes_of([name])[0], box_around(mark, MARK))


@given(st.lists(SPOTS, min_size=1, max_size=8), SPOTS)
def test_names_never_lie_on_each_other_nor_outside(groups, marks):
    named = [("供销社宿舍", spots) for spots in groups]
    assert placed(named, marks=[], houses=[], taken=[], sheet=(720, 640))
    found = boxes_of(placed(named, marks=marks, houses=[], taken=[], sheet=(720, 640)))
    assert not any(meet(box, box_around(mark, MARK)) for box in found for mark in marks)
    assert all(box[0] >= 0 and box[2] <= 720 and box[1] >= 0 and box[3] <= 640 for box in found)
    assert not any(meet(one, other) for at, one in enumerate(found) for other in found[:at])


def test_the_scale_bar_says_its_own_length():
    plan = draw([Ground("a", "甲", lon=LON, lat=LAT), Ground("b", "乙", lon=LON + 0.01, lat=LAT)], [], title="")
    apart = great_circle((LON, LAT), (LON + 0.01, LAT))
    drawn = plan["scale"]["right"] - plan["scale"]["left"]
    assert abs(drawn / (WIDTH - 2 * SIDE) * apart - plan["scale"]["metres"]) < 1


ROWS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 6)), min_size=2, max_size=5, unique=True)
MARKED = st.lists(st.tuples(st.integers(0, 720), st.integers(0, 420)), max_size=12)


@given(rows=ROWS, marks=MARKED)
def test_no_name_stands_at_the_houses_of_another_street(rows, marks):
    streets = {f"南村{at}队": [(60 + 70 * x + step, 60 + 50 * y) for step in (0, 20, 40)]
               for at, (x, y) in enumerate(rows)}
    houses = [house for row in streets.values() for house in row]
    for name, (x, y) in placed(streets.items(), marks=marks, houses=houses, taken=[], sheet=(720, 420)):
        half = len(name) * 25 / 2
        away = {house: max(x - half - house[0], 0, house[0] - x - half) ** 2
                + max(y - 34 - house[1], 0, house[1] - y) ** 2 for house in houses}
        assert min(away[house] for house in streets[name]) <= min(away.values()) + 1, name
