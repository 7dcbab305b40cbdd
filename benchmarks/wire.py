"""A client of HTTP/1.1 that costs little: the machine's two cores belong to the server."""

import socket

PIECE = 65536


class Wire:
    """One kept connection; sends bytes, returns status and body."""

    def __init__(self, port: int) -> None:
        """Connect."""
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, request: bytes) -> tuple[int, bytes]:
        """Send one request and return what was answered."""
        self.socket.sendall(request)
        head, body = self._head()
        lower = head.lower()
        if b"transfer-encoding: chunked" in lower:
            while not body.endswith(b"0\r\n\r\n"):
                body += self._more()
        else:
            length = int(lower.partition(b"content-length:")[2].partition(b"\r\n")[0] or 0)
            while len(body) < length:
                body += self._more()
        return int(head[9:12]), body

    def close(self) -> None:
        """Hang up."""
        self.socket.close()

    def _head(self) -> tuple[bytes, bytes]:
        held = b""
        while b"\r\n\r\n" not in held:
            held += self._more()
        head, _, body = held.partition(b"\r\n\r\n")
        return head, body

    def _more(self) -> bytes:
        piece = self.socket.recv(PIECE)
        if not piece:
            raise ConnectionError("the server hung up")
        return piece


def get(path: str, cookie: str, *, htmx: bool = False) -> bytes:
    """Return the request for a page as a signed-in person."""
    extra = "HX-Request: true\r\n" if htmx else ""
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n{extra}\r\n".encode()


def post(path: str, body: bytes, token: str = "") -> bytes:
    """Return the request that posts JSON."""
    bearer = f"Authorization: Bearer {token}\r\n" if token else ""
    return (f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{bearer}Content-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n").encode() + body
