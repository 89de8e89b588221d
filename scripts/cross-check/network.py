"""A multilayer perceptron of a spec and its training, in PyTorch's own modules.

What is done as the site does it: the modules of `network`, the steps of `epoch`, the scoring of `score`. What is not:
every random number is PyTorch's, so equal seeds share nothing and runs of the two are independent of each other.
"""
from itertools import pairwise

import numpy as np
import torch
from torch import nn

PIXELS, CLASSES = 784, 10


def network(spec, generator):
    """784-…-10 with ReLU between. He et al. 2015 in its uniform form, ±√(6/inputs), in the last layer too; biases zero."""
    widths = [PIXELS, *([] if spec["layers"] == "none" else map(int, spec["layers"].split(","))), CLASSES]
    modules = []
    for inputs, outputs in pairwise(widths):
        layer = nn.Linear(inputs, outputs)
        bound = (6 / inputs) ** 0.5
        with torch.no_grad():
            layer.weight.uniform_(-bound, bound, generator=generator)
            layer.bias.zero_()
        modules += [layer, nn.ReLU()]
    return nn.Sequential(*modules[:-1])


def optimizer_of(spec, model):
    """Adam as Kingma and Ba have it, both corrections and ε outside the root: PyTorch's defaults, no weight decay."""
    return torch.optim.Adam(model.parameters(), lr=spec["learningRate"], betas=(0.9, 0.999), eps=1e-8)


def shades(images):
    """Bytes as float32 numbers 0 … 1: divided by 255, neither centered nor scaled by their deviation."""
    return torch.from_numpy(images.astype(np.float32) / 255)


def epoch(spec, model, optimizer, x, y, order):
    """One pass over the images in this order. The loss is the mean cross-entropy of the batch; the last may be smaller."""
    model.train()
    for batch in order.split(spec["batch"]):
        optimizer.zero_grad(set_to_none=True)
        nn.functional.cross_entropy(model(x[batch]), y[batch]).backward()
        optimizer.step()


@torch.no_grad()
def score(model, x, y, indices):
    """Share of wrong images, the first of equal outputs being the answer, and mean cross-entropy, summed in 64 bits."""
    model.eval()
    logits = torch.cat([model(x[some]) for some in indices.split(500)]).double()
    wrong = np.count_nonzero(logits.numpy().argmax(axis=1) != y[indices].numpy())
    return {"error": wrong / len(indices), "loss": nn.functional.cross_entropy(logits, y[indices]).item()}
