"""Prints docs/policy.md from the matrix: python -m tools.policy."""

import os
from pathlib import Path

PAGE = Path("docs/policy.md")
HEAD = """# Who may do what

Printed from `hulian/accounts/matrix.py` by `python -m tools.policy`; a test fails when this page is stale, and another
tries every cell.

● = in the areas where one holds the role, and below. In every other area nobody may do anything: the answer there is
404, as if nothing were there. Someone of the place without the right gets 403. What one may do by relation (the task
one was given, the case one reported) is said by the `policy` of the room it belongs to.
"""
GIVING = """
## Who may give which role

In one's own area and below; a supervisor makes other supervisors only strictly below. Roles of the station team
(station_leader, station_member, liaison) are given for a community or a grid only, so that nobody above sees families.
Nobody gives themselves a role, and an account is switched off or renewed only by who keeps all the areas in which it
holds something.
"""


def page() -> str:
    """Return the page."""
    from hulian.accounts.matrix import MATRIX  # noqa: PLC0415 - the apps must be loaded first
    from hulian.accounts.policy import GIVES  # noqa: PLC0415
    from hulian.accounts.roles import Role  # noqa: PLC0415

    roles = [role.value for role in Role]
    lines = [HEAD, f"| act | {' | '.join(name.replace('_', ' ') for name in roles)} |", "|---" * (len(roles) + 1) + "|"]
    lines += [
        f"| `{act}` | {' | '.join('●' if role in allowed else ' ' for role in roles)} |"
        for act, allowed in MATRIX.items()
    ]
    lines += [GIVING, "| gives | roles |", "|---|---|"]
    lines += [f"| {giver} | {', '.join(role for role in roles if role in given)} |" for giver, given in GIVES.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hulian.config.settings")
    import django

    django.setup()
    PAGE.write_text(page())
