"""Pictures of the household's own page, of a badge that is checked, and of what can be printed."""

from collections.abc import Iterator

from hulian.accounts.models import User
from hulian.contact.own.link import token_for
from hulian.core import links
from hulian.people.verbs.renew_code import code_of
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
    yield Shot("badge-check", NOBODY, at("contact:badge-check", links.token_of(links.ensure("badge", member.pk))))
    yield Shot("printing", ADMIN, at("contact:printing"))
