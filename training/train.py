"""Joint training of all tasks by the clock: the learning rate falls to nothing at ``--until``.

Usage: python training/train.py --data runs/data.pkl --base <folder of all-MiniLM-L6-v2> \
           --out runs/model.pt --until 16:10
"""

from __future__ import annotations

import argparse
import datetime
import pickle
import random
import time
from functools import cache
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from model import Network, save
from torch import Tensor, nn
from windows import Packed, Stream, Window, attribution, pack, typed

from evaluate import evaluate

POOL = 1 << 22


@cache
def mask_pool(rate: float) -> Tensor:
    """Dropout masks for ``rate``, one long row."""
    return (torch.rand(POOL) >= rate).float() / (1 - rate)


class Drop(nn.Module):
    """Dropout from a pool of ready masks: a tenth of the cost of drawing one each time."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.pool = mask_pool(rate)

    def forward(self, x: Tensor) -> Tensor:
        """``x`` with some values zeroed while training."""
        if not self.training:
            return x
        start = random.randrange(POOL - x.numel())
        return x * self.pool[start : start + x.numel()].view(x.shape)


def swap_dropout(module: nn.Module) -> None:
    """Put the cheap dropout in place of torch's."""
    for name, child in module.named_children():
        if isinstance(child, nn.Dropout):
            setattr(module, name, Drop(child.p))
        else:
            swap_dropout(child)


def syntax_loss(network: Network, states: list[Tensor], windows: list[Window], p: Packed) -> Tensor:
    """Tags, edits, heads, relations."""
    syntax, index = network.syntax, network.index
    words = syntax.words(states, p.first, p.last)
    sentences = [s for w in windows for s in w.sentences]
    tags = syntax.tags(words)
    loss = torch.zeros(())
    for key, weight in (("upos", 1.0), ("feats", 0.5), ("edit", 0.5)):
        gold = torch.tensor([index[key].get(v, -100) for s in sentences for v in s[key]])
        loss = loss + weight * F.cross_entropy(getattr(syntax, key)(tags), gold)
    sizes = [len(s["words"]) for s in sentences]
    dependents, heads, rel_dependents, rel_heads = syntax.vectors(words)
    root = syntax.root[None]
    root_arc, root_rel = syntax.head(root), syntax.rel_head(root)
    longest = max(sizes)
    left = nn.utils.rnn.pad_sequence(list(dependents.split(sizes)), batch_first=True)
    right = torch.stack(
        [F.pad(torch.cat([root_arc, h]), (0, 0, 0, longest - len(h))) for h in heads.split(sizes)]
    )
    arcs = left[..., :-1] @ right.transpose(1, 2) + left[..., -1:]
    reach = torch.arange(longest + 1)[None] > torch.tensor(sizes)[:, None]
    arcs = arcs.masked_fill(reach[:, None], -1e4)
    gold = torch.full((len(sizes), longest), -100)
    for row, s in enumerate(sentences):
        gold[row, : sizes[row]] = torch.tensor(s["head"])
    loss = loss + F.cross_entropy(arcs.flatten(0, 1), gold.flatten())
    flat, at = [], 0
    for s in sentences:
        flat += [0 if h == 0 else at + h for h in s["head"]]
        at += len(s["words"])
    rels = syntax.relations(rel_dependents, torch.cat([root_rel, rel_heads])[torch.tensor(flat)])
    gold = torch.tensor([index["deprel"].get(v, -100) for s in sentences for v in s["deprel"]])
    return loss + F.cross_entropy(rels, gold)


def padded(scores: Tensor, sizes: list[int]) -> tuple[Tensor, Tensor]:
    """[words, …] to [windows, longest, …] and its mask."""
    grid = nn.utils.rnn.pad_sequence(list(scores.split(sizes)), batch_first=True)
    return grid, torch.arange(max(sizes))[None] < torch.tensor(sizes)[:, None]


def names_loss(network: Network, states: list[Tensor], windows: list[Window], p: Packed) -> Tensor:
    """CRF over newswire names; plain classification for the small political set."""
    hidden = network.names.hidden(network.names.words(states, p.first, p.last))
    loss = torch.zeros(())
    parts = hidden.split(p.words)
    for kind in ("name", "politics"):
        types = network.labels[kind]
        mine = [i for i, w in enumerate(windows) if w.document[0]["kind"] == kind]
        if not mine:
            continue
        rows = [
            torch.tensor([n for s in windows[i].sentences for n in typed(s["tags"], types)])
            for i in mine
        ]
        vectors = torch.cat([parts[i] for i in mine])
        if kind == "politics":
            loss = loss + 0.3 * F.cross_entropy(network.names.politics(vectors), torch.cat(rows))
        else:
            grid, mask = padded(network.names.tags(vectors), [len(r) for r in rows])
            gold = nn.utils.rnn.pad_sequence(rows, batch_first=True)
            loss = loss + 2 * network.names.chain.loss(grid[None], gold[None], mask) / len(vectors)
    return loss


def attribution_loss(
    network: Network, states: list[Tensor], windows: list[Window], p: Packed
) -> Tensor:
    """Three CRF layers, and links between first words."""
    part = network.attribution
    words = part.words(states, p.first, p.last)
    golds = [attribution(w) for w in windows]
    grid, mask = padded(part.tags(part.hidden(words)), p.words)
    scores = grid.unflatten(2, (3, 5)).permute(2, 0, 1, 3)
    longest = grid.shape[1]
    gold = torch.tensor([[t + [0] * (longest - len(t)) for t in g.tags] for g in golds])
    loss = 2 * part.chain.loss(scores, gold.permute(1, 0, 2), mask) / len(words)
    links = torch.zeros(())
    count = 0
    spans, cues = part.span(words).split(p.words), part.cue(words).split(p.words)
    for number, g in enumerate(golds):
        if not g.cues:
            continue
        table = part.links(spans[number], cues[number])
        columns = sorted(g.cues)
        for kind in range(3):
            rows = sorted(g.spans[kind])
            if rows:
                wanted = torch.tensor(
                    [[float((r, c) in g.pairs[kind]) for c in columns] for r in rows]
                )
                some = table[kind][rows][:, columns]
                links = links + F.binary_cross_entropy_with_logits(some, wanted, reduction="sum")
                count += len(rows)
    return loss + 0.3 * links / max(count, 1)


def step_loss(network: Network, batch: dict[str, list[Window]], hide: float) -> dict[str, Tensor]:
    """The loss of each task on one batch, the encoder run once over all windows."""
    packs = {task: pack(windows, hide) for task, windows in batch.items()}
    states = network.encoder(
        torch.cat([p.ids for p in packs.values()]),
        torch.cat([p.codes for p in packs.values()]),
        [size for p in packs.values() for size in p.sizes],
    )
    losses = {}
    at = 0
    heads = {"syntax": syntax_loss, "names": names_loss, "attribution": attribution_loss}
    for task, p in packs.items():
        size = len(p.ids)
        mine = [s[at : at + size] for s in states]
        losses[task] = heads[task](network, mine, batch[task], p)
        at += size
    return losses


class Average:
    """A moving average of the weights; warms up so that early averages are of use."""

    def __init__(self, network: Network, decay: float) -> None:
        self.live = [p for p in network.parameters() if p.requires_grad]
        self.shadow = [p.detach().clone() for p in self.live]
        self.decay = decay

    def update(self, step: int) -> None:
        """Move towards the live weights."""
        decay = min(self.decay, (1 + step) / (20 + step))
        with torch.no_grad():
            torch._foreach_lerp_(self.shadow, self.live, 1 - decay)

    def swap(self) -> None:
        """Exchange live and averaged weights."""
        with torch.no_grad():
            for live, shadow in zip(self.live, self.shadow, strict=True):
                kept = live.clone()
                live.copy_(shadow)
                shadow.copy_(kept)


def groups(network: Network, rate: float, head_rate: float) -> list[dict[str, Any]]:
    """Encoder and heads with their own rates; no decay for biases, norms and mixes."""
    found = []
    for encoder in (True, False):
        for decay in (True, False):
            some = [
                p
                for n, p in network.named_parameters()
                if p.requires_grad
                and n.startswith("encoder.") == encoder
                and (p.dim() > 1 and "codes" not in n) == decay
            ]
            base = rate if encoder else head_rate
            found.append({"params": some, "base": base, "weight_decay": 0.01 if decay else 0.0})
    return found


def moment(clock: str) -> float:
    """Today's ``HH:MM`` as seconds."""
    hour, minute = map(int, clock.split(":"))
    return datetime.datetime.now().replace(hour=hour, minute=minute, second=0).timestamp()


def streams(sets: dict[str, Any], most: int, seed: int, full: bool) -> dict[str, Stream]:
    """Windows of each task. ``full``: of the small political set most of dev is learnt, too."""
    for kind, name in (("name", "names-train"), ("politics", "politics-train")):
        for document in sets[name]:
            document[0]["kind"] = kind
    for document in sets["politics-dev"]:
        document[0]["kind"] = "politics"
    political = sets["politics-train"] + (sets["politics-dev"][:400] if full else [])
    politics = [d for i, d in enumerate(political)]
    return {
        "syntax": Stream(sets["ewt-train"] + sets["gum-train"], most, seed),
        "names": Stream(sets["names-train"] + politics, most, seed + 1),
        "attribution": Stream(sets["attribution-train"], most, seed + 2),
    }


def main() -> None:
    """Train until the clock says so."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("runs/data.pkl"))
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("runs/model.pt"))
    parser.add_argument("--until", required=True, help="local time HH:MM")
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--head-rate", type=float, default=1.2e-3)
    parser.add_argument("--window", type=int, default=128)
    parser.add_argument("--mix", default="3,2,3", help="windows a step: syntax,names,attribution")
    parser.add_argument("--hide", type=float, default=0.02)
    parser.add_argument("--eval-minutes", type=float, default=9)
    parser.add_argument("--report", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--resume", type=Path)
    args = parser.parse_args()
    random.seed(args.seed)
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    stored = pickle.loads(args.data.read_bytes())
    network = Network(stored["labels"])
    if args.resume:
        network.load_state_dict(torch.load(args.resume, weights_only=True)["weights"])
    else:
        network.encoder.load(args.base)
    swap_dropout(network)
    average = Average(network, 0.998)
    parameters = groups(network, args.rate, args.head_rate)
    optimizer = torch.optim.AdamW(parameters, lr=1e-4, betas=(0.9, 0.98), fused=True)
    source = streams(stored["sets"], args.window, args.seed, True)
    counts = dict(zip(source, map(int, args.mix.split(",")), strict=True))
    run(network, optimizer, average, source, counts, stored, args)


def run(
    network: Network,
    optimizer: torch.optim.Optimizer,
    average: Average,
    source: dict[str, Stream],
    counts: dict[str, int],
    stored: dict[str, Any],
    args: argparse.Namespace,
) -> None:
    """The loop: rate by the clock, a report a hundred steps, a check every few minutes."""
    begin, stop = time.time(), moment(args.until)
    step = pieces = 0
    seen = begin
    sums: dict[str, float] = {}
    last_check = begin
    network.train()
    while time.time() < stop:
        left = (stop - time.time()) / (stop - begin)
        for group in optimizer.param_groups:
            group["lr"] = group["base"] * min(1.0, (step + 1) / 150) * max(left, 0.005)
        batch = {task: [source[task].next() for _ in range(n)] for task, n in counts.items() if n}
        pieces += sum(w.size for windows in batch.values() for w in windows)
        losses = step_loss(network, batch, args.hide)
        torch.stack(list(losses.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimizer.step()
        optimizer.zero_grad()
        step += 1
        average.update(step)
        for task, loss in losses.items():
            sums[task] = sums.get(task, 0.0) + loss.item()
        if step % args.report == 0:
            told = " ".join(f"{t} {v / args.report:.3f}" for t, v in sums.items())
            epochs = " ".join(f"{s.epochs}" for s in source.values())
            rate = pieces / (time.time() - seen)
            print(
                f"{time.strftime('%H:%M:%S')} {step} {told} | {rate:.0f}/s epochs {epochs}",
                flush=True,
            )
            sums, pieces, seen = {}, 0, time.time()
        if time.time() - last_check > 60 * args.eval_minutes:
            check(network, average, stored, args.out, quick=True)
            last_check = seen = time.time()
            pieces = 0
    check(network, average, stored, args.out, quick=False)


def check(
    network: Network, average: Average, stored: dict[str, Any], out: Path, quick: bool
) -> None:
    """Save the averaged weights and measure them."""
    average.swap()
    network.eval()
    weights = {k: v.detach().clone() for k, v in network.state_dict().items()}
    save(out, weights, network.labels)
    with torch.no_grad():
        figures = evaluate(network, stored["sets"], quick)
    print(time.strftime("%H:%M:%S"), "dev", figures, flush=True)
    average.swap()
    network.train()


if __name__ == "__main__":
    main()
