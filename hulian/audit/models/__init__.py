"""What happened, and who looked."""

from hulian.audit.models.event import Event
from hulian.audit.models.look import Look

__all__ = ["Event", "Look"]
