"""From an ASGI scope to the WSGI environment."""

import sys
from typing import IO, Any

PLAIN = {"content-length": "CONTENT_LENGTH", "content-type": "CONTENT_TYPE"}


def environ_of(scope: dict[str, Any], body: IO[bytes], length: int, *, proxied: bool) -> dict[str, Any]:
    """Return the WSGI environment of a request whose whole body has been read."""
    server = scope.get("server") or ("localhost", 80)
    client = scope.get("client") or ("", 0)
    environ = {
        "REQUEST_METHOD": scope["method"], "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": server[0], "SERVER_PORT": str(server[1] or 80),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}", "REMOTE_ADDR": client[0],
        "wsgi.version": (1, 0), "wsgi.url_scheme": scope.get("scheme", "http"), "wsgi.input": body,
        "wsgi.errors": sys.stderr, "wsgi.multithread": True, "wsgi.multiprocess": True, "wsgi.run_once": False,
    } | headers_of(scope["headers"])
    environ["CONTENT_LENGTH"] = str(length)
    if proxied and (seen := environ.get("HTTP_X_FORWARDED_FOR")):
        environ["REMOTE_ADDR"] = seen.rpartition(",")[2].strip()
    return environ


def headers_of(headers: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return the headers by their WSGI names; repeated ones joined."""
    found: dict[str, str] = {}
    for raw, value in headers:
        name = raw.decode("latin-1").lower()
        if "_" in name:  # would pass for the name with a dash, which a proxy watches over
            continue
        key = PLAIN.get(name) or f"HTTP_{name.upper().replace('-', '_')}"
        text = value.decode("latin-1")
        joint = "; " if name == "cookie" else ","
        found[key] = f"{found[key]}{joint}{text}" if key in found else text
    return found
