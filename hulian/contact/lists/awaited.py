"""What waits for the branch, or for who drafts its lists, as a card of 今天."""

from typing import Any


class Waiting:
    """One thing that somebody has to see to."""

    def card(self, *, first: bool) -> dict[str, Any]:
        """Return it as a card; `first`: the one act of the page."""
        raise NotImplementedError
