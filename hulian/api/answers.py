"""What the API answers: a document, or an error with a stable code and words for a person."""

from typing import Any

from django.http import JsonResponse
from django.utils.translation import gettext_lazy as _

from hulian.cases.errors import CaseError, MissingEvidence, NotAllowed
from hulian.cases.words import say

STATUS = {
    "not_signed_in": 401, "not_found": 404, "not_json": 400, "wrong_method": 405, "too_large": 413, "id_missing": 422,
    "unknown_field": 422, "invalid": 422, "envelope_reused": 409,
}
WORDS = {
    "not_signed_in": _("Please send a token that works: Authorization: Bearer …"),
    "not_found": _("There is nothing here for this account."),
    "not_json": _("The body has to be one JSON object in UTF-8."),
    "wrong_method": _("This address doesn't take that method."),
    "too_large": _("This is too large; please send fewer or smaller pictures."),
    "id_missing": _("Please send an id (UUID) that you made, so that a repeat is recognised."),
    "unknown_field": _("This field is not known: {names}"),
    "invalid": _("Something in it doesn't fit; see “fields”."),
    "envelope_reused": _("This id was sent before with something else."),
}


class Wrong(Exception):
    """The request can't be taken; `code` is one of STATUS."""

    def __init__(self, code: str, fields: dict[str, list[str]] | None = None, **facts: str) -> None:
        """Keep what there is to say."""
        super().__init__(code)
        self.code, self.fields, self.facts = code, fields, facts


def wrong(error: Wrong) -> JsonResponse:
    """Answer with what is wrong with the request."""
    more = {"fields": error.fields} if error.fields else {}
    words = str(WORDS[error.code]).format(**error.facts)
    return JsonResponse({"error": error.code, "words": words} | more, status=STATUS[error.code])


def refused(error: CaseError) -> JsonResponse:
    """Answer with why a verb was not done: 403 not yours, 422 something is missing, 409 moved on."""
    status = 403 if isinstance(error, NotAllowed) else 422 if isinstance(error, MissingEvidence) else 409
    return JsonResponse({"error": error.code, "words": say(error)}, status=status)


def done(document: dict[str, Any], *, repeated: bool) -> JsonResponse:
    """Answer with what was made: 201, or 200 where the same had been sent before."""
    return JsonResponse(document, status=200 if repeated else 201)
