"""A branch for the tests of links: members who live somewhere, and homes in a few buildings."""

from hulian.accounts.register import add_user, grant_role
from hulian.contact.members import members_of
from hulian.contact.models import MemberFacts
from hulian.core.actor import HULIAN
from hulian.people.register_many import NewHome, NewResident, add_homes
from hulian.places.models import Building

LON, LAT = 113.03, 23.02
STEP = 0.0006  # about 61 m


def add_branch(area, *, buildings, homes_each, members_each, least=None, most=None):
    """Add buildings in a row, each with homes and members of its own; return the homes and the members."""
    homes, users = [], []
    for at in range(buildings):
        building = Building.objects.create(community=area, address=f"联心街 {at + 1} 号", lon_wgs84=LON + at * STEP,
                                           lat_wgs84=LAT)
        homes += [NewHome(building, f"{n // 4 + 1}0{n % 4 + 1}", f"联{at}家{n}", [NewResident(f"何联{at}{n}")])
                  for n in range(homes_each)]
        users += [add_member(area, f"m{at}-{n}", building, least=least, most=most) for n in range(members_each)]
    return add_homes(area, homes, by=HULIAN), users


def add_member(area, slug, building, **bounds):
    """Add one member who lives in a building."""
    name = "梁" + "".join("零一二三四五六七八九"[int(sign)] for sign in slug if sign.isdecimal())
    user = add_user(slug, name=name, called=f"员{slug}", by=HULIAN, area=area)
    grant_role(user, "contact_member", area, by=HULIAN)
    MemberFacts.objects.create(user=user, community=area, building=building, **bounds)
    return user


def rest(area, *but):
    """Let all other members of a community rest, so that a test has its own."""
    kept = {user.pk for user in but}
    for one in members_of(area):
        if one.user.pk not in kept:
            MemberFacts.objects.update_or_create(user=one.user, community=area, defaults={"not_asked": "away"})
