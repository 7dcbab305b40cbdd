"""`hulian user`, `hulian token`, `hulian keys`: as they are run, on data of their own."""

import json
import os
import sqlite3
import subprocess
import sys

import pytest

HULIAN = [sys.executable, "-c", "from hulian.cli.main import main; main()"]


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """An empty database of its own; house('area', 'add', …) runs a command there."""
    folder = tmp_path_factory.mktemp("house")
    env = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "HULIAN_KEYS_JSON"}}
    env |= {"HULIAN_DATA": str(folder / "data"), "HULIAN_KEYS": str(folder / "keys.json")}

    def run(*words, put="", python=""):
        command = [sys.executable, "-c", python] if python else [*HULIAN, *words]
        return subprocess.run(command, env=env, input=put, check=False, capture_output=True, text=True)

    run.folder = folder
    assert run("area", "add", "rongtang", "榕塘社区").returncode == 0
    return run


ASK = """
import os, sys; os.environ["DJANGO_SETTINGS_MODULE"] = "hulian.config.settings"
import django; django.setup()
from django.test import Client
client = Client()
"""


def test_the_first_account_of_an_empty_house_works(house):
    made = house("user", "add", "Fen", "--name", "冯少芬", "--called", "芬姐", "--role", "community_admin",
                 "--area", "rongtang", "--password-stdin", put="rongtang-8-dong\n")
    assert (made.returncode, made.stdout) == (0, ""), made.stderr
    walked = house(python=ASK + """
sent = {"username": "fen", "password": "rongtang-8-dong", "next": "/colleagues/"}
print(client.post("/sign-in/", sent)["Location"], client.get("/colleagues/").status_code)
""")
    assert walked.stdout.split() == ["/colleagues/", "200"], walked.stderr


def test_without_a_password_a_link_is_printed_that_sets_one(house):
    made = house("user", "add", "lu", "--name", "陆志明", "--role", "branch_secretary", "--area", "rongtang")
    assert made.returncode == 0, made.stderr
    link = made.stdout.strip()
    assert link.startswith("/invitations/")
    walked = house(python=ASK + f"""
sent = {{"new_password": "shugui-tou-7", "again": "shugui-tou-7"}}
print(client.get("{link}").status_code, client.post("{link}", sent)["Location"], client.get("/me/").status_code,
      Client().get("{link}").status_code)
""")
    assert walked.stdout.split() == ["200", "/today/", "200", "410"], walked.stderr


@pytest.mark.parametrize(("change", "code"), [
    ({"--role": "king"}, 2), ({"--area": "nowhere"}, 2), ({"--role": "supervisor"}, 2), ({"NAME": "a b"}, 2),
    ({"--name": " "}, 2), ({"put": "short\n"}, 2),
])
def test_what_cannot_be_added_changes_nothing_and_says_so_by_its_exit_code(house, change, code):
    words = {"NAME": "newone", "--name": "甲乙", "--role": "editor", "--area": "rongtang", "put": ""} | change
    put = words.pop("put")
    name = words.pop("NAME")
    done = house("user", "add", name, *[part for pair in words.items() for part in pair],
                 *(["--password-stdin"] if put else []), put=put)
    assert (done.returncode, done.stdout) == (code, ""), done.stderr
    with sqlite3.connect(house.folder / "data" / "hulian.sqlite3") as database:
        assert database.execute("select count(*) from accounts_user where username = 'newone'").fetchone() == (0,)


def test_a_name_that_is_there_is_left_as_it_is(house):
    words = ["user", "add", "once", "--name", "甲乙", "--role", "editor", "--area", "rongtang"]
    assert house(*words).returncode == 0
    assert house(*words).returncode == 1


def test_a_token_is_printed_once_works_and_ends(house):
    house("user", "add", "wen", "--name", "温小玲", "--role", "correspondent", "--area", "rongtang")
    made = house("token", "add", "wen", "--days", "3")
    text = made.stdout.strip()
    assert (made.returncode, len(text)) == (0, 43), made.stderr
    assert text.encode() not in (house.folder / "data" / "hulian.sqlite3").read_bytes()
    ask = ASK + f"""
from hulian.accounts.actors import actor_of_token
found = actor_of_token("{text}")
print(found and found.name)
"""
    assert house(python=ask).stdout.strip() == "温小玲"
    assert house("token", "end", "wen").returncode == 0
    assert house(python=ask).stdout.strip() == "None"


def test_an_unknown_user_gets_no_token(house):
    done = house("token", "add", "nobody")
    assert (done.returncode, done.stdout) == (2, "")
    assert house("token", "add", "nobody", "--days", "0").returncode == 2


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
    house(python=seal % (1, "0001"))
    rotated = house("keys", "rotate", "--json")
    assert json.loads(rotated.stdout) == {"current": "k2", "resealed": 0}, rotated.stderr
    house(python=seal % (2, "0002"))
    assert house(python=read).stdout.split() == ["13800000001", "k1", "13800000002", "k2"]
    again = json.loads(house("keys", "rotate", "--reseal", "--json").stdout)
    assert again == {"current": "k3", "resealed": 2}
    assert house(python=read).stdout.split() == ["13800000001", "k3", "13800000002", "k3"]
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
    assert house(python=meanwhile).stdout.split() == ["13800000003", "True"]
