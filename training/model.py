"""The network: one small BERT encoder and all heads, over packed windows (no padding at all).

A batch is a list of windows laid end to end; every linear layer runs on the packed pieces, only
attention looks at one window at a time.
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from dragoman.grammar.features import CODES

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
MIXED = 4  # how many upper layers each task mixes
ATTRIBUTION = ("source", "cue", "content")
LINKS = ("source", "content", "cue")


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, sizes: list[int]) -> Tensor:
        """``x``: [pieces, 384] of windows of ``sizes`` pieces."""
        parts = []
        for part in self.qkv(x).split(sizes):
            heads = part.view(1, part.shape[0], 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
            seen = F.scaled_dot_product_attention(heads[0], heads[1], heads[2])
            parts.append(seen[0].transpose(0, 1).reshape(part.shape[0], WIDTH))
        x = self.norm1(x + self.drop(self.out(torch.cat(parts))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM with an embedding of case and quotation marks added to each piece."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.codes = nn.Embedding(CODES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(0.1)
        nn.init.zeros_(self.codes.weight)
        self.words.weight.requires_grad_(False)

    def forward(self, ids: Tensor, codes: Tensor, sizes: list[int]) -> list[Tensor]:
        """The states of the upper ``MIXED`` layers, each [pieces, 384]."""
        places = torch.cat([torch.arange(size) for size in sizes])
        x = self.words(ids) + self.positions(places) + self.codes(codes)
        x = self.drop(self.norm(x))
        states = []
        for layer in self.layers:
            x = layer(x, sizes)
            states.append(x)
        return states[-MIXED:]

    def load(self, folder: Path) -> None:
        """Take the weights of all-MiniLM-L6-v2."""
        old = load_file(folder / "model.safetensors")
        base = old["embeddings.token_type_embeddings.weight"][0]
        new = {
            "words.weight": old["embeddings.word_embeddings.weight"] + base,
            "positions.weight": old["embeddings.position_embeddings.weight"],
            "codes.weight": self.codes.weight.data,
            "norm.weight": old["embeddings.LayerNorm.weight"],
            "norm.bias": old["embeddings.LayerNorm.bias"],
        }
        for i in range(LAYERS):
            there, here = f"encoder.layer.{i}.", f"layers.{i}."
            for kind in ("weight", "bias"):
                new[f"{here}qkv.{kind}"] = torch.cat(
                    [old[f"{there}attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
                )
                new[f"{here}out.{kind}"] = old[f"{there}attention.output.dense.{kind}"]
                new[f"{here}norm1.{kind}"] = old[f"{there}attention.output.LayerNorm.{kind}"]
                new[f"{here}up.{kind}"] = old[f"{there}intermediate.dense.{kind}"]
                new[f"{here}down.{kind}"] = old[f"{there}output.dense.{kind}"]
                new[f"{here}norm2.{kind}"] = old[f"{there}output.LayerNorm.{kind}"]
        self.load_state_dict(new)


class Words(nn.Module):
    """A task's own mix of layers, and the word states: mean of first and last piece."""

    def __init__(self, drop: float = 0.2) -> None:
        super().__init__()
        self.mix = nn.Parameter(torch.tensor([0.0] * (MIXED - 1) + [1.0]))
        self.drop = nn.Dropout(drop)

    def forward(self, states: list[Tensor], first: Tensor, last: Tensor) -> Tensor:
        """[words, 384]"""
        weights = self.mix.softmax(0)
        mixed = sum(weights[i] * states[i] for i in range(MIXED))
        assert isinstance(mixed, Tensor)
        return self.drop((mixed[first] + mixed[last]) * 0.5)


def hidden(size: int, drop: float = 0.2) -> nn.Sequential:
    """A layer between the encoder and a classifier."""
    return nn.Sequential(nn.Linear(WIDTH, size), nn.GELU(), nn.Dropout(drop))


class Syntax(nn.Module):
    """Tags, lemma edits, heads and relations."""

    def __init__(self, labels: dict[str, list[str]]) -> None:
        super().__init__()
        self.words = Words()
        self.tags = hidden(320)
        self.upos = nn.Linear(320, len(labels["upos"]))
        self.feats = nn.Linear(320, len(labels["feats"]))
        self.edit = nn.Linear(320, len(labels["edit"]))
        self.dependent, self.head = hidden(320), hidden(320)
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.1)
        self.arc = nn.Parameter(torch.zeros(320, 321))
        self.rel_dependent, self.rel_head = hidden(128), hidden(128)
        self.rel = nn.Parameter(torch.randn(129, len(labels["deprel"]) * 129) * 0.02)
        nn.init.xavier_uniform_(self.arc)

    def vectors(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Arc dependents (already through the bilinear form), arc heads, and both for relations."""
        return (
            self.dependent(words) @ self.arc,
            self.head(words),
            self.rel_dependent(words),
            self.rel_head(words),
        )

    def relations(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """[n, relations] for n pairs."""
        one = torch.ones(dependents.shape[0], 1)
        left = torch.cat([dependents, one], 1) @ self.rel
        right = torch.cat([heads, one], 1)
        return torch.einsum("nrd,nd->nr", left.view(left.shape[0], -1, 129), right)


class Chain(nn.Module):
    """A linear-chain CRF over BIOES tags of several parallel layers."""

    def __init__(self, layers: int, tags: int) -> None:
        super().__init__()
        self.between = nn.Parameter(torch.zeros(layers, tags, tags))
        self.start = nn.Parameter(torch.zeros(layers, tags))
        self.end = nn.Parameter(torch.zeros(layers, tags))

    def loss(self, scores: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """Summed negative log-likelihood; scores [L, B, n, T], gold [L, B, n], mask [B, n]."""
        layers, batch, length, _ = scores.shape
        steps_in = scores.unbind(2)  # one backward for all; indexing would cost one a step
        alpha = self.start[:, None] + steps_in[0]
        between = self.between[:, None]
        for i in range(1, length):
            new = (alpha[..., None] + between).logsumexp(2) + steps_in[i]
            alpha = torch.where(mask[None, :, i, None], new, alpha)
        total = (alpha + self.end[:, None]).logsumexp(-1).sum()
        real = scores.gather(3, gold[..., None])[..., 0] * mask
        index = torch.arange(layers)[:, None, None]
        steps = self.between[index, gold[:, :, :-1], gold[:, :, 1:]] * mask[:, 1:]
        sizes = mask.sum(1)
        last = gold[:, torch.arange(batch), sizes - 1]
        ends = self.start[index[..., 0], gold[:, :, 0]] + self.end[index[..., 0], last]
        return total - real.sum() - steps.sum() - ends.sum()


class Names(nn.Module):
    """Names of persons, organisations, places and others; and the finer political types."""

    def __init__(self, labels: dict[str, list[str]]) -> None:
        super().__init__()
        self.words = Words()
        self.hidden = hidden(256)
        self.tags = nn.Linear(256, 4 * len(labels["name"]) + 1)
        self.politics = nn.Linear(256, 4 * len(labels["politics"]) + 1)
        self.chain = Chain(1, 4 * len(labels["name"]) + 1)


class Attribution(nn.Module):
    """Source, cue and content, each a layer of its own; links from a span's first word to a cue."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Words()
        self.hidden = hidden(384)
        self.tags = nn.Linear(384, 15)
        self.chain = Chain(3, 5)
        self.span = hidden(3 * 64)
        self.cue = hidden(3 * 64)
        self.link = nn.Parameter(torch.randn(3, 65, 65) * 0.05)

    def links(self, spans: Tensor, cues: Tensor) -> Tensor:
        """[3, n, n]: does the span that begins at word i belong to the cue that begins at j."""
        n = spans.shape[0]
        one = torch.ones(n, 3, 1)
        left = torch.cat([spans.view(n, 3, 64), one], 2)
        right = torch.cat([cues.view(n, 3, 64), one], 2)
        return torch.einsum("ikd,kde,jke->kij", left, self.link, right)


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, labels: dict[str, list[str]]) -> None:
        super().__init__()
        self.labels = labels
        self.index = {k: {v: i for i, v in enumerate(names)} for k, names in labels.items()}
        self.encoder = Encoder()
        self.syntax = Syntax(labels)
        self.names = Names(labels)
        self.attribution = Attribution()


def save(path: Path, weights: dict[str, Tensor], labels: dict[str, list[str]]) -> None:
    """Write weights and labels in one file, by way of a temporary one."""
    temporary = path.with_suffix(".tmp")
    torch.save({"weights": weights, "labels": json.dumps(labels)}, temporary)
    temporary.replace(path)


def restore(path: Path) -> Network:
    """The network that ``save`` wrote."""
    state = torch.load(path, weights_only=True)
    network = Network(json.loads(state["labels"]))
    network.load_state_dict(state["weights"])
    return network
