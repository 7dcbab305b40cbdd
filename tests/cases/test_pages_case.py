"""A case as a letter, its steps, and what stands beside it."""

from datetime import timedelta

import pytest

from hulian.audit.models import Look
from hulian.cases.codes import State
from hulian.cases.models import Case, Inspection, Task
from hulian.core import clock
from hulian.core.ids import new_id
from hulian.notices.models import Notice
from hulian.teams.models import Helper
from tests.cases.flow import Flow

pytestmark = pytest.mark.django_db


@pytest.fixture
def flow(actor, home):
    return Flow(actor, home("陈姨"))


def helper(slug):
    return Helper.objects.get(user__username=slug)


def text_of(client, url):
    return client.get(url).content.decode()


def test_the_letter_names_home_words_and_the_one_next_act(flow, client_of):
    case = flow.reported(words="家里电线用了几十年，打雷就跳闸")
    text = text_of(client_of("li"), f"/cases/{case.pk}/")
    assert "陈姨家：电线用了几十年" in text
    assert "“家里电线用了几十年，打雷就跳闸”" in text
    assert "榕塘花园 3 栋 102 · 1988 年建" in text
    assert text.count('class="act"') == 1
    assert f'action="/cases/{case.pk}/acceptance/"' in text


def test_one_tap_takes_it_on_and_a_second_of_the_same_tap_changes_nothing(flow, client_of, actor):
    case, client = flow.reported(), client_of("li")
    tap = {"envelope": str(new_id())}
    for _ in range(2):
        assert client.post(f"/cases/{case.pk}/acceptance/", tap).status_code == 302
    case.refresh_from_db()
    assert (case.state, case.holder_id) == (State.ACCEPTED, actor("li").id)
    assert case.acceptances.count() == 1


def test_looking_at_a_case_reads_no_notice_and_the_page_itself_asks_to(flow, client_of, person):
    case, client = flow.reported(), client_of("li")
    text = text_of(client, f"/cases/{case.pk}/")
    unread = Notice.objects.filter(user_id=person("li").pk, read_at=None)
    assert unread.count() == 1
    assert f'hx-post="/cases/{case.pk}/seen/"' in text
    assert client.post(f"/cases/{case.pk}/seen/").status_code == 204
    assert unread.count() == 0


def test_the_fitting_helper_stands_first_and_the_expired_one_cannot_be_ticked(flow, client_of):
    case = flow.accepted(words="电线老化，跳闸")
    text = text_of(client_of("li"), f"/cases/{case.pk}/tasks/")
    assert text.index("周师傅") < text.index("大勇")
    zhou, huang = helper("zhou"), helper("huang")
    assert f'value="{huang.pk}" disabled' in text
    assert f'value="{zhou.pk}">' in text
    assert "过期了" in text


def test_posting_the_expired_helper_anyway_is_refused_with_the_reason_on_the_page(flow, client_of):
    case = flow.accepted(words="电线老化，跳闸")
    answer = client_of("li").post(
        f"/cases/{case.pk}/tasks/", {"helper": str(helper("huang").pk), "skill": "electric", "envelope": str(new_id())}
    )
    assert answer.status_code == 422
    assert "大勇" in answer.content.decode().partition('role="alert"')[2].partition("</div>")[0]
    assert not Task.objects.filter(case=case).exists()


def test_other_skills_offer_other_helpers_and_an_escort_who_knows_the_home_stands_first(flow, client_of):
    case = flow.accepted(words="电线老化，跳闸")
    text = text_of(client_of("li"), f"/cases/{case.pk}/tasks/?skill=plumbing")
    assert f'value="{helper("huang").pk}" disabled' not in text
    escorts = text.partition('name="escort"')[2]
    assert escorts.index("罗姐") < escorts.index("小余")


def test_an_appointment_begins_with_the_names_of_those_who_were_asked(flow, client_of, person):
    case = flow.accepted()
    flow.given(case, helper("zhou"), "electric", escort=person("luo"))
    assert 'value="周师傅、罗姐"' in text_of(client_of("li"), f"/cases/{case.pk}/appointments/")


def test_one_tap_corrects_the_urgency_and_leaves_the_category(flow, client_of):
    case = flow.reported(words="家里跳闸")
    was = case.category
    client_of("li").post(f"/cases/{case.pk}/category/", {"urgency": "long", "envelope": str(new_id())})
    case.refresh_from_db()
    assert (case.category, case.urgency, case.urgency_reason) == (was, "long", "")


def test_the_same_matter_told_again_is_shown_and_one_link_leads_to_joining(flow, client_of):
    first = flow.reported(words="家里跳闸")
    again = flow.reported(words="又跳闸了")
    text = text_of(client_of("li"), f"/cases/{again.pk}/")
    assert f'/cases/{again.pk}/merger/?into={first.pk}"' in text
    page = text_of(client_of("li"), f"/cases/{again.pk}/merger/?into={first.pk}")
    assert page.partition(f'value="{first.pk}"')[2].lstrip().startswith("id=") or "checked" in page
    client_of("li").post(f"/cases/{again.pk}/merger/", {"into": str(first.pk), "envelope": str(new_id())})
    again.refresh_from_db()
    assert (again.state, again.merged_into_id) == (State.MERGED, first.pk)


def test_opened_again_it_begins_with_a_new_look_on_site(flow, client_of, actor):
    case = flow.resolved(helper("zhou"))
    client_of("xiaoyu").post(f"/cases/{case.pk}/reopening/", {"reason": "还是跳", "envelope": str(new_id())})
    client_of("li").post(f"/cases/{case.pk}/acceptance/", {"envelope": str(new_id())})
    assert "下一步：到现场看一看" in text_of(client_of("li"), f"/cases/{case.pk}/")
    assert Inspection.objects.filter(case=case).count() == 1


def test_numbers_are_shown_only_by_post_and_each_look_is_written_down(flow, client_of):
    case, client = flow.reported(), client_of("li")
    assert "13800000017" not in text_of(client, f"/cases/{case.pk}/")
    assert client.get(f"/cases/{case.pk}/phone/").status_code == 405
    before = Look.objects.filter(what="phone").count()
    answer = client.post(f"/cases/{case.pk}/phone/")
    assert "tel:13800000017" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert Look.objects.filter(what="phone").count() == before + 1


def test_a_helper_sees_their_work_but_neither_number_nor_who_lives_there(flow, client_of):
    case = flow.accepted()
    flow.given(case, helper("zhou"), "electric")
    client = client_of("zhou")
    text = text_of(client, f"/cases/{case.pk}/")
    assert "我来" in text
    assert 'href="/today/"' in text
    assert "/cases/?" not in text
    assert "83 岁" not in text
    assert f"/homes/{case.household_id}/record/" not in text
    assert client.post(f"/cases/{case.pk}/phone/").status_code == 403


def test_of_two_pieces_of_work_each_helper_is_asked_about_their_own(flow, client_of):
    case = flow.accepted()
    flow.given(case, helper("huang"), "carpentry")
    mine = flow.given(case, helper("zhou"), "electric")
    client_of("zhou").post(f"/cases/{case.pk}/taking/", {"envelope": str(new_id())})
    mine.refresh_from_db()
    assert mine.state == "taken"
    assert "/taking/" not in text_of(client_of("zhou"), f"/cases/{case.pk}/")
    assert case.tasks.get(helper=helper("huang")).state == "offered"


def test_the_home_remembers_what_was_mended_who_paid_and_until_when_it_is_guaranteed(flow, client_of):
    case = flow.accepted()
    flow.given(case, helper("zhou"))
    client = client_of("zhou")
    client.post(f"/cases/{case.pk}/taking/", {"envelope": str(new_id())})
    until = clock.today() + timedelta(days=3)
    client.post(f"/cases/{case.pk}/finish/", {
        "done": "换了插座", "no_photo": "屋里太暗", "parts": "插座两只", "yuan": "36.5", "payer": "community_fund",
        "warranty_until": until.isoformat(), "envelope": str(new_id()),
    })
    text = text_of(client_of("li"), f"/homes/{case.household_id}/record/")
    for words in ("换了插座", "周师傅", "插座两只", "36.5 元", "社区基金付", "保修到", f"/cases/{case.pk}/"):
        assert words in text
    assert client_of("deng").get(f"/homes/{case.household_id}/record/").status_code == 403


def test_many_pieces_of_work_cost_no_further_questions(flow, client_of, django_assert_max_num_queries):
    one = flow.accepted()
    flow.given(one, helper("zhou"))
    many = flow.accepted()
    for _ in range(6):
        flow.given(many, helper("zhou"))
    client = client_of("li")

    def count(case):
        with django_assert_max_num_queries(100) as asked:
            client.get(f"/cases/{case.pk}/")
        return len(asked)

    assert count(many) == count(one)


def test_a_page_that_is_too_late_says_so_before_anything_is_typed(flow, client_of):
    case = flow.reported()
    client_of("li").post(f"/cases/{case.pk}/acceptance/", {"envelope": str(new_id())})
    assert "刚才有了变化" in text_of(client_of("fen"), f"/cases/{case.pk}/acceptance/")
    assert Case.objects.get(pk=case.pk).acceptances.count() == 1


def test_the_resident_s_own_link_is_shown_by_post_and_never_to_who_does_the_work(flow, client_of):
    case = flow.accepted()
    flow.given(case, helper("zhou"), "electric")
    client = client_of("xiaoyu")
    assert "/following/" in text_of(client, f"/cases/{case.pk}/")
    assert client.get(f"/cases/{case.pk}/following/").status_code == 405
    assert "<svg" in client.post(f"/cases/{case.pk}/following/").content.decode()
    assert "/following/" not in text_of(client_of("zhou"), f"/cases/{case.pk}/")
    assert client_of("zhou").post(f"/cases/{case.pk}/following/").status_code == 403
    assert client_of("jiang").post(f"/cases/{case.pk}/following/").status_code == 404
