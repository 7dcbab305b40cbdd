"""`hulian user`, `hulian token`, `hulian keys`: as they are run, on data of their own."""

import json

import pytest

from tests.serving.patterns import migrated


@pytest.fixture(scope="module")
def house():
    """An installation of its own with one community; house.run('area', 'add', …) runs a command there."""
    made = migrated()
    made.hulian("area", "add", "rongtang", "榕塘社区")
    yield made
    made.remove()


ASK = """
from django.test import Client
client = Client()
"""


def test_the_first_account_of_an_empty_house_works(house):
    made = house.run("user", "add", "Fen", "--name", "冯少芬", "--called", "芬姐", "--role", "community_admin",
                 "--area", "rongtang", "--password-stdin", put="rongtang-8-dong\n")
    assert (made.returncode, made.stdout) == (0, ""), made.stderr
    walked = house.python(ASK + """
sent = {"username": "fen", "password": "rongtang-8-dong", "next": "/colleagues/"}
print(client.post("/sign-in/", sent)["Location"], client.get("/colleagues/").status_code)
""")
    assert walked.split() == ["/colleagues/", "200"]


def test_without_a_password_a_link_is_printed_that_sets_one(house):
    made = house.run("user", "add", "lu", "--name", "陆志明", "--role", "branch_secretary", "--area", "rongtang")
    assert made.returncode == 0, made.stderr
    link = made.stdout.strip()
    assert link.startswith("/invitations/")
    walked = house.python(ASK + f"""
sent = {{"new_password": "shugui-tou-7", "again": "shugui-tou-7"}}
print(client.get("{link}").status_code, client.post("{link}", sent)["Location"], client.get("/me/").status_code,
      Client().get("{link}").status_code)
""")
    assert walked.split() == ["200", "/today/", "200", "410"]


@pytest.mark.parametrize(("change", "code"), [
    ({"--role": "king"}, 2), ({"--area": "nowhere"}, 2), ({"--role": "supervisor"}, 2), ({"NAME": "a b"}, 2),
    ({"--name": " "}, 2), ({"put": "short\n"}, 2),
])
def test_what_cannot_be_added_changes_nothing_and_says_so_by_its_exit_code(house, change, code):
    words = {"NAME": "newone", "--name": "甲乙", "--role": "editor", "--area": "rongtang", "put": ""} | change
    put = words.pop("put")
    name = words.pop("NAME")
    done = house.run("user", "add", name, *[part for pair in words.items() for part in pair],
                 *(["--password-stdin"] if put else []), put=put)
    assert (done.returncode, done.stdout) == (code, ""), done.stderr
    assert house.python("""
from hulian.accounts.models import User
print(User.objects.filter(username="newone").exists())
""") == "False"


def test_a_name_that_is_there_is_left_as_it_is(house):
    words = ["user", "add", "once", "--name", "甲乙", "--role", "editor", "--area", "rongtang"]
    assert house.run(*words).returncode == 0
    assert house.run(*words).returncode == 1


def test_a_token_is_printed_once_works_and_ends(house):
    house.run("user", "add", "wen", "--name", "温小玲", "--role", "correspondent", "--area", "rongtang")
    made = house.run("token", "add", "wen", "--days", "3")
    text = made.stdout.strip()
    assert (made.returncode, len(text)) == (0, 43), made.stderr
    kept = house.python("""
from hulian.accounts.models import ApiToken
print(list(ApiToken.objects.values_list()))
""")
    assert "datetime" in kept
    assert text not in kept
    ask = ASK + f"""
from hulian.accounts.actors import actor_of_token
found = actor_of_token("{text}")
print(found and found.name)
"""
    assert house.python(ask) == "温小玲"
    assert house.run("token", "end", "wen").returncode == 0
    assert house.python(ask) == "None"


def test_an_unknown_user_gets_no_token(house):
    done = house.run("token", "add", "nobody")
    assert (done.returncode, done.stdout) == (2, "")
    assert house.run("token", "add", "nobody", "--days", "0").returncode == 2


def test_a_new_key_seals_from_now_on_and_old_values_stay_readable(house):
    seal = ASK + """
from hulian.accounts.models import User
user = User.objects.create_user("sealed%s", name="封存"); user.phone = "1380000%s"; user.save()
"""
    read = ASK + """
from hulian.accounts.models import User
from hulian.core.sealed import open_field
for user in User.objects.filter(name="封存").order_by("username"):
    print(open_field(user, "phone"), bytes(user.phone.blob).partition(b":")[0].decode())
"""
    house.python(seal % (1, "0001"))
    rotated = house.run("keys", "rotate", "--json")
    assert json.loads(rotated.stdout) == {"current": "k2", "resealed": 0}, rotated.stderr
    house.python(seal % (2, "0002"))
    assert house.python(read).split() == ["13800000001", "k1", "13800000002", "k2"]
    again = json.loads(house.run("keys", "rotate", "--reseal", "--json").stdout)
    assert again == {"current": "k3", "resealed": 2}
    assert house.python(read).split() == ["13800000001", "k3", "13800000002", "k3"]
    assert (house.folder / "keys.json").stat().st_mode & 0o777 == 0o600


def test_a_server_that_runs_meanwhile_fetches_the_new_key(house):
    meanwhile = ASK + """
from django.conf import settings
from hulian.core import keys
from hulian.core.sealed import seal, unseal
before = settings.KEYS
settings.KEYS = keys.load(settings.KEYS_PATH) if keys.add_sealing_key(settings.KEYS_PATH) else None
blob = seal("13800000003", b"row")
settings.KEYS = before
print(unseal(blob, b"row"), settings.KEYS.current != before.current)
"""
    assert house.python(meanwhile).split() == ["13800000003", "True"]
