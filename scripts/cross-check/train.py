"""Trains three configurations of the book with PyTorch, ten seeds each, and records every epoch: `python3 scripts/cross-check/train.py`.

Needs Python 3.10 or later with PyTorch and NumPy (Debian: python3-torch, and libopenblas0: without it a step takes
many times as long). One thread. Stop it at any time: a seed that is recorded is not trained again.
"""
import argparse
import platform
import time
from datetime import datetime, timezone
from pathlib import Path

import numpy as np
import torch

from letters import SPLITS, load
from network import epoch, network, optimizer_of, score, shades
from record import add, recorded, runs_of

RECORD = Path(__file__).resolve().parents[2] / "content" / "guides" / "cross-check.json"

# Every field of a spec (src/runs/spec.ts) but the seed. network.py takes layers, learningRate and batch from it; all
# others are what it does and stand here so that a run is compared with one of the same spec.
DEFAULT = {
    "layers": "1000",
    "activation": "relu",
    "dropout": 0,
    "optimizer": "adam",
    "learningRate": 0.0002,
    "momentum": 0.9,
    "batch": 100,
    "epochs": 8,
    "weightDecay": 0,
    "initialization": "he",
    "patience": 0,
    "bug": "none",
    "data": "letters",
    "trainingImages": 15000,
}
CONFIGURATIONS = [DEFAULT, DEFAULT | {"layers": "100"}, DEFAULT | {"layers": "500,500"}]


def processor():
    """As the operating system names it."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        return next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def libraries():
    """The libraries of linear algebra in this process by their file names; empty where the system does not tell."""
    try:
        lines = Path("/proc/self/maps").read_text().splitlines()
    except OSError:
        return []
    files = {Path(line.split()[-1]).resolve().name for line in lines}
    return sorted(name for name in files if any(word in name for word in ("blas", "mkl")))


def train(spec, seed, letters):
    """One run: its seed, what made it, and the scores of the three splits after every epoch."""
    since = time.perf_counter()
    x, y = shades(letters.images), torch.from_numpy(letters.labels.astype(np.int64))
    splits = {name: torch.from_numpy(letters.splits[name]) for name in SPLITS}
    splits["train"] = splits["train"][: spec["trainingImages"]]
    generator = torch.Generator().manual_seed(seed)
    model = network(spec, generator)
    optimizer = optimizer_of(spec, model)
    epochs = []
    for number in range(1, spec["epochs"] + 1):
        start = time.perf_counter()
        order = splits["train"][torch.randperm(len(splits["train"]), generator=generator)]
        epoch(spec, model, optimizer, x, y, order)
        scores = {name: score(model, x, y, indices) for name, indices in splits.items()}
        epochs.append({"epoch": number, **scores, "seconds": round(time.perf_counter() - start, 3)})
    made = {
        "torch": torch.__version__,
        "numpy": np.__version__,
        "python": platform.python_version(),
        "algebra": libraries(),
        "processor": processor(),
        "threads": torch.get_num_threads(),
        "finished": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "seconds": round(time.perf_counter() - since, 3),
    }
    return {"seed": seed, "made": made, "epochs": epochs}


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--record", type=Path, default=RECORD, help="the file to record in")
    options.add_argument("--seeds", type=int, default=10, help="how many, from 1 on")
    options.add_argument("--layers", action="append", help="of these hidden layers alone; may be given several times")
    options.add_argument("--epochs", type=int, help="another number of epochs, which makes it another spec")
    options.add_argument("--limit", type=int, help="train so many runs at most")
    chosen = options.parse_args()
    torch.set_num_threads(1)
    letters = load(DEFAULT["data"])
    record = recorded(chosen.record, letters.hash)
    specs = [spec | {"epochs": chosen.epochs or spec["epochs"]} for spec in CONFIGURATIONS]
    left = [
        (spec, seed)
        for spec in specs
        if not chosen.layers or spec["layers"] in chosen.layers
        for seed in range(1, chosen.seeds + 1)
        if all(run["seed"] != seed for run in runs_of(record, spec))
    ]
    print(f"{len(left)} runs are missing.")
    for spec, seed in left[: chosen.limit]:
        run = train(spec, seed, letters)
        add(chosen.record, letters.hash, spec, run)
        print(f"{spec['layers']}, seed {seed}: validation error {100 * run['epochs'][-1]['validation']['error']:.2f} %, {run['made']['seconds']:.1f} s", flush=True)


if __name__ == "__main__":
    main()
