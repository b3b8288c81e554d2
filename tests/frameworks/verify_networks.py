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
from verify import Case, counts, failures_of, same

import keras
import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

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
    # RegNet works its channels out with tensors, which must have values.
    device = "cpu" if case["name"].startswith("regnet") else "meta"
    with torch.device(device), warnings.catch_warnings():
        # GoogLeNet and Inception warn that their first weights are drawn slowly; there are none here.
        warnings.simplefilter("ignore")
        model = build(weights=None, **case.get("options", {})).to("meta").eval()
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
    with FlopCounterMode(display=False) as counter:
        output = model(torch.empty(1, *case["inputShape"], device="meta"))
    counters = sum(each.numel() for each in model.buffers() if each.dtype == torch.long)
    # Networks that segment give the scores of their heads by name.
    output = output["out"] if isinstance(output, dict) else output
    return {
        "outputShape": list(output.shape[1:]),
        "parameters": sum(each.numel() for each in model.parameters()),
        "buffers": sum(each.numel() for each in model.buffers()) - counters,
        "counters": counters,
        "layers": layers,
        "flops": counter.get_total_flops(),
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
        # ConvNeXt normalizes its input by numbers that are no weights.
        if kind and layer.weights:
            shape = layer.output.shape[1:]
            trained = count(layer.trainable_weights)
            if case.get("besides") == "convolution biases" and isinstance(layer, keras.layers.Conv2D):
                biases += count([layer.bias])
                trained -= count([layer.bias])
            layers.append([kind, [shape[-1], *shape[:-1]], trained])
    return {
        "outputShape": list(model.output_shape[1:]),
        "parameters": count(model.trainable_weights) - biases,
        "buffers": count(model.non_trainable_weights),
        "counters": 0,
        "layers": layers,
    }


kinds_of_keras = {
    "Conv2D": "weighted",
    "DepthwiseConv2D": "weighted",
    "Dense": "weighted",
    "BatchNormalization": "batch normalization",
    "LayerNormalization": "layer normalization",
    "Normalization": "feature normalization",
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


def verify_lines(case: Case) -> None:
    """Builds a layer of a network by its lines in both frameworks, and sees it give our shape and hold our numbers."""
    for written in case["lines"]:
        engine = written["framework"]
        if "refusal" in written:
            counts[f"{engine} refused: {written['refusal']['code']}, {case['layer']['kind']}"] += 1
            continue
        build = in_pytorch if engine == "PyTorch" else in_keras
        with torch.device("meta"), keras.device("meta"):
            shape, trained, kept = build(written, case["inputShapes"])
        derived = case["derived"]
        same(f"{engine}'s shape", derived["shape"], list(shape))
        same(f"{engine}'s parameters", derived["parameters"], trained)
        same(f"{engine}'s buffers", derived["buffers"] + (derived["counters"] if engine == "PyTorch" else 0), kept)
        counts[f"{engine} built by its lines"] += 1


def in_pytorch(written: Case, shapes: list[list[int]]) -> tuple[Any, int, int]:
    """The output shape of PyTorch lines, and what they train and keep."""
    tensors = [torch.empty(1, *shape) for shape in shapes]
    names: dict[str, Any] = dict(zip(written.get("inputs", []), tensors))
    exec(written["imports"], names)
    module = eval(written["code"], names)
    if "inputs" in written:
        return module.shape[1:], 0, 0
    trained, kept = (sum(each.numel() for each in some) for some in (module.parameters(), module.buffers()))
    return module.eval()(*tensors).shape[1:], trained, kept


def in_keras(written: Case, shapes: list[list[int]]) -> tuple[Any, int, int]:
    """The output shape of Keras lines in our order, and what they train and keep."""
    symbols = [keras.Input((*size, channels)) for channels, *size in shapes]
    names: dict[str, Any] = dict(zip(written.get("inputs", []), symbols))
    exec(written["imports"], names)
    built = eval(written["code"], names)
    if "inputs" in written:
        *size, channels = built.shape[1:]
        return [channels, *size], 0, 0
    *size, channels = built.output_shape[1:]
    # Dropout keeps the state of its dice, which is no number of the layer's.
    return [channels, *size], count(built.trainable_weights), built.count_params() - count(built.trainable_weights)


def main(cases_path: str, results_path: str) -> None:
    """Builds every network and writes the results."""
    with open(cases_path, encoding="utf-8") as file:
        cases = json.load(file)
    failures = failures_of("A layer of a network", cases["layers"], verify_lines, json.dumps)
    for what, number in sorted(counts.items()):
        print(f"{number:6} {what}")
    versions = {"Keras": keras.__version__, "torchvision": torchvision.__version__.split("+")[0]}
    with open(results_path, "w", encoding="utf-8") as file:
        networks = [result(case) for case in cases["networks"]]
        json.dump({"versions": versions, "networks": networks, "failures": failures}, file)


if __name__ == "__main__":
    main(*sys.argv[1:])
