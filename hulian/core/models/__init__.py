"""Tables that every room stands on."""

from hulian.core.models.miss import Miss
from hulian.core.models.public_link import PublicLink
from hulian.core.models.receipt import Receipt
from hulian.core.models.search_doc import SearchDoc

__all__ = ["Miss", "PublicLink", "Receipt", "SearchDoc"]
