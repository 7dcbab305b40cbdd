"""The page from which phones install the root certificate of `hulian serve --lan`; without --lan, 404."""

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from hulian.core.qr import drawing


def lan(request: HttpRequest) -> HttpResponse:
    """Show the QR that leads a phone here, the root to fetch, and how to trust it."""
    if not settings.LAN_URL:
        raise Http404
    here = f"{settings.LAN_URL}/lan/"
    digest = _root().fingerprint(hashes.SHA256()).hex().upper()
    context = {"svg": drawing(here), "link": here.partition("//")[2], "safe_url": settings.LAN_SAFE_URL,
               "digest": " ".join(digest[at:at + 4] for at in range(0, 32, 4))}
    return render(request, "core/lan.html", context)


def root(request: HttpRequest) -> HttpResponse:
    """Answer with the root certificate, in the form that phones offer to install."""
    if not settings.LAN_URL:
        raise Http404
    body = _root().public_bytes(Encoding.DER)
    return HttpResponse(body, content_type="application/x-x509-ca-cert",
                        headers={"Content-Disposition": 'attachment; filename="hulian-root.cer"'})


def _root() -> x509.Certificate:
    return x509.load_pem_x509_certificate((settings.DATA / "lan" / "root.crt").read_bytes())


lan.policy = "public: a phone that is to trust this server can't sign in yet; the page tells of no one"
root.policy = "public: the root certificate is there to be given away"
