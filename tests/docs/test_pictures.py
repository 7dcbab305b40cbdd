"""Every page that shows something has its picture, at both sizes."""

import re

from django.urls import URLPattern, get_resolver

from tests.docs.pages import ROOT

FOLDER = ROOT / "docs/screenshots"
SOURCE = "\n\n".join(path.read_text() for path in sorted(ROOT.glob("tools/screenshot_*.py")))
# What has no picture of its own, and why.
WITHOUT = {
    "healthz": "says ok to a load balancer",
    "accounts:first-day": "only while a house is empty; a story opens it",
    "lan": "only under `hulian serve --lan`", "lan-root": "a certificate", "people:import-mend": "a sheet",
    "demo:enter": "POST", "pages:look": "goes back to the page at once", "accounts:second-step": "asks a second time",
    "contact:list-publication": "POST",
    "contact:list-pdf": "print-links is its picture", "contact:home-card": "print-home-card is its picture",
    "contact:home-cards": "the same, two on a sheet", "contact:badges": "print-badge is its picture",
    "contact:my-badge": "print-badge is its picture", "contact:badge": "print-badge is its picture",
    "contact:my-badge-renewal": "links-badge-renewal is its picture",
    "contact:stairs": "print-stairwell is its picture",
    "contact:phone": "POST: my-home-call taps it", "contact:confidential": "POST: my-home-confidential taps it",
    "contact:asked": "POST", "contact:stand-in-told": "POST",
    "accounts:sign-out": "POST", "accounts:look": "POST", "accounts:my-second-step-key": "POST",
    "accounts:my-second-step-off": "POST",
    "teams:mine": "leads to helper", "cases:seen": "POST",
    "cases:poster-renewal": "POST", "cases:homes": "a part of the report page",
    "cases:photo": "a picture", "cases:tracker-photo": "a picture", "teams:opening": "POST", "teams:time-drop": "POST",
    "people:fact": "a part of a home's page", "cases:phone": "POST: case-phone taps it",
    "cases:following": "POST: case-following taps it",
}
AT_MOST = 9 * 1024 * 1024


def names(resolver, space=""):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}"
        elif getattr(pattern, "namespace", None) != "api":
            yield from names(pattern, f"{pattern.namespace}:" if pattern.namespace else space)


def pictured():
    """The names of pages that the list of pictures speaks of, those of its loops included."""
    found = set(re.findall(r'(?:at|reverse)\("([\w:-]+)"', SOURCE))
    for block in re.findall(r"for name in \(([^)]*)\):(.*?)(?=\n    yield|\n\n|\Z)", SOURCE + "\n\n", flags=re.DOTALL):
        spaces = re.findall(r'at\(f"(\w+):\{name\}"', block[1])
        found |= {f"{spaces[0]}:{name}" for name in re.findall(r'"([\w-]+)"', block[0])}
    return found


def test_every_page_has_a_picture_or_a_reason():
    pages = set(names(get_resolver()))
    assert sorted(pages - pictured() - set(WITHOUT)) == []
    assert sorted(set(WITHOUT) - pages) == []
    assert len(pages) > 40


def test_every_picture_is_there_at_both_sizes():
    phone, desk = ({path.name.removesuffix(f"-{size}.png") for path in FOLDER.glob(f"*-{size}.png")}
                   for size in ("phone", "desk"))
    assert phone == desk
    plain = set(re.findall(r'Shot\("([\w-]+)"', SOURCE))
    assert plain - phone == set()
    sheets = {f"{name}.png" for name in re.findall(r'yield "(print-[\w-]+)"', SOURCE)}
    assert len(sheets) >= 4
    assert {path.name for path in FOLDER.iterdir()} == sheets | {f"{name}-{size}.png" for name in phone
                                                                 for size in ("phone", "desk")}


def test_the_pictures_are_light():
    assert 0 < sum(path.stat().st_size for path in FOLDER.glob("*.png")) <= AT_MOST
