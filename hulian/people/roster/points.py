"""Points in degrees: what maps here write (GCJ-02, BD-09) becomes WGS-84 at the edge, to about a metre."""

from math import atan2, cos, pi, sin, sqrt

AXIS, FLATNESS, TURN = 6378245.0, 0.00669342162296594323, pi * 3000.0 / 180.0
WEST, EAST, SOUTH, NORTH = 73.0, 136.0, 3.0, 54.0
SYSTEMS = {"wgs84": "wgs84", "wgs-84": "wgs84", "gps": "wgs84", "cgcs2000": "wgs84", "gcj02": "gcj02",
           "gcj-02": "gcj02", "火星": "gcj02", "高德": "gcj02", "腾讯": "gcj02", "bd09": "bd09", "bd-09": "bd09",
           "百度": "bd09"}
ROUNDS = 3


def system_of(words: str, default: str = "wgs84") -> str:
    """Return which system a word names."""
    plain = words.lower().replace(" ", "")
    return next((system for name, system in SYSTEMS.items() if name in plain), default)


def in_china(lon: float, lat: float) -> bool:
    """Return whether a point can be one of ours."""
    return WEST <= lon <= EAST and SOUTH <= lat <= NORTH


def to_wgs84(lon: float, lat: float, system: str) -> tuple[float, float]:
    """Return a point in WGS-84."""
    if system == "bd09":
        lon, lat = _from_bd09(lon, lat)
    if system == "wgs84":
        return lon, lat
    there = lon, lat
    for _round in range(ROUNDS):
        shifted = _to_gcj02(*there)
        there = there[0] + lon - shifted[0], there[1] + lat - shifted[1]
    return round(there[0], 7), round(there[1], 7)


def _from_bd09(lon: float, lat: float) -> tuple[float, float]:
    x, y = lon - 0.0065, lat - 0.006
    far, angle = sqrt(x * x + y * y) - 0.00002 * sin(y * TURN), atan2(y, x) - 0.000003 * cos(x * TURN)
    return far * cos(angle), far * sin(angle)


def _to_gcj02(lon: float, lat: float) -> tuple[float, float]:
    x, y = lon - 105.0, lat - 35.0
    waves = (20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)) * 2.0 / 3.0
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + waves
    north += (20.0 * sin(y * pi) + 40.0 * sin(y / 3.0 * pi)) * 2.0 / 3.0
    north += (160.0 * sin(y / 12.0 * pi) + 320 * sin(y * pi / 30.0)) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + waves
    east += (20.0 * sin(x * pi) + 40.0 * sin(x / 3.0 * pi)) * 2.0 / 3.0
    east += (150.0 * sin(x / 12.0 * pi) + 300.0 * sin(x / 30.0 * pi)) * 2.0 / 3.0
    rad = lat / 180.0 * pi
    magic = 1 - FLATNESS * sin(rad) ** 2
    return (lon + east * 180.0 / (AXIS / sqrt(magic) * cos(rad) * pi),
            lat + north * 180.0 / (AXIS * (1 - FLATNESS) / (magic * sqrt(magic)) * pi))
