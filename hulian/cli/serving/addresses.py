"""Addresses: this machine's own, whether others can reach one, whether a port is free."""

import fcntl
import ipaddress
import socket
import struct
from contextlib import suppress

SIOCGIFADDR = 0x8915  # Linux: ask an interface for its address


def own_addresses() -> list[str]:
    """Return this machine's IPv4 addresses on its networks, without loopback; also with no way out."""
    found: list[str] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asker:
        for _, name in socket.if_nameindex():
            with suppress(OSError):  # an interface without an address
                answer = fcntl.ioctl(asker.fileno(), SIOCGIFADDR, struct.pack("256s", name.encode()[:15]))
                found.append(socket.inet_ntoa(answer[20:24]))
    return [address for address in found if not ipaddress.ip_address(address).is_loopback]


def on_network(host: str) -> bool:
    """Return whether other machines reach what listens there."""
    if host in {"localhost", ""}:
        return False
    with suppress(ValueError):
        return not ipaddress.ip_address(host).is_loopback
    return True


def port_free(host: str, port: int) -> bool:
    """Return whether nothing listens there; the server's own socket would share the port silently."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
            trial.listen(1)
        except OSError:
            return False
    return True
