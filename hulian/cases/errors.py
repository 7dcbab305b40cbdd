"""What can be wrong with an act on a case, for a person to put right."""


class CaseError(Exception):
    """`code` is stable and known to programs; the words are for people (see `words`)."""

    def __init__(self, code: str, **facts: object) -> None:
        """Keep the code, and facts for its words."""
        super().__init__(code)
        self.code = code
        self.facts = facts


class NotAllowed(CaseError):
    """This person may not do this here: 403."""


class WrongState(CaseError):
    """The case has moved on: 409."""


class MissingEvidence(CaseError):
    """Something has to be there first: 422."""


class CertificateMissing(MissingEvidence):
    """The helper has no valid certificate for this work: 422."""
