"""The Letters, read from their packed files by the format's description alone (src/training/manifest.ts, pixels.ts).

Run as a program, it prints as JSON what it read, for a test to hold against the site's own reader.
"""
import hashlib
import json
import sys
import zlib
from pathlib import Path
from typing import NamedTuple

import numpy as np

FOLDER = Path(__file__).resolve().parents[2] / "public" / "data" / "letters"
SPLITS = ("train", "validation", "test")


class Letters(NamedTuple):
    hash: str  # names images, labels and split: SHA-256, 64 hexadecimal digits
    images: np.ndarray  # uint8 [count, 784], row by row, 0 (paper) to 255 (ink) in 16 levels
    labels: np.ndarray  # uint8 [count], 0 (A) to 9 (J)
    splits: dict  # name of a split: ascending indices of its images


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def unpacked(folder, file):
    """The bytes of one file of the manifest, zlib taken off; exits where they are not those that the manifest promises."""
    packed = (folder / file["file"]).read_bytes()
    if len(packed) != file["bytes"] or sha256(packed) != file["packed"]:
        sys.exit(f"{file['file']} is damaged: it is not the file that manifest.json names.")
    content = zlib.decompress(packed)
    if sha256(content) != file["unpacked"]:
        sys.exit(f"{file['file']} does not unpack to what manifest.json promises.")
    return content


def pixels(content):
    """[images, 784] of 0 to 255. Packed, an image is 28 columns of 14 bytes, the upper of two pixels in the high half."""
    pairs = np.frombuffer(content, np.uint8).reshape(-1, 28, 14)
    columns = np.stack([pairs >> 4, pairs & 15], axis=-1).reshape(-1, 28, 28)
    return columns.transpose(0, 2, 1).reshape(-1, 784) * np.uint8(17)


def load(name, folder=FOLDER):
    """The images with one of their splits, `letters` or `letters-random`."""
    manifest = json.loads((folder / "manifest.json").read_text())
    count = manifest["count"]
    images = np.concatenate([pixels(unpacked(folder, shard)) for shard in manifest["shards"]])
    keys = np.frombuffer(unpacked(folder, manifest["labels"]), np.uint8)
    place = 1 + manifest["splits"].index(name)
    codes = keys[count * place : count * (place + 1)]
    if len(images) != count or len(codes) != count:
        sys.exit("manifest.json and the files differ in the number of images.")
    parts = [name, *(shard["unpacked"] for shard in manifest["shards"]), manifest["labels"]["unpacked"]]
    splits = {split: np.flatnonzero(codes == code) for code, split in enumerate(SPLITS)}
    return Letters(sha256("\n".join(parts).encode()), images, keys[:count], splits)


if __name__ == "__main__":
    letters = load(sys.argv[1], Path(sys.argv[2]) if len(sys.argv) > 2 else FOLDER)
    splits = {name: {"count": len(indices), "sha256": sha256(indices.astype("<u4").tobytes())} for name, indices in letters.splits.items()}
    print(json.dumps({"hash": letters.hash, "images": sha256(letters.images.tobytes()), "labels": sha256(letters.labels.tobytes()), "splits": splits}))
