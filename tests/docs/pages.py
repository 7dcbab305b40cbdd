"""The documents that people read, and how a test reads them."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def prose_of(path: Path) -> str:
    """What is no code: links in an example lead nowhere."""
    return re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text(), flags=re.DOTALL)


def code_of(path: Path) -> list[str]:
    """Each line of the code blocks, fenced or indented, and each piece of code in the text."""
    text = path.read_text()
    blocks = re.findall(r"```\w*\n(.*?)```", text, flags=re.DOTALL)
    blocks += re.findall(r"(?<=\n\n)(?: {4}[^\n]+\n)+", text)
    inline = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()] + inline
