"""The headline of a matter: how a neighbour would name it, from what was said."""

import re

LONGEST = 18
SHORTEST = 4
PAUSES = re.compile(r"[，。！？；、：\n,.!?;:…]+")
# What people say before they come to the matter.
GREETINGS = re.compile(
    r"^(?:您好|你好|喂|请问一下|请问|麻烦你们|麻烦|我想反映一下|我想反映|我要反映|反映一下|反映|我想问一下|我想问|想问一下|想问"
    r"|我要投诉|投诉|尊敬的领导|领导好|社工|李书记|那个|就是)+"
)
OWN = re.compile(r"^(?:我们?家里?的?|我们?屋里?的?|俺家的?|家里的?)(?=.{3})")


def headline(words: str, who: str = "") -> str:
    """Return the first clause that says something, without greetings, "my home's" and who it is about."""
    clauses = [clause.strip() for clause in PAUSES.split(words) if clause.strip()]
    for index, clause in enumerate(clauses):
        plain = OWN.sub("", GREETINGS.sub("", clause)).removeprefix(who)
        if len(plain) >= SHORTEST:
            return _cut(plain)
        if plain and index + 1 < len(clauses):
            return _cut(f"{plain}，{clauses[index + 1]}")
    return _cut(words.strip())


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
