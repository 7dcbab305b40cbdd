"""Every bench by its name; each is imported when it is asked for."""

from collections.abc import Callable
from importlib import import_module
from typing import Any


def _of(place: str) -> Callable[[], Any]:
    module, _, name = place.partition(":")

    def load() -> Any:  # noqa: ANN401 - something with NAME and measure
        found = import_module(f"benchmarks.{module}")
        return getattr(found, name) if name else found

    return load


BENCHES = {
    "intake": _of("intake"),
    "inbox": _of("inbox"),
    "list": _of("reading:List"),
    "case-page": _of("reading:CasePage"),
    "search": _of("reading:Search"),
    "import": _of("roster"),
}
