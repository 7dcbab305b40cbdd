"""Reckons a plan anew from the file of `links propose --out` alone: rules, objective, optimum, what is missing."""

import json
from collections import Counter

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array

STEPS = 40


def strictly(text):
    """Read JSON that has neither NaN nor Infinity."""
    def never(word):
        raise ValueError(word)

    return json.loads(text, parse_constant=never)


class Read:
    """The file's numbers by home and member."""

    def __init__(self, plan):
        self.plan, self.weights = plan, plan["weights"]
        self.costs = {(home, member): cost for home, member, cost in plan["candidates"]}
        self.bounds = {one["id"]: (one["least"], one["most"]) for one in plan["members"]}
        self.without = {one["id"]: one["without"] for one in plan["households"]}
        self.links = {one["household"]: one["member"] for one in plan["links"]}
        self.load = Counter(member for member in self.links.values() if member)
        self.bare = [home for home, member in self.links.items() if member is None]
        self.short = {one: least - self.load[one] for one, (least, _most) in self.bounds.items()
                      if self.load[one] < least}

    def share(self, least, most):
        taking_part = sum(most > 0 for _least, most in self.bounds.values())
        return min(most, max(least, -(-len(self.links) // max(1, taking_part))))

    def steps(self, above):
        """What the households above a member's share cost, one by one."""
        return [self.weights["balance"] * min(step, STEPS) for step in range(1, above + 1)]


def faults(plan):
    """Everything that is wrong with a plan, in words; [] where it is as promised."""
    read = Read(plan)
    return [*_of_links(read), *_of_numbers(read), *_of_missing(read)]


def _of_links(read):
    refused = {tuple(pair) for pair in read.plan["refused"]}
    pairs = {(home, member) for home, member in read.links.items() if member}
    if len(read.plan["links"]) != len(read.links) or set(read.links) != set(read.without):
        yield "a home stands twice or not at all"
    if len(read.costs) != len(read.plan["candidates"]):
        yield "a pair stands twice"
    if refused & set(read.costs):
        yield "a refused pair could be chosen"
    if not pairs <= set(read.costs):
        yield "a link isn't among the pairs"
    if any(load > read.bounds[member][1] for member, load in read.load.items()):
        yield "a member has too many"
    if any(one["share"] != read.share(one["least"], one["most"]) for one in read.plan["members"]):
        yield "a share is another"


def _of_numbers(read):
    plan, objective, best = read.plan, objective_of(read), optimum_of(read)
    if plan["objective"] != objective:
        yield f"objective {plan['objective']}, reckoned {objective}"
    if abs(best - objective) > 0.5 + 1e-7 * abs(best):
        yield f"objective {objective}, possible {best}"
    if plan["lower_bound"] > best + 0.5 + 1e-7 * abs(best):
        yield f"lower bound {plan['lower_bound']} above the best, {best}"
    if not 0 <= plan["gap"] <= 0.001:
        yield f"gap {plan['gap']}"
    if plan["violations"] != len(read.bare) + len(read.short):
        yield f"violations {plan['violations']}, counted {len(read.bare)} and {len(read.short)}"
    changed = sum(one["former"] not in {None, one["member"]} for one in plan["links"])
    if plan["changed"] != changed:
        yield f"changed {plan['changed']}, counted {changed}"


def _of_missing(read):
    rows = read.plan["missing"]
    if sorted(home for row in rows for home in row["households"]) != sorted(read.bare):
        yield "the homes without aren't those that are told"
    told = {one: by for row in rows if row["why"] == "too_few_homes"
            for one, by in zip(row["members"], row["by"], strict=True)}
    if told != read.short:
        yield "the members who are short aren't those that are told"
    if not all(row["cures"] and all(cure["amount"] > 0 for cure in row["cures"]) for row in rows):
        yield "something is missing without a cure"


def objective_of(read):
    """What the links cost."""
    walks = sum(read.costs.get((home, member), 0) for home, member in read.links.items() if member)
    alone = sum(read.without[home] for home in read.bare)
    above = sum(sum(read.steps(read.load[one] - read.share(*bounds))) for one, bounds in read.bounds.items())
    return walks + alone + above + read.weights["short"] * sum(read.short.values())


def optimum_of(read):
    """The least that any links among these pairs can cost, by HiGHS."""
    home_at = {home: at for at, home in enumerate(read.links)}
    member_at = {one: len(home_at) + at for at, one in enumerate(read.bounds)}
    columns = [(cost, 1, [(home_at[home], 1), (member_at[one], 1)]) for (home, one), cost in read.costs.items()]
    columns += [(read.without[home], 1, [(at, 1)]) for home, at in home_at.items()]
    for one, (least, most) in read.bounds.items():
        share = read.share(least, most)
        bands = [(-read.weights["short"], least), (0, share - least), *[(cost, 1) for cost in read.steps(most - share)]]
        columns += [(cost, places, [(member_at[one], -1)]) for cost, places in bands if places]
    given = read.weights["short"] * sum(least for least, _most in read.bounds.values())
    return given + _least(columns, [1] * len(home_at) + [0] * len(member_at)) if columns else given


def _least(columns, sums):
    row, column, value = zip(*[(row, at, sign) for at, (_cost, _places, parts) in enumerate(columns)
                               for row, sign in parts], strict=True)
    found = linprog([cost for cost, _places, _parts in columns], b_eq=sums, method="highs",
                    A_eq=coo_array((value, (row, column)), shape=(len(sums), len(columns))),
                    bounds=np.array([(0, places) for _cost, places, _parts in columns]))
    assert found.status == 0, found.message
    return found.fun
