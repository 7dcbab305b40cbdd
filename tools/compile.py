"""Compiles message catalogues beside their sources: tools/compile.py FILE.po."""

import sys

import polib

if __name__ == "__main__":
    for name in sys.argv[1:]:
        polib.pofile(name).save_as_mofile(name.removesuffix(".po") + ".mo")
