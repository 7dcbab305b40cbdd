"""What can be wrong with a whole file, as codes: the words are made where people read them (words.py)."""


class Broken(Exception):
    """The file can't be taken. `code` is one of words.BROKEN, `facts` fill the words."""

    def __init__(self, code: str, **facts: str | int) -> None:
        """Keep the code and its facts."""
        super().__init__(code)
        self.code, self.facts = code, facts
