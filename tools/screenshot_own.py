"""Pictures of the household's own page, of a badge that is checked, and of what can be printed."""

from collections.abc import Iterator

from hulian.accounts.models import User
from hulian.contact.members import members_of
from hulian.contact.own.link import token_for
from hulian.contact.verbs.renew_badge import PURPOSE, renew_badge
from hulian.core import links
from hulian.core.models import PublicLink
from hulian.people.verbs.renew_code import code_of
from hulian.places.models import Area
from tools import screenshot_rows as rows
from tools.screenshot_shot import ADMIN, NOBODY, Shot, at


def of_own_pages() -> Iterator[Shot]:
    """Yield the page of a home before and behind its code, a badge at the door, and the page to print from."""
    home, member = rows.home("陈姨"), User.objects.get(username="luo")
    own = at("contact:own-page", token_for(home))
    yield Shot("own-page", NOBODY, own)
    yield Shot("own-page-inside", NOBODY, own, (("[name=code]", code_of(home)), "form button.act"))
    # The same browser goes on: it is open there since the picture before this one, so take the two together.
    yield Shot("own-tell", NOBODY, at("contact:own-tell", token_for(home)))
    yield Shot("own-another", NOBODY, own, ("details.fold:has([name=why]) summary", "form:has([name=why]) button.act"))
    yield Shot("badge-check", NOBODY, at("contact:badge-check", links.token_of(links.ensure(PURPOSE, member.pk))))
    yield Shot("badge-ended", NOBODY, at("contact:badge-check", links.token_of(_ended_badge())))
    yield Shot("badge-never", NOBODY, at("contact:badge-check", "never0ours"))
    yield Shot("printing", ADMIN, at("contact:printing"))


def _ended_badge() -> PublicLink:
    """Let a member have lost their badge; return the link on the lost one."""
    area = Area.objects.get(code=rows.CODE)
    member = members_of(area)[-1].user
    lost = links.ensure(PURPOSE, member.pk)
    renew_badge(member, area, by=rows.actor(ADMIN))
    return lost
