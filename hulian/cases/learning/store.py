"""Keeps models: arrays and words in one .npz each, written whole or not at all."""

import hashlib
import json
import logging
import os
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from django.conf import settings

from hulian.cases.learning.model import Model
from hulian.cases.learning.past import Past
from hulian.cases.learning.vocabulary import View, Vocabulary

log = logging.getLogger(__name__)
FORM = 1
PAST = ("places", "values", "ends", "right", "chances")
_kept: dict[str, tuple[tuple[int, int, int], Model | None]] = {}


def learned_path() -> Path:
    """Return where the learned model lies."""
    return settings.DATA / "models" / "learned.npz"


def learned() -> Model | None:
    """Return the learned model, read again when its file has changed; None where there is none."""
    path = learned_path()
    try:
        seen = path.stat()
    except OSError:
        return None
    mark = (seen.st_ino, seen.st_mtime_ns, seen.st_size)
    if path.name not in _kept or _kept[path.name][0] != mark:
        _kept[path.name] = (mark, _load(path))
    return _kept[path.name][1]


def started(texts: Sequence[tuple[str, str]], make: Callable[[], Model]) -> Model:
    """Return the model of these (text, code): the one that is kept, else it is made once, and kept for whoever follows.

    Where it can't be kept, each process makes its own.
    """
    path = learned_path().with_name(f"starter-{_mark(texts)}.npz")
    if path.exists() and (model := _load(path)):
        return model
    model = make()
    try:
        save(model, path)
    except OSError:
        log.warning("The starting model can't be kept: %s", path)
    return model


def _mark(texts: Sequence[tuple[str, str]]) -> str:
    """Return what tells a starting model from others: its texts, and the code that learns."""
    code = b"".join(file.read_bytes() for file in sorted(Path(__file__).parent.glob("*.py")))
    return hashlib.sha256(code + json.dumps(texts).encode()).hexdigest()[:16]


def save(model: Model, path: Path | None = None) -> None:
    """Put the model in the place of the one before; whoever reads sees the old one or the new one. Raises OSError."""
    path = path or learned_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    views = model.vocabulary.views
    about = json.dumps({"form": FORM, "labels": model.labels,
                        "views": [{"weight": view.weight, "unknown": view.unknown} for view in views]})
    arrays = {f"{name}{at}": getattr(view, name) for at, view in enumerate(views) for name in ("hashes", "rarity")}
    arrays |= {f"past_{name}": getattr(model.past, name) for name in PAST}
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
        np.savez(file, about=np.frombuffer(about.encode(), np.uint8), weights=model.weights, slope=model.slope,
                 offset=model.offset, **arrays)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(path)


def _load(path: Path) -> Model | None:
    """Return the model of a file; a broken file is said in the log, and we go on without it."""
    try:
        with np.load(path, allow_pickle=False) as held:
            about = json.loads(held["about"].tobytes())
            views = tuple(View(held[f"hashes{at}"], held[f"rarity{at}"], **plain)
                          for at, plain in enumerate(about["views"]))
            past = Past(*(held[f"past_{name}"] for name in PAST))
            solved = (held[name] for name in ("weights", "slope", "offset"))
            return Model(tuple(about["labels"]), Vocabulary(views), *solved, past)
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile):
        log.exception("The model can't be read: %s", path)
        return None
