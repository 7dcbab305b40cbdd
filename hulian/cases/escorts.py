"""Who may come along to a home: those who know it first, each under a name that is theirs alone."""

from uuid import UUID

from hulian.accounts.actors import holders
from hulian.accounts.models import Grant, User
from hulian.accounts.roles import Role
from hulian.cases.models import Case, Task

# Members first: they look after homes.
ESCORTS = (Role.CONTACT_MEMBER, Role.SOCIAL_WORKER, Role.STATION_MEMBER)
Escort = tuple[User, Role]


def escorts(case: Case) -> list[Escort]:
    """Return who may come along with what they are.

    Of each kind first who was here before, then who is of the grid, then the others, as names sound.
    """
    people = {user.pk: (user, role) for role in reversed(ESCORTS) for user in holders(case.area_path, {role})}
    known, near = _known(case), _near(case)

    def order(escort: Escort) -> tuple:
        user, role = escort
        return (ESCORTS.index(role), user.pk not in known, user.pk not in near, user.sort_key, str(user.pk))

    return sorted(people.values(), key=order)


def label(user: User, role: Role) -> str:
    """Return what people call them with their name, for there are two 罗姐, and what they are."""
    name = f"{user.called} {user.name}" if user.called and user.called != user.name else user.name
    return f"{name} · {role.label}"


def _known(case: Case) -> set[UUID | None]:
    """Return who told of this home or came along to it: who looks after it is known further up only."""
    if not case.household_id:
        return set()
    told = case.household.cases.values_list("reporter_id", flat=True)
    along = Task.objects.filter(case__household_id=case.household_id).values_list("escort_id", flat=True)
    return {*told, *along}


def _near(case: Case) -> set[UUID | None]:
    """Return who holds their role in the very area of the matter, and not in one above it."""
    grants = Grant.objects.reaching(case.area_path, set(ESCORTS)).filter(area__path=case.area_path)
    return set(grants.values_list("user_id", flat=True))
