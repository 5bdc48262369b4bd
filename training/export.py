"""Turn a checkpoint into what the package ships: an int8 ONNX graph, word pieces, labels, sums.

Usage: python training/export.py --model runs/model.pt --tokenizer <tokenizer.json> \
           --out src/dragoman/grammar/weights
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from model import HEADS, LAYERS, WIDTH, Network, restore
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

INPUTS = ("ids", "codes", "first", "last", "sentence")
OUTPUTS = (
    "upos",
    "feats",
    "edit",
    "arcs",
    "relation",
    "rel_dependent",
    "rel_head",
    "names",
    "politics",
    "attribution",
    "spans",
    "cues",
)


def apart(joined: nn.Linear) -> list[nn.Linear]:
    """Queries, keys and values as three layers."""
    parts = []
    for weight, bias in zip(joined.weight.split(WIDTH), joined.bias.split(WIDTH), strict=True):
        part = nn.Linear(WIDTH, WIDTH)
        part.weight.data, part.bias.data = weight.data.clone(), bias.data.clone()
        parts.append(part)
    return parts


class Exported(nn.Module):
    """One window in, all scores of its words out."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.net = network
        encoder = network.encoder
        table = encoder.words.weight.data
        scale = table.abs().amax(1, keepdim=True) / 127
        self.register_buffer("table", (table / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)
        self.parts = nn.ModuleList(part for layer in encoder.layers for part in apart(layer.qkv))
        self.register_buffer("places", encoder.positions.weight.data.clone())

    def encode(self, ids: Tensor, codes: Tensor) -> list[Tensor]:
        """States of every layer, each [pieces, 384]."""
        encoder = self.net.encoder
        x = self.table[ids].float() * self.scale[ids]
        x = encoder.norm(x + self.places[: ids.shape[0]] + encoder.codes(codes))
        states = []
        for i in range(LAYERS):
            layer = encoder.layers[i]
            # Three products: one for all would have to be copied apart again.
            q, k, v = (
                part(x).view(-1, HEADS, WIDTH // HEADS).transpose(0, 1)
                for part in self.parts[3 * i : 3 * i + 3]
            )
            q = q * (1 / math.sqrt(WIDTH // HEADS))
            seen = (q @ k.transpose(1, 2)).softmax(-1) @ v
            x = layer.norm1(x + layer.out(seen.transpose(0, 1).reshape(-1, WIDTH)))
            x = layer.norm2(x + layer.down(F.gelu(layer.up(x))))
            states.append(x)
        return states

    def forward(
        self, ids: Tensor, codes: Tensor, first: Tensor, last: Tensor, sentence: Tensor
    ) -> tuple[Tensor, ...]:
        """All outputs of ``OUTPUTS`` for the words of one window."""
        states = self.encode(ids, codes)[-4:]
        net = self.net
        words = net.syntax.words(states, first, last)
        tags = net.syntax.tags(words)
        dependents, heads, rel_dependents, rel_heads = net.syntax.vectors(words)
        root = net.syntax.root[None]
        heads = torch.cat([net.syntax.head(root), heads])
        arcs = dependents[:, :-1] @ heads.T + dependents[:, -1:]
        own = torch.cat([torch.full((1,), -1, dtype=torch.int64), sentence])
        allowed = (sentence[:, None] == own[None]) | (own == -1)[None]
        arcs = torch.where(allowed, arcs, torch.full_like(arcs, -1e4))
        rel_heads = torch.cat([net.syntax.rel_head(root), rel_heads])
        relation = net.syntax.relations(rel_dependents, rel_heads[arcs.argmax(1)]).argmax(1)
        named = net.names.hidden(net.names.words(states, first, last))
        told = net.attribution.words(states, first, last)
        return (
            net.syntax.upos(tags).argmax(1),
            net.syntax.feats(tags).argmax(1),
            net.syntax.edit(tags).argmax(1),
            arcs,
            relation,
            rel_dependents,
            rel_heads,
            net.names.tags(named),
            net.names.politics(named),
            net.attribution.tags(net.attribution.hidden(told)),
            net.attribution.span(told),
            net.attribution.cue(told),
        )


def relations(self: Any, dependents: Tensor, heads: Tensor) -> Tensor:
    """Syntax.relations with the bias columns apart, so that nothing large is copied."""
    table = self.rel.view(129, -1, 129)
    count = table.shape[1]
    left = dependents @ table[:128, :, :128].reshape(128, -1) + table[128, :, :128].reshape(-1)
    bias = dependents @ table[:128, :, 128] + table[128, :, 128]
    return (left.view(-1, count, 128) @ heads[:, :, None])[:, :, 0] + bias


def trace(network: Network, path: Path) -> None:
    """Write the full-precision graph."""
    type(network.syntax).relations = relations  # type: ignore[method-assign]
    n, w = 24, 15
    example = (
        torch.randint(1000, 2000, (n,)),
        torch.zeros(n, dtype=torch.int64),
        torch.arange(1, w + 1),
        torch.arange(1, w + 1),
        torch.tensor([0] * 7 + [1] * 8),
    )
    axes = {"ids": {0: "pieces"}, "codes": {0: "pieces"}}
    axes |= {name: {0: "words"} for name in (*INPUTS[2:], *OUTPUTS)}
    axes["arcs"] = {0: "words", 1: "columns"}
    axes["rel_head"] = {0: "columns"}
    with torch.no_grad():
        torch.onnx.export(
            Exported(network).eval(),
            example,
            str(path),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )


def quantise(source: Path, target: Path, reduce: bool) -> None:
    """Weights of all matrix products to int8, one scale a column."""
    model = onnx.load(source)
    keep = [n.name for n in model.graph.node if n.op_type == "MatMul" and "relations" in n.name]
    quantize_dynamic(
        source,
        target,
        op_types_to_quantize=["MatMul", "Gemm"],
        per_channel=True,
        reduce_range=reduce,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=[k for k in keep if False],
        extra_options={"MatMulConstBOnly": True},
    )


def tables(network: Network) -> dict[str, np.ndarray]:
    """What decoding needs besides the graph."""
    found = {"rel": network.syntax.rel}
    for name, chain in (("names", network.names.chain), ("attribution", network.attribution.chain)):
        for part in ("between", "start", "end"):
            found[f"{name}_{part}"] = getattr(chain, part)
    found["link"] = network.attribution.link
    return {k: v.detach().numpy().astype(np.float32) for k, v in found.items()}


def main() -> None:
    """Export, quantise, write labels and sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=Path("runs/model.pt"))
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/dragoman/grammar/weights"))
    parser.add_argument("--version", required=True)
    parser.add_argument("--full", action="store_true", help="keep full precision (to compare)")
    parser.add_argument("--reduce", action="store_true", help="7-bit weights for old processors")
    args = parser.parse_args()
    network = restore(args.model).eval()
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        trace(network, plain)
        if args.full:
            shutil.copy(plain, args.out / "network.onnx")
        else:
            quantise(plain, args.out / "network.onnx", args.reduce)
    vocabulary = json.loads(args.tokenizer.read_text())
    vocabulary["truncation"] = vocabulary["padding"] = None
    (args.out / "tokenizer.json").write_text(json.dumps(vocabulary, ensure_ascii=False))
    np.savez_compressed(args.out / "tables.npz", **tables(network))
    labels = {"version": args.version, **network.labels}
    (args.out / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1) + "\n")
    sums = {
        name: hashlib.sha256((args.out / name).read_bytes()).hexdigest()
        for name in ("network.onnx", "tokenizer.json", "tables.npz", "labels.json")
    }
    (args.out / "sha256.json").write_text(json.dumps(sums, indent=1) + "\n")
    for name in sums:
        print(name, round((args.out / name).stat().st_size / 1e6, 2), "MB")


if __name__ == "__main__":
    main()
