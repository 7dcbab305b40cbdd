"""罗姐 looks after three homes of the cast; 柱叔 is a second member of the branch."""

from datetime import timedelta

import pytest
from django.db.models import F

from hulian.accounts.register import add_user, grant_role
from hulian.contact.models import ContactLink, Due
from hulian.contact.verbs.link import link
from hulian.core.actor import HULIAN
from hulian.core.ids import new_id
from hulian.policies import pack


@pytest.fixture
def luo_homes(home, person, actor):
    """罗姐 has looked after Chen's home, 何伯's and 关婆婆's for two hundred days."""
    for called in ("陈姨", "何伯、何婶", "关婆婆"):
        link(home(called), person("luo"), by=actor("lu"))
    ContactLink.objects.update(starts_at=F("starts_at") - timedelta(days=200))
    Due.objects.update(due_at=F("due_at") - timedelta(days=200), made_at=F("made_at") - timedelta(days=200))
    return home


@pytest.fixture
def chu(community):
    """柱叔, a member of the same branch."""
    user = add_user("chu", name="陈国柱", called="柱叔", by=HULIAN, area=community())
    grant_role(user, "contact_member", community(), by=HULIAN)
    return user


@pytest.fixture
def overrule(settings):
    """Return what lets a place have a value of its own for a rule, as a file of its pack does."""
    folder, rules = settings.DATA / "policies", []
    folder.mkdir(exist_ok=True)

    def write(rule_id, value, area):
        rules.append(f'[[rule]]\nid = "{rule_id}"\nvalue = {value}\nsince = 2020-01-01\narea = "{area.path}"\n'
                     'sure = "H"\ntitle = "自定"\nbody = "本地"\nyear = 2020\nurl = ""\n')
        (folder / "test.toml").write_text("\n".join(rules))
        pack._rules.cache_clear()

    yield write
    (folder / "test.toml").unlink(missing_ok=True)
    pack._rules.cache_clear()


@pytest.fixture
def send():
    """Return what posts a form under an envelope of its own, or a given one."""

    def post(client, url, envelope=None, **fields):
        return client.post(url, {"envelope": str(envelope or new_id()), **fields})

    return post
