"""Places on the plane."""

from __future__ import annotations

import pytest

from dragoman.web.pictures.projecting import HEIGHT, WIDTH, project


def test_the_edges_of_the_world() -> None:
    assert project(0, 0) == (WIDTH / 2, pytest.approx(HEIGHT / 2))
    assert project(0, 180)[0] == pytest.approx(WIDTH)
    assert project(0, -180)[0] == pytest.approx(0)
    assert project(90, 0)[1] == pytest.approx(0, abs=0.5)
    assert project(-90, 0)[1] == pytest.approx(HEIGHT, abs=0.5)


def test_north_is_up_and_east_is_right() -> None:
    kyiv, moscow = project(50.45, 30.52), project(55.75, 37.62)
    assert moscow[0] > kyiv[0]
    assert moscow[1] < kyiv[1]


def test_areas_are_kept() -> None:
    """A cell of ten degrees at 60° N is as large as the globe has it beside one at the equator:
    (sin 70° - sin 60°) / (sin 10° - sin 0°)."""

    def area(south: float) -> float:
        steps = [south + n / 10 for n in range(101)]
        rows = [project(lat, 10)[0] - project(lat, 0)[0] for lat in steps]
        tops = [project(lat, 0)[1] for lat in steps]
        return sum(
            (rows[n] + rows[n + 1]) / 2 * (tops[n] - tops[n + 1]) for n in range(len(steps) - 1)
        )

    assert area(60) / area(0) == pytest.approx(0.42402, rel=1e-3)
