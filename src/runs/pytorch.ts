import { widthsOf } from './costs.ts'
import { activationsOf } from './layers.ts'
import type { Activation, Optimizer, Spec } from './spec.ts'

const modules: Readonly<Record<Exclude<Activation, 'linear'>, string>> = {
  relu: 'nn.ReLU()',
  'leaky-relu': 'nn.LeakyReLU(0.01)',
  logistic: 'nn.Sigmoid()',
  tanh: 'nn.Tanh()',
  gelu: 'nn.GELU()',
  silu: 'nn.SiLU()',
}

const optimizers: Readonly<Record<Optimizer, (spec: Spec) => string>> = {
  sgd: ({ learningRate }) => `torch.optim.SGD(groups, lr=${learningRate})`,
  momentum: ({ learningRate, momentum }) => `torch.optim.SGD(groups, lr=${learningRate}, momentum=${momentum})`,
  adam: ({ learningRate }) => `torch.optim.Adam(groups, lr=${learningRate}, betas=(0.9, 0.999), eps=1e-8)`,
  rmsprop: ({ learningRate }) => `torch.optim.RMSprop(groups, lr=${learningRate}, alpha=0.99, eps=1e-8)`,
}

/** Half the width of the uniform law that a layer's weights are drawn from. */
const bounds: Readonly<Record<Spec['initialization'], string>> = {
  he: '(6 / layer.in_features) ** 0.5',
  xavier: '(6 / (layer.in_features + layer.out_features)) ** 0.5',
  uniform: '0.05',
  zeros: '0.0',
}

/** The modules of the network in their order; those of a dense layer begin with `nn.Linear`. */
export function modulesOf(spec: Spec): readonly string[] {
  const widths = widthsOf(spec)
  const activations = activationsOf(spec)
  return widths.flatMap(([inputs, outputs], i) => {
    const linear = `nn.Linear(${inputs}, ${outputs})`
    if (i === widths.length - 1) return spec.bug === 'relu-logits' ? [linear, 'nn.ReLU()'] : [linear]
    const activation = activations[i]!
    return [linear, ...(activation === 'linear' ? [] : [modules[activation]]), ...(spec.dropout > 0 ? [`nn.Dropout(${spec.dropout})`] : [])]
  })
}

/** The packed letters of the site, from an address or a folder. */
const letters = (split: string) => `manifest = json.loads(read("manifest.json"))
count = manifest["count"]


def unpack(packed):
    # 28 columns of 14 bytes an image; the upper of two pixels is the high half of its byte
    pairs = np.frombuffer(zlib.decompress(packed), np.uint8).reshape(-1, 28, 14)
    columns = np.stack([pairs >> 4, pairs & 15], axis=-1).reshape(-1, 28, 28)
    return columns.transpose(0, 2, 1).reshape(-1, 784)


images = np.concatenate([unpack(read(shard["file"])) for shard in manifest["shards"]]) * 17
keys = np.frombuffer(zlib.decompress(read(manifest["labels"]["file"])), np.uint8)
labels = keys[:count]
place = manifest["splits"].index("${split}")
codes = keys[count * (1 + place) : count * (2 + place)]`

/** The reader's own data: three IDX files, as the lab exports them. */
const own = `def idx(name):
    content = read(name)
    dimensions = content[3]
    shape = [int.from_bytes(content[4 + 4 * i : 8 + 4 * i], "big") for i in range(dimensions)]
    return np.frombuffer(content, np.uint8, offset=4 + 4 * dimensions).reshape(shape)


images = idx("images.idx3-ubyte").reshape(-1, 784)
labels = idx("labels.idx1-ubyte")
codes = idx("splits.idx1-ubyte")  # 0 training, 1 validation, 2 test`

/**
 * The same experiment as a program that runs: Python with NumPy and PyTorch. Shuffling, weights and dropout are drawn
 * by PyTorch's generator, so a run lands in the same range and not on the same digits.
 * @param folder where the packed letters lie: an absolute address, or a folder, with a slash at its end
 */
export function pytorchProgram(spec: Spec, folder: string, says: string): string {
  const isOwn = spec.data.startsWith('own:')
  const stopping = spec.patience > 0
  return `# ${says.replaceAll('\n', ' ')}
# Python 3.8 or later with NumPy and PyTorch. Give another folder or address of the data as the first argument.
import json
import sys
import urllib.request
import zlib

import numpy as np
import torch
from torch import nn

DATA = sys.argv[1] if len(sys.argv) > 1 else ${JSON.stringify(isOwn ? './' : folder)}


def read(name):
    if DATA.startswith(("http://", "https://")):
        with urllib.request.urlopen(DATA + name) as answer:
            return answer.read()
    with open(DATA.rstrip("/") + "/" + name, "rb") as file:
        return file.read()


${isOwn ? own : letters(spec.data)}
x = torch.from_numpy(images.astype(np.float32) / 255)
y = torch.from_numpy(labels.astype(np.int64))
train, validation, test = (torch.from_numpy(np.flatnonzero(codes == code)) for code in range(3))
train = train[:${spec.trainingImages}]

torch.manual_seed(${spec.seed})
model = nn.Sequential(
${modulesOf(spec).map((module) => `    ${module},`).join('\n')}
)
for layer in model:
    if isinstance(layer, nn.Linear):
        bound = ${bounds[spec.initialization]}
        nn.init.uniform_(layer.weight, -bound, bound)
        nn.init.zeros_(layer.bias)

# Weight decay is the factor of half the squared weights, added to the loss; biases are free of it.
weights = [p for p in model.parameters() if p.dim() == 2]
biases = [p for p in model.parameters() if p.dim() == 1]
groups = [{"params": weights, "weight_decay": ${spec.weightDecay}}, {"params": biases, "weight_decay": 0}]
optimizer = ${optimizers[spec.optimizer](spec)}
loss_of = nn.CrossEntropyLoss()


def score(indices):
    with torch.no_grad():
        logits = model(x[indices])
        wrong = (logits.argmax(1) != y[indices]).double().mean().item()
        return wrong, loss_of(logits, y[indices]).item()


${stopping ? 'best, since = float("inf"), 0\n' : ''}for epoch in range(1, ${spec.epochs} + 1):
    model.train()
    for batch in train[torch.randperm(len(train))].split(${spec.batch}):
        optimizer.zero_grad()
        loss_of(model(x[batch]), y[batch]).backward()
        optimizer.step()
    model.eval()
    results = [score(split) for split in (train, validation, test)]
    parts = [f"{name} {100 * error:.2f} % (loss {loss:.4f})" for name, (error, loss) in zip(("training", "validation", "test"), results)]
    print(f"epoch {epoch}: " + ", ".join(parts), flush=True)
    if not all(np.isfinite(loss) for _, loss in results):
        print("The run diverged.")
        break
${
  stopping
    ? `    if results[1][0] < best:
        best, since = results[1][0], epoch
    if epoch - since >= ${spec.patience}:
        print(f"Stopped early: validation was best after epoch {since}.")
        break
`
    : ''
}`
}
