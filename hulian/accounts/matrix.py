"""The policy matrix: which role may do which act in its own area and below.

In another area nobody may do anything: there the answer is 404, as if nothing were there. What a
person may do by relation (the task they were given, the case they reported) is said by the policy
of the room it belongs to. `docs/policy.md` is printed from this table, and tested cell by cell.
"""

from hulian.accounts.roles import Role
from hulian.core.actor import Actor

R = Role
TEAM = {R.STATION_LEADER, R.STATION_MEMBER, R.COMMUNITY_ADMIN}
OFFICE = TEAM | {R.LIAISON, R.SUPERVISOR}
FIELD = {R.SOCIAL_WORKER, R.CONTACT_MEMBER, R.BRANCH_SECRETARY}
PAPER = {R.EDITOR, R.CORRESPONDENT}
EVERYONE = OFFICE | FIELD | PAPER | {R.HELPER}
CARE = TEAM | {R.SOCIAL_WORKER, R.LIAISON}

MATRIX: dict[str, frozenset[str]] = {
    act: frozenset(roles)
    for act, roles in {
        # Everyone signed in has a page of their own and the board without names.
        "home.read": EVERYONE,
        # Cases: reading a list of them, and each verb.
        "case.read": OFFICE | {R.SOCIAL_WORKER, R.BRANCH_SECRETARY},
        "case.report": OFFICE | FIELD | {R.HELPER},
        "case.accept": TEAM | {R.SUPERVISOR},
        "case.decline": {R.STATION_LEADER, R.COMMUNITY_ADMIN, R.SUPERVISOR},
        "case.return": TEAM | {R.SUPERVISOR, R.LIAISON},
        "case.inspect": TEAM | {R.SOCIAL_WORKER, R.SUPERVISOR},
        "case.make_safe": TEAM | {R.SOCIAL_WORKER},
        "case.plan": TEAM | {R.SUPERVISOR},
        "case.appoint": CARE,
        "case.task": TEAM,
        "case.take": TEAM,
        "case.refuse": TEAM,
        "case.finish": TEAM,
        "case.test": TEAM,
        "case.resolve": TEAM | {R.SUPERVISOR},
        "case.follow_up": CARE,
        "case.confirm": CARE,
        "case.reopen": CARE | {R.SUPERVISOR},
        "case.hand_over": TEAM | {R.LIAISON, R.SUPERVISOR},
        "case.merge": TEAM,
        "case.close": {R.STATION_LEADER, R.COMMUNITY_ADMIN, R.SUPERVISOR},
        "case.note": CARE | {R.SUPERVISOR, R.BRANCH_SECRETARY},
        "case.categorise": CARE | {R.SUPERVISOR},
        # People and homes. A supervisor sees figures of a community, not its families.
        "household.find": CARE | {R.CONTACT_MEMBER, R.BRANCH_SECRETARY},
        "household.read": CARE | {R.BRANCH_SECRETARY},
        "household.edit": {R.COMMUNITY_ADMIN, R.SOCIAL_WORKER},
        "resident.show": CARE,
        "mark.read": CARE | {R.CONTACT_MEMBER},
        "consent.write": {R.COMMUNITY_ADMIN, R.SOCIAL_WORKER},
        "building.edit": {R.COMMUNITY_ADMIN},
        # Household contact. Who looks after a home may do the same there by relation; a district sees counts only.
        "contact.mine": TEAM | FIELD,
        "link.read": CARE | {R.BRANCH_SECRETARY},
        "link.propose": {R.COMMUNITY_ADMIN, R.BRANCH_SECRETARY},
        "link.adopt": {R.BRANCH_SECRETARY},
        "link.publish": {R.COMMUNITY_ADMIN, R.BRANCH_SECRETARY},
        "visit.read": CARE | {R.BRANCH_SECRETARY},
        "visit.write": TEAM | {R.SOCIAL_WORKER, R.BRANCH_SECRETARY},
        "silence.read": CARE | {R.BRANCH_SECRETARY},
        "silence.count": OFFICE | {R.SOCIAL_WORKER, R.BRANCH_SECRETARY},
        "stand_in.write": {R.COMMUNITY_ADMIN, R.BRANCH_SECRETARY},
        # Teams.
        "team.read": EVERYONE,
        "team.edit": {R.COMMUNITY_ADMIN},
        "station.receive": TEAM | {R.SOCIAL_WORKER, R.LIAISON},
        "station.move": {R.COMMUNITY_ADMIN, R.STATION_LEADER},
        "helper.read": TEAM | {R.SOCIAL_WORKER, R.BRANCH_SECRETARY},
        "helper.edit": {R.COMMUNITY_ADMIN},
        # Accounts: a supervisor makes the administrators below.
        "account.read": {R.COMMUNITY_ADMIN, R.SUPERVISOR},
        "account.edit": {R.COMMUNITY_ADMIN, R.SUPERVISOR},
    }.items()
}
ACTS = tuple(MATRIX)


def may(actor: Actor, act: str, area_path: str) -> bool:
    """Return whether a role the actor holds in this area, or above it, allows the act."""
    return not MATRIX[act].isdisjoint(actor.roles_in(area_path))


def paths_for(actor: Actor, act: str) -> list[str]:
    """Return the areas in which the actor may do the act: the scope of a list."""
    return sorted({held.path for held in actor.holds if held.role in MATRIX[act]})
