"""Who looks after which household, who was there, and what is due."""

from hulian.contact.models.link import ContactLink, KnownTie, Refusal, StandIn, StandInTold
from hulian.contact.models.member import MemberFacts
from hulian.contact.models.proposal import Proposal, ProposedLink
from hulian.contact.models.rhythm import Due, Rhythm
from hulian.contact.models.visit import Visit

__all__ = [
    "ContactLink", "Due", "KnownTie", "MemberFacts", "Proposal", "ProposedLink", "Refusal", "Rhythm", "StandIn",
    "StandInTold", "Visit",
]
