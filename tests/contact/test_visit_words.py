"""A call that nobody took, what one reads after a visit, and where the form says that something is missing."""

import pytest

from hulian.cases.models import Case
from hulian.contact.errors import WordsMissing
from hulian.contact.models import Rhythm, Visit
from hulian.core.ids import read_id

pytestmark = pytest.mark.django_db


@pytest.fixture
def chen(luo_homes):
    return luo_homes("陈姨")


@pytest.fixture
def url(chen):
    return f"/my-homes/{chen.pk}/visits/new/"


def after(client, response):
    """Return what is said on the page that one comes to."""
    return " ".join(str(message) for message in client.get(response.headers["Location"]).context["messages"])


def test_a_call_that_nobody_took_is_one_tap_from_the_number_and_counts_as_a_try(chen, url, client_of, send):
    client = client_of("luo")
    page = client.post(f"/my-homes/{chen.pk}/phone/")
    text = page.content.decode()
    assert "没人接" in text
    assert f'action="{url}"' in text
    fields = {"how": "phone", "result": "nobody"}
    for name, value in fields.items():
        assert f'name="{name}" value="{value}"' in text
    for _tap in range(2):
        assert send(client, url, page.context["envelope"], **fields).status_code == 302
    row = Visit.objects.get(household=chen)
    assert (row.how, row.met) == ("phone", False)
    rhythm = Rhythm.objects.get(pk=chen.pk)
    assert (rhythm.tries, rhythm.heard_at) == (1, None)
    assert client.get("/my-homes/").context["cards"][0]["line"].endswith("打过 1 次没人接")
    assert read_id(page.context["envelope"]) is not None


def test_one_reads_whose_visit_was_written_down(chen, url, client_of, send):
    client = client_of("luo")
    assert after(client, send(client, url, quick="well", how="door")) == "陈姨家记下了。"


def test_where_it_became_a_matter_one_reads_that_the_team_knows_and_goes_to_it(chen, url, client_of, send):
    client = client_of("luo")
    said = after(client, send(client, url, how="door", result="problem", line="厨房的灯一闪一闪"))
    case = Case.objects.get(household=chen)
    assert said.startswith("陈姨家的事记下了，驻点团队也知道了。")
    assert f'href="/cases/{case.pk}/"' in said
    assert "看看这件事" in said
    assert client.get(f"/cases/{case.pk}/").status_code == 200


def test_a_home_with_angle_brackets_in_its_name_is_said_as_it_is(chen, url, client_of, send):
    type(chen).objects.filter(pk=chen.pk).update(called="<b>陈</b>")
    client = client_of("luo")
    response = send(client, url, how="door", result="problem", line="灯坏了")
    assert "<b>陈" not in client.get(response.headers["Location"]).content.decode()


@pytest.mark.parametrize("result", ["need", "problem", "opinion"])
def test_a_line_that_is_missing_is_asked_for_at_its_field(chen, url, client_of, send, result):
    response = send(client_of("luo"), url, how="door", result=result, line="  ")
    form = response.context["form"]
    assert response.status_code == 422
    assert form.errors == {"line": [WordsMissing().words()]}
    text = response.content.decode()
    assert text.index('id="id_line"') < text.index(WordsMissing().words())
    assert not Visit.objects.exists()


def test_a_tick_alone_says_what_they_need(chen, url, client_of, send):
    person = chen.residents.get()
    assert send(client_of("luo"), url, how="door", result="need",
                **{f"needs-{person.pk}": ["disabled"]}).status_code == 302
    assert Visit.objects.get().finding == "need"


def test_the_sentence_is_asked_first_and_not_said_to_be_left_out(chen, url, client_of):
    text = client_of("luo").get(url).content.decode()
    line = text.partition('for="id_line"')[2]
    assert "可以不写" not in line.partition("</label>")[0]
    assert "还有这些情况吗？" in line
