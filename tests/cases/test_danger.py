"""What is danger by its words, and what only sounds like it."""

import pytest

from hulian.cases.codes import Urgency
from hulian.cases.suggest import suggest
from tests.cases.flow import Flow

DANGER = [
    ("三日没见到关婆婆，敲门没人应", "三日没见到关婆婆、敲门没人应"),
    ("隔篱阿婆三日没出门，敲门没人应，怕佢出事", "三日没出门、敲门没人应"),
    ("好几天没看见楼上的阿伯了", "好几天没看见楼上的阿伯"),
    ("邻居一个多星期没见她出门", "一个多星期没见她出门"),
    ("何伯成个礼拜冇见人，好担心", "个礼拜冇见人"),
    ("没见到隔篱阿婆两日了", "没见到隔篱阿婆两日"),
    ("拍门拍了好久都冇人应", "拍门拍了好久都冇人应"),
    ("按了门铃没有人开门，灯一直亮着", "按了门铃没有人开门"),
    ("阿伯跌低咗，爬不起来", "跌低"), ("阿婆在厕所摔倒，起不来", "摔倒"), ("老人家跌倒后动不了", "跌倒"),
    ("四楼阿公昏迷，快来人", "昏迷"), ("陈姨晕咗喺楼梯口", "晕咗"), ("阿伯怎么叫都叫不醒", "叫不醒"),
    ("隔壁阿叔好似中风，讲唔到嘢", "好似中风"), ("阿婆今早嘴歪了，手抬不起", "嘴歪"),
    ("隔壁阿婆好几天没见了，怕出事", "阿婆好几天没见了"), ("楼上独居老人一周没动静", "老人一周没动静"),
    ("厨房煤气泄漏", "煤气泄漏"), ("我爸突发中风", "突发中风"), ("楼上漏水，敲门没人应", "敲门没人应"),
    ("一开柜门就闻到煤气", "闻到煤气"), ("厨房有瓦斯味", "瓦斯味"),
]
ORDINARY = [
    "居委会电话没人接，打了三日", "打街道热线没人应", "反映了几次，没人应该管吗", "投诉到物业没人应",
    "浴室地滑，怕老人摔倒，想装扶手", "出院了，医生讲要防再跌倒", "上次摔倒住了院，想申请陪诊", "容易跌倒，要个拐杖",
    "装个一键呼叫的铃，跌倒了好叫人", "路面一个坑，已经有两个人摔倒过", "中风住了两个礼拜，回来没人做饭",
    "我老公中风三年，想申请补贴", "三天没见到工人来修", "等了三天没见人来", "三天没见垃圾车", "公园的树倒在地上",
    "楼上吵到半夜，敲门没人应", "孩子三天没出门上学", "办公室几天没动静",
    "腿不好，三个月没落过楼", "二次供水的水箱几年没见人洗过", "开关按下去没反应", "敲门大声点，我耳背",
]


@pytest.mark.django_db
@pytest.mark.parametrize(("words", "why"), DANGER)
def test_somebody_may_be_lying_there_so_it_is_urgent_and_says_why(words, why):
    said = suggest(words)
    assert (said.urgency, said.urgency_reason) == (Urgency.URGENT, why)


@pytest.mark.django_db
@pytest.mark.parametrize("words", ORDINARY)
def test_a_fear_a_past_and_an_office_that_does_not_answer_are_no_danger(words):
    said = suggest(words)
    assert (said.urgency, said.urgency_reason) == (Urgency.ORDINARY, "")


@pytest.mark.django_db
def test_the_page_of_what_was_told_shows_the_reason(actor, home, client_of):
    case = Flow(actor, home("陈姨")).reported(words="三日没见到陈姨，敲门没人应")
    text = client_of("li").get(f"/cases/{case.pk}/").content.decode()
    assert case.urgency == Urgency.URGENT
    assert "“三日没见到陈姨、敲门没人应”" in text


@pytest.mark.django_db
def test_a_reason_is_no_longer_than_a_case_keeps():
    words = "整整一两个多星期都没有再看见隔篱三楼那位老人家出过门，敲了好门按了六下门铃没有人答应，怀疑中风，完全叫不醒"
    assert 40 < len(suggest(words).urgency_reason) <= 60
