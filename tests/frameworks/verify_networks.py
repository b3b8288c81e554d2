"""Builds the networks that torchvision and Keras ship, and writes down what they come to.

    python tests/frameworks/verify_networks.py cases.json results.json

No number is worked out: everything stands on the device "meta", which has shapes alone.
"""

import collections
import json
import math
import sys
import traceback
import warnings
from typing import Any

# verify sets what Keras reads when it is imported.
from verify import Case

import keras
import torch
from torch import nn

try:
    import torchvision
except RuntimeError:
    # Beside a PyTorch for CPUs alone, PyPI's torchvision finds no library for its operators, which no network here needs.
    library = torch.library.Library("torchvision", "DEF")
    for name in ("nms", "qnms"):
        library.define(f"{name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
    import torchvision

Layers = list[list[Any]]


def from_torchvision(case: Case) -> Case:
    """What a network of torchvision comes to on the input of ours."""
    build = torchvision.models
    for part in case["name"].split("."):
        build = getattr(build, part)
    with torch.device("meta"), warnings.catch_warnings():
        # GoogLeNet and Inception warn that their first weights are drawn slowly; there are none here.
        warnings.simplefilter("ignore")
        model = build(weights=None).eval()
    layers: Layers = []
    kinds = [
        ("weighted", (nn.modules.conv._ConvNd, nn.Linear)),
        ("batch normalization", nn.modules.batchnorm._BatchNorm),
        ("layer normalization", nn.LayerNorm),
    ]
    for module in model.modules():
        for kind, classes in kinds:
            if isinstance(module, classes):
                module.register_forward_hook(lambda m, _, output, kind=kind: layers.append(held(kind, m, output)))
    output = model(torch.empty(1, *case["inputShape"], device="meta"))
    counters = sum(each.numel() for each in model.buffers() if each.dtype == torch.long)
    return {
        "outputShape": list(output.shape[1:]),
        "parameters": sum(each.numel() for each in model.parameters()),
        "buffers": sum(each.numel() for each in model.buffers()) - counters,
        "counters": counters,
        "layers": layers,
    }


def held(kind: str, module: nn.Module, output: torch.Tensor) -> list[Any]:
    """What a module is, gives and trains; ConvNeXt has channels last around some."""
    shape = list(output.shape[1:])
    last = isinstance(module, nn.Linear) or type(module) is nn.LayerNorm
    if last and len(shape) > 1:
        shape = [shape[-1], *shape[:-1]]
    return [kind, shape, sum(each.numel() for each in module.parameters())]


def from_keras(case: Case) -> Case:
    """What a network of Keras comes to on the input of ours, without what it has besides."""
    channels, *size = case["inputShape"]
    with keras.device("meta"):
        model = getattr(keras.applications, case["name"])(weights=None, input_shape=(*size, channels))
    biases = 0
    layers: Layers = []
    for layer in flattened(model):
        kind = kinds_of_keras.get(type(layer).__name__)
        if kind:
            shape = layer.output.shape[1:]
            trained = count(layer.trainable_weights)
            if case.get("besides") == "convolution biases" and isinstance(layer, keras.layers.Conv2D):
                biases += count([layer.bias])
                trained -= count([layer.bias])
            layers.append([kind, [shape[-1], *shape[:-1]], trained])
    statistics = [each for each in flattened(model) if isinstance(each, keras.layers.Normalization)]
    besides = sum(count(each.weights) for each in statistics) if case.get("besides") == "input statistics" else 0
    return {
        "outputShape": list(model.output_shape[1:]),
        "parameters": count(model.trainable_weights) - biases,
        "buffers": count(model.non_trainable_weights) - besides,
        "counters": 0,
        "layers": layers,
    }


kinds_of_keras = {
    "Conv2D": "weighted",
    "DepthwiseConv2D": "weighted",
    "Dense": "weighted",
    "BatchNormalization": "batch normalization",
    "LayerNormalization": "layer normalization",
}


def flattened(model: Any) -> list[Any]:
    """The layers of a model and of the models in it."""
    return [each for layer in model.layers for each in (flattened(layer) if hasattr(layer, "layers") else [layer])]


def count(weights: list[Any]) -> int:
    """How many numbers some weights hold."""
    return sum(math.prod(each.shape) for each in weights)


def differing(ours: Layers, theirs: Layers) -> list[str]:
    """The layers that only one of the two has; a framework's branches may be in another order."""
    mine, other = (collections.Counter(json.dumps(squeezed(*layer)) for layer in layers) for layers in (ours, theirs))
    only = [f"{n} only ours: {layer}" for layer, n in (mine - other).items()]
    return only + [f"{n} only theirs: {layer}" for layer, n in (other - mine).items()]


def squeezed(kind: str, shape: list[int], parameters: int) -> list[Any]:
    """A layer whose one place is left out, as global pooling leaves it out or keeps it."""
    return [kind, shape[:1] if all(size == 1 for size in shape[1:]) else shape, parameters]


def result(case: Case) -> Case:
    """What a network comes to, with the layers that differ, or the error that it ends with."""
    try:
        found = from_torchvision(case) if case["engine"] == "torchvision" else from_keras(case)
    except Exception:
        return {"error": traceback.format_exc()}
    return {**found, "layers": len(found["layers"]), "differing": differing(case["layers"], found["layers"])}


def main(cases_path: str, results_path: str) -> None:
    """Builds every network and writes the results."""
    with open(cases_path, encoding="utf-8") as file:
        cases = json.load(file)
    versions = {"Keras": keras.__version__, "torchvision": torchvision.__version__.split("+")[0]}
    with open(results_path, "w", encoding="utf-8") as file:
        json.dump({"versions": versions, "networks": [result(case) for case in cases]}, file)


if __name__ == "__main__":
    main(*sys.argv[1:])
