"""Users, their posts, and what they may do where."""

from hulian.accounts.models.grant import Grant
from hulian.accounts.models.invitation import Invitation
from hulian.accounts.models.post import Post, PostHolding
from hulian.accounts.models.token import ApiToken
from hulian.accounts.models.user import User

__all__ = ["ApiToken", "Grant", "Invitation", "Post", "PostHolding", "User"]
