"""The plane of our map, and where places given in degrees lie on it.

The projection is Equal Earth (Šavrič, Patterson and Jenny 2018), which keeps areas: no country
looks larger than it is. The plane is 10,000 units wide and 4,867 high; x grows eastward, y down.
"""

from __future__ import annotations

from math import asin, cos, pi, radians, sin, sqrt

WIDTH = 10_000
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2


def _across(theta: float) -> float:
    """How far east a radian of longitude leads, at a parallel."""
    slope = _A1 + 3 * _A2 * theta**2 + theta**6 * (7 * _A3 + 9 * _A4 * theta**2)
    return cos(theta) / (_M * slope)


def _up(theta: float) -> float:
    return theta * (_A1 + _A2 * theta**2 + theta**6 * (_A3 + _A4 * theta**2))


_SCALE = WIDTH / (2 * pi * _across(0))
HEIGHT = round(2 * _up(asin(_M)) * _SCALE)


def project(lat: float, lon: float) -> tuple[float, float]:
    """Where a place lies on the plane; latitude and longitude in degrees, within ±90 and ±180."""
    theta = asin(_M * sin(radians(lat)))
    x = WIDTH / 2 + radians(lon) * _across(theta) * _SCALE
    return x, HEIGHT / 2 - _up(theta) * _SCALE


__all__ = ["HEIGHT", "WIDTH", "project"]
