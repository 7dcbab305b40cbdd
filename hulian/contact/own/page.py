"""What a household's own page says: before the code nothing of the home, behind it everything we owe them."""

from typing import Any

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.models import User
from hulian.cases.codes import State
from hulian.cases.models import Case
from hulian.cases.tracker import token_for
from hulian.contact.codes import Side
from hulian.contact.models import Due, Refusal, StandIn
from hulian.contact.own.known import known
from hulian.contact.own.link import token_for as token_of_page
from hulian.contact.who import contact_of
from hulian.core import clock, links
from hulian.core.sealed import open_field
from hulian.core.spoken import spoken
from hulian.people.looks import looked_at
from hulian.people.models import Household
from hulian.places.models import Area
from hulian.printing.paper import phone
from hulian.teams.calendar import coming

MOST = 5


def outside(home: Household) -> dict[str, Any]:
    """Return what anyone may see who holds the link: whom to ring, when we receive, where to tell us."""
    community = home.community
    return {"community": community.name, "phone": phone_of(community), "phone_name": "",
            "station": station_words(community), "tell_us": tell_us(community)}


def inside(home: Household) -> dict[str, Any]:
    """Return what the household sees behind its code."""
    user, stand_in = contact_of(home)
    return {
        "home": home, "contact": contact_words(user, stand_in, home), "promised": promised(home),
        "matters": matters(home), "looks": looked_at(home),
        "who": user.pk if user else "", "asked": _asked(home, user),
        "tell_us": reverse("contact:own-tell", args=[token_of_page(home)]),
    }


def _asked(home: Household, user: User | None) -> bool:
    """Return whether the household said no to who looks after it, or to who stands in for them just now."""
    instead = StandIn.objects.in_force().filter(member=user, community=home.community).values("instead")
    no = Refusal.objects.filter(household=home, side=Side.HOUSEHOLD)
    return user is not None and no.filter(Q(member=user) | Q(member__in=instead)).exists()


def contact_words(user: User | None, stand_in: StandIn | None, home: Household) -> dict[str, str]:
    """Return who looks after the home, whom one rings at which number, and until when somebody stands in."""
    desk = phone_of(home.community)
    if user is None:
        return {"name": "", "called": "", "phone": desk, "call": _("Ring the community"),
                "number": grouped(desk), "line": _("The community looks after you itself.")}
    line = _("Looks after your home")
    if stand_in:
        line = _("Comes until {day}, while {member} is away").format(
            day=spoken(stand_in.ends_on), member=stand_in.member)
    full = f"{user.called} · {user.name}" if user.called and user.called != user.name else user.name
    own = open_field(user, "phone")
    call = _("Ring {who}").format(who=user) if own else ask_for(user)
    return {"name": full, "called": str(user), "phone": own or desk, "call": call,
            "number": grouped(own or desk), "line": line}


def ask_for(user: User) -> str:
    """Return how one reaches a member whose own number we don't have."""
    return _("Ring the community, ask for {who}").format(who=user)


def grouped(number: str) -> str:
    """Return a number as one reads it out, on one line."""
    return phone(number).replace(" ", "\N{NO-BREAK SPACE}")


def promised(home: Household) -> list[dict[str, str]]:
    """Return what is to come: agreed times, and by when somebody looks in."""
    lines = []
    for case in open_cases(home):
        if case.state == State.RESOLVED:  # who came early has come
            continue
        row = next((one for one in case.appointments.all() if one.starts_at > clock.now()), None)
        if row:
            lines.append({"label": spoken(row.starts_at), "text": _("{names} come for “{matter}”").format(
                names=row.names, matter=case.title)})
    due = Due.objects.open().filter(household=home, due_at__gte=clock.now()).order_by("due_at").first()
    if due:
        lines.append({"label": spoken(clock.local(due.due_at).date()), "text": _("By then somebody has looked in")})
    return lines


def matters(home: Household) -> list[dict[str, str]]:
    """Return what the household told us, or knows of, and how it stands, each with its own page."""
    return [{"title": case.title, "line": str(case.get_state_display()), "words": spoken(case.reported_at),
             "url": reverse("cases:tracker", args=[token_for(case)])} for case in open_cases(home)]


def open_cases(home: Household) -> list[Case]:
    """Return the newest open matters that the home knows of; never one about a person: that goes another way."""
    told = Case.objects.open().filter(known(), household=home, about_id=None, scope_path=F("area_path"))
    return list(told.prefetch_related("appointments").order_by("-received_at")[:MOST])


def station_words(community: Area) -> str:
    """Return when and where the station team receives next."""
    team = getattr(community, "station_team", None)
    if team is None:
        return ""
    day = next(iter(coming(team, 1)), None)
    return _("{when}, {place}").format(when=spoken(day.opens_at), place=day.place) if day else ""


def phone_of(community: Area) -> str:
    """Return the telephone of who answers for a community."""
    team = getattr(community, "station_team", None)
    return (team and team.phone) or community.phone


def tell_us(community: Area) -> str:
    """Return the address of the page where anyone may report."""
    return reverse("cases:tell-us", args=[links.token_of(links.ensure("report", community.pk))])
