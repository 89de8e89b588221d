"""Trains with PyTorch, and multiplies with numpy's BLAS, on one thread: one command a line, one answer a line (JSON)."""
import functools
import json
import sys
import time
from pathlib import Path


def answer(value):
    print(json.dumps(value), flush=True)


def product(np, rows, inner, columns):
    """GFLOP/s of the best of some products of two float32 matrices."""
    a = np.random.rand(rows, inner).astype(np.float32)
    b = np.random.rand(inner, columns).astype(np.float32)
    best = float("inf")
    for _ in range(5):
        since = time.process_time()
        for _ in range(10):
            a @ b
        best = min(best, (time.process_time() - since) / 10)
    return 2 * rows * inner * columns / best / 1e9


def trainer(torch, units, batch):
    torch.manual_seed(1)
    model = torch.nn.Sequential(torch.nn.Linear(784, units), torch.nn.ReLU(), torch.nn.Linear(units, 10))
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-4)
    loss = torch.nn.CrossEntropyLoss()
    x, y = torch.rand(batch, 784), torch.randint(0, 10, (batch,))

    def run(steps):
        since = time.process_time()
        for _ in range(steps):
            optimizer.zero_grad()
            loss(model(x), y).backward()
            optimizer.step()
        return time.process_time() - since

    return run


@functools.cache
def cross_check():
    """The program that trains the book's specs with PyTorch, and the images, read once."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "cross-check"))
    import train

    return train, train.load(train.DEFAULT["data"])


def whole_run(spec):
    """A run of a spec with its scores after every epoch, and the seconds that the processor was busy with it; a fault where it could not be of this spec."""
    train, letters = cross_check()
    free = {"seed", "layers", "learningRate", "batch", "epochs", "trainingImages"}
    unlike = [field for field, value in spec.items() if field not in free and train.DEFAULT[field] != value]
    if unlike:
        return {"fault": f"PyTorch makes no run with another {', '.join(unlike)} than scripts/cross-check/train.py has by default."}
    since = time.process_time()
    run = train.train(spec, spec["seed"], letters)
    return {"seconds": time.process_time() - since, "epochs": run["epochs"], "algebra": run["made"]["algebra"]}


found = {}
try:
    import numpy

    found["numpy"] = numpy.__version__
except ImportError:
    numpy = None
try:
    import torch

    torch.set_num_threads(1)
    found["torch"] = torch.__version__
except ImportError:
    torch = None
answer(found)
trainers = {}
for line in sys.stdin:
    what, rest = line.split(maxsplit=1)
    if what == "run":
        answer(whole_run(json.loads(rest)))
        continue
    numbers = [int(n) for n in rest.split()]
    if what == "product":
        answer(product(numpy, *numbers))
    else:
        key = tuple(numbers[:2])
        if key not in trainers:
            trainers[key] = trainer(torch, *key)
        answer(trainers[key](numbers[2]))
