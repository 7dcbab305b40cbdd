"""`serve --lan`: an authority of this installation, kept, and a certificate for the machine's addresses.

The root's key lies beside the keys file, outside HULIAN_DATA and its backups: whoever has it can pass
for any site before a phone that trusts the root.
"""

import os
import socket
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import trustme
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from django.conf import settings

NAME = "Hulian 户联"
# Phones refuse certificates that live long; this one is made anew at a start in its last month.
LEAF_DAYS, RENEW_DAYS = 120, 30


@dataclass(frozen=True, slots=True)
class Lan:
    """Where the files lie."""

    root: Path
    cert: Path
    key: Path


def prepare(addresses: list[str]) -> Lan:
    """Return the files for these addresses, making what is missing, old, or of other addresses."""
    folder = settings.DATA / "lan"
    folder.mkdir(parents=True, exist_ok=True)
    made = Lan(folder / "root.crt", folder / "server.crt", folder / "server.key")
    authority = _authority(made.root)
    names = [*addresses, "127.0.0.1", "localhost", socket.gethostname()]
    if not _serves(made, names):
        now = datetime.now(UTC)
        leaf = authority.issue_cert(*names, organization_name=NAME, not_before=now - timedelta(days=1),
                                    not_after=now + timedelta(days=LEAF_DAYS))
        _write(made.key, leaf.private_key_pem.bytes())
        _write(made.cert, b"".join(part.bytes() for part in leaf.cert_chain_pems))
    return made


def _authority(root: Path) -> trustme.CA:
    key = Path(f"{settings.DATA}.lan.key")
    if root.exists() and key.exists():
        return trustme.CA.from_pem(root.read_bytes(), key.read_bytes())
    authority = trustme.CA(organization_name=NAME, organization_unit_name=socket.gethostname())
    _write(key, authority.private_key_pem.bytes())
    _write(root, authority.cert_pem.bytes())
    return authority


def _serves(made: Lan, names: list[str]) -> bool:
    """Return whether the certificate there is of this root, lives on for a while and covers the names."""
    if not (made.cert.exists() and made.key.exists()):
        return False
    cert = x509.load_pem_x509_certificate(made.cert.read_bytes())
    root = x509.load_pem_x509_certificate(made.root.read_bytes())
    try:
        cert.verify_directly_issued_by(root)
    except (ValueError, TypeError, InvalidSignature):
        return False
    if cert.not_valid_after_utc < datetime.now(UTC) + timedelta(days=RENEW_DAYS):
        return False
    held = cert.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return {str(name.value) for name in held} >= set(names)


def _write(path: Path, body: bytes) -> None:
    draft = path.with_name(f"{path.name}.part")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(body)
    draft.replace(path)
