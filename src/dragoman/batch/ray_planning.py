"""Sources cut into shards by the nodes of a cluster, each file by one of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from dragoman.batch.listing import listing
from dragoman.batch.opening import Source
from dragoman.batch.planning import Order, mark_of, plan, plan_source
from dragoman.batch.ray_cluster import enter, here, plainly
from dragoman.batch.shard import Shard
from dragoman.documents import Given
from dragoman.errors import SkippedError
from dragoman.settings import Settings


def plan_on_ray(sources: Sequence[str], order: Order) -> Iterator[Shard | SkippedError]:
    """The same shards as :func:`~dragoman.batch.planning.plan` finds, on a connected cluster.

    Finding where shards begin takes reading a source through: files that hold many inputs are read
    by the nodes, at once; what is one input each is looked at here.
    """
    far: dict[str, str] = {}
    for source in sources:
        for found in listing(source):
            if isinstance(found, str) and Source(found).many:
                far.setdefault(mark_of(found), found)
    if len(far) < 2:
        yield from plan(sources, order)
        return
    seen = set(far)
    for source in sources:
        yield from plan_source(source, order, seen)
    yield from _planned(list(far.values()), order)


def _planned(paths: Sequence[str], order: Order) -> Iterator[Shard | SkippedError]:
    import pyarrow
    import ray.data

    told = {
        "given": asdict(order.given),
        "columns": dict(order.columns),
        "max_characters": order.settings.max_characters,
        "size": order.size,
        "here": here(),
    }
    block_planned: Any = _plan_block  # of two arguments, which the types of Ray do not know
    blocks = [pyarrow.table({"path": [path]}) for path in paths]
    with plainly():
        found = ray.data.from_arrow(blocks).map_batches(
            block_planned,
            batch_size=None,
            batch_format="pyarrow",
            fn_args=(json.dumps(told),),
            num_cpus=1,
        )
        for row in found.iter_rows():
            value = json.loads(row["found"])
            yield SkippedError(*value) if isinstance(value, list) else Shard.from_dict(value)


def _plan_block(block: Any, text: str) -> Any:
    """On a node: what is found in the files of a block, as JSON."""
    import pyarrow

    told = json.loads(text)
    enter(told["here"])
    settings = Settings(max_characters=told["max_characters"])
    order = Order(Given(**told["given"]), told["columns"], settings, told["size"])
    found = [
        json.dumps(
            [one.name, one.problem, one.remedy] if isinstance(one, SkippedError) else one.to_dict()
        )
        for path in block["path"].to_pylist()
        for one in plan_source(path, order)
    ]
    return pyarrow.table({"found": pyarrow.array(found, pyarrow.string())})
