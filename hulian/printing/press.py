"""The press: a Typst template and data become PDF or PNG.

Data travels as JSON and comes out as text, never as markup: what people wrote can't run. Fonts come from a wheel and
from nowhere else, so that every machine prints alike. A compiler costs a third of a millisecond once the fonts are
known, so each sheet has its own: nothing is shared between threads but the fonts, which nobody changes.
A home card takes half a MiB while it is set: print by the building or the hundred, not by the ten thousand.
"""

import json
import shutil
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pylopdf_fonts_zh_cn as wheel
import typst
from django.utils.translation import get_language

TEMPLATES = Path(__file__).parent / "templates"
MUCH = 50_000  # letters of data
NONE: Mapping[str, bytes] = MappingProxyType({})


def pdf(template: str, data: Mapping[str, Any], pictures: Mapping[str, bytes] = NONE) -> bytes:
    """Return what a template makes of the data, as PDF. In it, `picture("name")` is one of the pictures."""
    return _sheets(template, data, pictures, format="pdf")[0]


def png(template: str, data: Mapping[str, Any], pictures: Mapping[str, bytes] = NONE, ppi: float = 150) -> list[bytes]:
    """Return the same as one PNG a page."""
    return _sheets(template, data, pictures, format="png", ppi=ppi)


@cache
def fonts() -> typst.Fonts:
    """Return the only fonts that we print with: Noto Sans SC and Noto Serif SC."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False,
                       font_paths=[str(wheel.sans_path().parent)])


def _sheets(template: str, data: Mapping[str, Any], pictures: Mapping[str, bytes], **how: Any) -> list[bytes]:  # noqa: ANN401 - Typst's own options
    if not pictures:
        return _press(TEMPLATES, template, data, {}, how)
    # Typst reads nothing outside its root: templates and pictures lie together for a moment.
    with tempfile.TemporaryDirectory(prefix="hulian-print-") as folder:
        root = Path(folder)
        shutil.copytree(TEMPLATES, root, dirs_exist_ok=True)
        names = {name: f"picture-{number}" for number, name in enumerate(pictures)}
        for name, file in names.items():
            (root / file).write_bytes(pictures[name])
        return _press(root, template, data, names, how)


def _press(root: Path, template: str, data: Mapping[str, Any], names: dict[str, str], how: dict) -> list[bytes]:
    inputs = {"data": json.dumps(data, ensure_ascii=False), "pictures": json.dumps(names),
              "lang": (get_language() or "en")[:2]}
    compiler = typst.Compiler(str(root / f"{template}.typ"), root=str(root), font_paths=fonts(),
                              ignore_system_fonts=True, sys_inputs=inputs)
    made = compiler.compile(**how)
    if len(inputs["data"]) > MUCH:
        _forget()
    return made if isinstance(made, list) else [made]


def _forget() -> None:
    """Free what Typst remembers of a large job: it drops what ten later ones didn't use, so make eleven of nothing."""
    for number in range(11):
        typst.Compiler(b"", font_paths=fonts()).compile(format="svg", sys_inputs={"number": str(number)})
