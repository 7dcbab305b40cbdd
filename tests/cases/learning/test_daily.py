"""In daily use the suggestion asks where it is unsure, and learns from what people say."""

from itertools import product

import pytest

from hulian.cases.codes import Urgency, categories
from hulian.cases.learning.daily import opinions
from hulian.cases.learning.starter import starter, starter_texts
from hulian.cases.models import Correction
from hulian.cases.suggest import suggest
from hulian.cases.verbs.categorise import categorise
from hulian.cases.verbs.report import Report, report, report_many
from tests.cases.flow import Flow

pytestmark = pytest.mark.django_db
RIDDLE = "嗯嗯哦哦"


def correct(case, category, by):
    return categorise(case, by=by, category=category, urgency=case.urgency)


def test_the_starting_model_knows_all_our_categories_from_25_texts_of_each_and_more():
    told = [code for text, code in starter_texts() if len(text) > 5]
    assert set(starter().labels) == set(categories())
    assert min(told.count(code) for code in categories()) >= 25


@pytest.mark.parametrize(("words", "category"), [
    ("家里的插座一插就跳闸，电线好旧", "power"), ("水管漏水，水表一直转", "water"), ("路灯不亮，路面有个大坑", "roads"),
    ("想问低保怎么申请，要带什么证", "paperwork"), ("孩子放学没人接，学校四点半就关门", "children"),
])
def test_plain_words_are_sure_and_give_their_reason(words, category):
    said = suggest(words)
    assert (said.category, said.sure) == (category, True)
    assert said.reason
    assert all(word in words for word in said.reason.split("、"))


def test_urgency_goes_by_words_however_sure_the_category_is():
    assert suggest("插座冒烟，有焦味").urgency == Urgency.URGENT
    assert suggest(RIDDLE + "冒烟").urgency == Urgency.URGENT


def test_a_riddle_is_asked_about_and_a_tap_answers(actor, community, client_of):
    case = report(community(), Report(RIDDLE), by=actor("xiaoyu"))
    assert (case.unsure, case.category_reason) == (True, "")

    page = client_of("li").get(f"/cases/{case.pk}/").content.decode()
    taps = page.split('class="taps"')[1].split("</div>")[0]
    assert taps.count('name="category"') == 3
    assert f'value="{case.category}"' in taps

    correct(case, case.category, actor("li"))
    case.refresh_from_db()
    assert not case.unsure
    assert Correction.objects.get().category == case.category


def test_who_named_the_category_is_not_asked_again(actor, community):
    case = report(community(), Report(RIDDLE, category="gas"), by=actor("xiaoyu"))
    assert (case.unsure, case.category) == (False, "gas")


def test_a_file_is_asked_about_as_a_single_report_is(actor, community):
    one, other = report_many(community(), [Report(RIDDLE), Report("水管漏水，水表一直转")], by=actor("fen"))
    assert (one.unsure, other.unsure) == (True, False)


def test_the_model_is_asked_before_the_transaction(actor, community, monkeypatch):
    """The writer of SQLite must not wait for it; here a wrapper sees whether a transaction is open."""
    from django.db import connection

    from hulian.cases.verbs import report as module

    depth, seen = len(connection.savepoint_ids), []
    real = module.suggest
    monkeypatch.setattr(module, "suggest", lambda words: seen.append(len(connection.savepoint_ids)) or real(words))
    report(community(), Report("水管漏水"), by=actor("xiaoyu"))
    report_many(community(), [Report("水管漏水")], by=actor("fen"))
    assert seen == [depth, depth]


def test_a_correction_is_learned_at_once(actor):
    words = "天台那个大锅盖被风吹歪了"
    case = Flow(actor).reported(words=words)
    right = next(code for code, _chance in reversed(opinions(words)))
    before = dict(opinions(words))[right]
    for _time in range(3):
        correct(case, right, actor("li"))
        case = Flow(actor).reported(words=words)
    assert dict(opinions(words))[right] > before
    assert opinions(words)[0][0] == right


def test_only_what_was_unsure_or_wrong_is_a_lesson(actor):
    case = Flow(actor).reported(words="家里的插座一插就跳闸，电线好旧")
    categorise(case, by=actor("li"), category="power", urgency=Urgency.URGENT)
    assert not Correction.objects.exists()


def test_an_erased_correction_is_unlearned(actor):
    words = "天台那个大锅盖被风吹歪了"
    before = opinions(words)
    correct(Flow(actor).reported(words=words), before[-1][0], actor("li"))
    assert opinions(words) != before
    Correction.objects.all().delete()
    assert opinions(words) == before


WHERE = ("厨房", "二楼", "阿婆家", "租客屋里", "灶台下面", "三巷那间", "铺头后面", "我家", "隔壁", "八栋")
WHAT = ("煤气瓶嘶嘶响", "燃气胶管裂了", "液化气味道很重", "灶打不着火", "煤气阀拧不紧", "气罐生锈",
        "热水器熄火有瓦斯味", "管道气的表不走", "换一罐煤气没人抬", "炉头黄火，煤气没烧透")
HELD_BACK = ("阿伯闻到煤气味，不敢开灯", "灶的胶管老了，怕漏燃气", "这罐液化气送来就漏", "厨房煤气阀坏了，关不上",
             "瓦斯味从灶底下来")


def test_a_category_that_the_model_never_met_is_learned_from_100_corrections(actor, learn):
    told = [(text, code) for text, code in starter_texts() if code != "gas"]
    learn(told)
    others = [(text, code) for text, code in told if len(text) > 5][::9]
    right_before = sum(opinions(text)[0][0] == code for text, code in others)
    assert not any(opinions(text)[0][0] == "gas" for text in HELD_BACK)

    for where, what in product(WHERE, WHAT):
        correct(Flow(actor).reported(words=f"{where}{what}"), "gas", actor("li"))

    assert Correction.objects.count() <= 100
    assert sum(opinions(text)[0][0] == "gas" for text in HELD_BACK) >= 4
    assert sum(opinions(text)[0][0] == code for text, code in others) >= 0.9 * right_before


def test_a_model_with_foreign_categories_leaves_daily_use_alone(learn):
    learn([("城乡建设的事", "城乡建设"), ("环境保护的事", "环境保护")] * 3)
    assert suggest("家里的插座一插就跳闸").category == "power"


def test_a_model_that_speaks_of_ours_by_name_is_used_at_once(learn):
    words = "摩天轮转不动"
    care = [("饭菜凉了", "care"), ("汤太咸了", "care")] * 3
    learn([(words, "出行与门槛"), ("旋转木马停了", "出行与门槛")] * 3 + care)
    assert opinions(words)[0][0] == "access"
    learn([(words, "孩子"), ("旋转木马停了", "孩子")] * 3 + care)
    assert opinions(words)[0][0] == "children"
