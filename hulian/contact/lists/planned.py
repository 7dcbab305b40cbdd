"""A plan for a community: the solver's answer beside the rows that it speaks of."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from math import hypot, isnan
from typing import Any
from uuid import UUID

import numpy as np

from hulian.contact.codes import Basis
from hulian.contact.lists.arrays import Drawn, draw
from hulian.contact.lists.reasons import ground
from hulian.places.models import Area
from hulian.planning.assignment import Basis as Ground
from hulian.planning.assignment import Missing, Plan, Remedy, alone_of, propose

BASIS = {Ground.NOBODY: "", Ground.KIN: Basis.KIN, Ground.WISH: Basis.WISH, Ground.KEPT: Basis.KEPT,
         Ground.NEAR: Basis.NEAR, Ground.CONVENIENT: Basis.CONVENIENT}


@dataclass(frozen=True, slots=True)
class Planned:
    """What was drawn, and the plan for it."""

    drawn: Drawn
    plan: Plan

    @property
    def staying(self) -> np.ndarray:
        """Return (H,) bool: homes without anybody that go on with their member of today until somebody is found."""
        former = self.drawn.problem.former
        return (self.plan.member < 0) & (former >= 0) & (former < self.drawn.serving)

    @property
    def changed(self) -> int:
        """Return how many homes have somebody else afterwards, or nobody any more."""
        return self.plan.changed - int(self.staying.sum())

    def lines(self) -> Iterator[dict[str, Any]]:
        """Yield the columns of a ProposedLink for each home."""
        drawn, plan, former = self.drawn, self.plan, self.drawn.problem.former
        for at, home in enumerate(drawn.homes):
            walk = None if isnan(plan.metres[at]) else round(plan.metres[at])
            basis = ground(BASIS[Ground(int(plan.basis[at]))], walk, home.area_path)
            yield {"household_id": home.pk, "member_id": self._user(int(plan.member[at])),
                   "former_id": self._user(int(former[at])), "basis": basis, "metres": walk}

    def missing(self) -> list[dict[str, Any]]:
        """Return what is missing as codes and numbers."""
        return [self._missing(one) for one in self.plan.missing]

    def document(self) -> dict[str, Any]:
        """Return the answer of the command line."""
        plan = self.plan
        homes = [[str(self.drawn.homes[at].pk) for at in one.homes] for one in plan.missing]
        return {
            "objective": plan.objective, "lower_bound": plan.lower_bound, "gap": plan.gap,
            "violations": plan.violations.total, "changed": self.changed,
            "missing": [row | {"households": some} for row, some in zip(self.missing(), homes, strict=True)],
            "seconds": round(plan.seconds, 3),
        }

    def graph(self) -> dict[str, Any]:
        """Return all that was given and all that came out, by ids, so that anyone can reckon it anew."""
        drawn, problem, pairs = self.drawn, self.drawn.problem, self.plan.candidates
        alone, staying = alone_of(problem).tolist(), self.staying.tolist()
        homes = [str(home.pk) for home in drawn.homes]
        members = [str(one.user.pk) for one in drawn.members]
        links = [{name: str(value) if isinstance(value, UUID) else value for name, value in row.items()}
                 for row in self.lines()]
        return {
            **self.document(), "violations_by_rule": asdict(self.plan.violations), "all_pairs": self.plan.whole,
            "weights": asdict(problem.weights),
            "households": [{"id": name, "without": cost} for name, cost in zip(homes, alone, strict=True)],
            "members": [{"id": name, "least": least, "most": most, "share": share} for name, least, most, share in zip(
                members, problem.floor.tolist(), problem.most.tolist(), problem.share.tolist(), strict=True)],
            "refused": [[homes[home], members[one]] for home, one in problem.refused.tolist()],
            "candidates": [[homes[home], members[one], cost] for home, one, cost in
                           zip(pairs.home.tolist(), pairs.member.tolist(), pairs.cost.tolist(), strict=True)],
            "links": [{"household": row["household_id"], "member": row["member_id"],
                       "former": None if stays else row["former_id"], "stays": row["former_id"] if stays else None,
                       "reason": str(row["basis"]), "metres": row["metres"]}
                      for row, stays in zip(links, staying, strict=True)],
        }

    def _user(self, at: int) -> UUID | None:
        return self.drawn.members[at].user.pk if at >= 0 else None

    def _missing(self, one: Missing) -> dict[str, Any]:
        bounds = self.drawn.problem.most if one.homes else self.drawn.problem.floor
        buildings = {self.drawn.homes[at].dwelling.building_id for at in one.homes}
        return {
            "why": one.why.name.lower(), "homes": len(one.homes), "buildings": sorted(map(str, buildings)),
            "members": [str(self._user(at)) for at in one.members], "by": list(one.by),
            "bounds": [int(bounds[at]) for at in one.members],
            "cures": [self._cure(cure) for cure in one.remedies],
        }

    def _cure(self, one: Remedy) -> dict[str, Any]:
        return {"cure": one.cure.name.lower(), "amount": one.amount, "building": self._building_at(one.at)}

    def _building_at(self, point: tuple[float, float] | None) -> str:
        """Return the building nearest to a point of the plan, as people know places by buildings."""
        if point is None:
            return ""
        xy = self.drawn.problem.home_xy.tolist()
        known = [(hypot(x - point[0], y - point[1]), at) for at, (x, y) in enumerate(xy) if not isnan(x)]
        return str(self.drawn.homes[min(known)[1]].dwelling.building_id) if known else ""


def planned_for(community: Area) -> Planned:
    """Return the best plan for a community as it is now."""
    drawn = draw(community)
    return Planned(drawn, propose(drawn.problem))
