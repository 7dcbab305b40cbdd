"""Reads a printed sheet as people and phones do: its words, how large they stand, its codes."""

import ctypes
from itertools import combinations

import pypdfium2 as pdfium
import zxingcpp
from pypdfium2 import raw

MM = 72 / 25.4
PPI = 220


class Sheet:
    """A PDF that was printed."""

    def __init__(self, pdf):
        self.document = pdfium.PdfDocument(pdf)
        self.pages = len(self.document)

    def size(self, page=0):
        """Width and height in millimetres."""
        return tuple(round(side / MM, 2) for side in self.document[page].get_size())

    def words(self, page=0):
        return self.document[page].get_textpage().get_text_range().replace("\r\n", "\n")

    def points(self, words, page=0):
        """How large words stand on the paper, in points."""
        text = self.document[page].get_textpage()
        at, matrix = text.get_text_range().index(words), raw.FS_MATRIX()
        assert raw.FPDFText_GetMatrix(text.raw, at, ctypes.byref(matrix))
        return raw.FPDFText_GetFontSize(text.raw, at) * matrix.a

    def codes(self, page=0):
        """The QR codes on the page: what they say, and their side in millimetres."""
        image = self.document[page].render(scale=PPI / 72).to_pil()
        found = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)
        return {code.text: (code.position.top_right.x - code.position.top_left.x) / PPI * 25.4 for code in found}

    def fonts(self):
        return {part.get_font().get_base_name().split("+")[-1] for page in self.document
                for part in page.get_objects() if part.type == raw.FPDF_PAGEOBJ_TEXT}

    def letters(self, page=0):
        """The box of each letter: left, bottom, right, top in millimetres."""
        text = self.document[page].get_textpage()
        whole = text.get_text_range()
        boxes = [text.get_charbox(at) for at in range(text.count_chars()) if not whole[at].isspace()]
        return [tuple(side / MM for side in box) for box in boxes]

    def overlaps(self, page=0):
        """How many pairs of letters stand on one another (the two of a ligature share one box)."""
        return sum(_common(one, other) > 0.3 for one, other in combinations(set(self.letters(page)), 2))


def _common(one, other):
    """The lesser side of what two boxes share, in millimetres."""
    return min(min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1]))
