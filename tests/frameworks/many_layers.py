"""Asks PyTorch's meta device or ONNX's shape inference for the output sizes of layers, and writes down what disagrees.

    python tests/frameworks/many_layers.py PyTorch|ONNX results.json command...

The command writes the layers with our answers, as `rowOf` in many-layers.ts says, 40 whole numbers each.
"""

import collections
import json
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import onnx

AXES = 4
WIDTH = 8 + 8 * AXES
KINDS = ("convolution", "transposed convolution", "max pooling", "average pooling")
OPERATORS = ("Conv", "ConvTranspose", "MaxPool", "AveragePool")
AUTO_PADS = ("NOTSET", "VALID", "SAME_UPPER", "SAME_LOWER")
SHOWN = 20

Sizes = list[int]


class Layer(NamedTuple):
    """A layer and our answer; an output of no sizes says that we refuse it."""

    kind: int
    channels: int
    out_channels: int
    groups: int
    word: int
    flag: int
    parameters: int
    size: Sizes
    kernel: Sizes
    stride: Sizes
    dilation: Sizes
    before: Sizes
    after: Sizes
    added: Sizes
    output: Sizes

    @property
    def name(self) -> str:
        """The kind, with the number of its axes."""
        return f"{KINDS[self.kind]} {len(self.size)}D"


Batches = Iterator[list[Layer]]
# A layer, what was asked of it, our answer and theirs.
Answers = Iterator[tuple[Layer, str, Sizes | int, Sizes | int | None]]


def batches(command: list[str]) -> Batches:
    """The layers that a command writes, a few thousand at a time."""
    with subprocess.Popen(command, stdout=subprocess.PIPE) as rows:
        while chunk := rows.stdout.read(4 * WIDTH * 4000):
            layers = []
            for kind, rank, *row in np.frombuffer(chunk, "<i4").reshape(-1, WIDTH).tolist():
                each = [row[at : at + rank] for at in range(6, WIDTH - 2, AXES)]
                layers.append(Layer(kind, *row[:6], *each))
            yield layers
    if rows.returncode != 0:
        sys.exit(rows.returncode)


def by_pytorch(batches: Batches) -> Answers:
    """Every output size, and some parameter counts, beside those of PyTorch's meta device, which carries nothing out."""
    import torch
    from torch import nn
    from torch.nn import functional

    torch.set_grad_enabled(False)
    torch.set_num_threads(1)
    names = ("conv", "conv_transpose", "max_pool", "avg_pool")
    functions = [[getattr(functional, f"{name}{rank}d") for rank in (1, 2, 3)] for name in names]
    modules = [[getattr(nn, f"{name}{rank}d") for rank in (1, 2, 3)] for name in ("Conv", "ConvTranspose")]

    def output(layer: Layer) -> Sizes:
        kind, channels, out_channels, groups, word, flag, _, size, k, s, d, p, _, added, _ = layer
        function = functions[kind][len(size) - 1]
        volume = torch.empty(1, channels, *size, device="meta")
        if kind == 2:
            return list(function(volume, k, s, p, d, bool(flag)).shape[2:])
        if kind == 3:
            return list(function(volume, k, s, p, bool(flag)).shape[2:])
        if kind == 1:
            weights = torch.empty(channels, out_channels // groups, *k, device="meta")
            return list(function(volume, weights, None, s, p, added, groups, d).shape[2:])
        weights = torch.empty(out_channels, channels // groups, *k, device="meta")
        return list(function(volume, weights, None, s, (p, "valid", "same")[word], d, groups).shape[2:])

    asked = 0
    for layers in batches:
        for layer in layers:
            try:
                theirs = output(layer)
            except RuntimeError:
                theirs = []
            # Of a transposed convolution cut down to nothing, PyTorch gives an output of no elements, or refuses it.
            yield layer, "output size", expected(layer), [] if 0 in theirs else theirs
            asked += 1
            if layer.kind < 2 and asked % 8 == 0 and 0 not in layer.output:
                _, channels, out_channels, groups, *_ = layer
                module = modules[layer.kind][len(layer.size) - 1]
                built = module(channels, out_channels, layer.kernel, groups=groups, bias=bool(layer.flag), device="meta")
                yield layer, "parameters", layer.parameters, sum(each.numel() for each in built.parameters())


def expected(layer: Layer) -> Sizes:
    """Our output size, none where we refuse the layer; PyTorch has a rule of its own for averages over three axes."""
    alone = layer.kind == 3 and len(layer.size) == 3 and any(k > i for k, i in zip(layer.kernel, layer.size))
    return [] if alone or 0 in layer.output else layer.output


def by_onnx(batches: Batches) -> Answers:
    """Every output shape beside that of ONNX's shape inference, thousands of nodes a model."""
    for layers in batches:
        outputs = onnx.shape_inference.infer_shapes(model_of(layers)).graph.value_info
        shapes = {each.name: [dim.dim_value for dim in each.type.tensor_type.shape.dim] for each in outputs}
        for at, layer in enumerate(layers):
            yield layer, "output shape", [1, layer.out_channels, *layer.output], shapes.get(str(at))


def model_of(layers: list[Layer]) -> onnx.ModelProto:
    """A model of one node a layer, whose outputs go by the layers' numbers and whose inputs by their shapes."""
    graph = onnx.GraphProto(name="layers")
    inputs: dict[str, list[int]] = {}

    def given(*shape: int) -> str:
        name = ",".join(map(str, shape))
        inputs[name] = list(shape)
        return name

    for at, layer in enumerate(layers):
        kind, channels, out_channels, groups, word, flag, _, size, k, s, d, before, after, added, _ = layer
        node = graph.node.add(op_type=OPERATORS[kind], output=[str(at)], input=[given(1, channels, *size)])
        lists = {"kernel_shape": k, "strides": s, "dilations": d}
        if kind < 2:
            shape = (channels, out_channels // groups) if kind == 1 else (out_channels, channels // groups)
            node.input.append(given(*shape, *k))
        if kind == 1:
            lists["output_padding"] = added
        if word == 0:
            lists["pads"] = before + after
        else:
            node.attribute.add(name="auto_pad", type=onnx.AttributeProto.STRING, s=AUTO_PADS[word].encode())
        name, value = ("group", groups) if kind < 2 else ("ceil_mode", flag)
        node.attribute.add(name=name, type=onnx.AttributeProto.INT, i=value)
        for name, values in lists.items():
            node.attribute.add(name=name, type=onnx.AttributeProto.INTS, ints=values)
    tensor = onnx.helper.make_tensor_value_info
    graph.input.extend(tensor(name, onnx.TensorProto.FLOAT, shape) for name, shape in inputs.items())
    opset = onnx.helper.make_opsetid("", onnx.defs.onnx_opset_version())
    return onnx.helper.make_model(graph, opset_imports=[opset])


def main(engine: str, path: str, *command: str) -> None:
    """Compares every answer, prints the first that differ and writes how many did."""
    start = time.monotonic()
    asked: collections.Counter[str] = collections.Counter()
    failures: collections.Counter[str] = collections.Counter()
    refused = 0
    answers = by_pytorch if engine == "PyTorch" else by_onnx
    for layer, what, ours, theirs in answers(batches(list(command))):
        about = f"{what} of {layer.name}"
        asked[about] += 1
        refused += ours == []
        if ours != theirs:
            failures[about] += 1
            if failures.total() <= SHOWN:
                answered = f"ours {ours or 'refused'}, theirs {theirs or 'refused'}"
                print(f"{engine} disagrees on the {about}: {answered}\n{layer}\n")
    layers = sum(number for about, number in asked.items() if about.startswith("output"))
    result = {"layers": layers, "asked": asked, "failures": failures, "refused": refused}
    with open(path, "w", encoding="utf-8") as file:
        json.dump({**result, "seconds": time.monotonic() - start}, file)


if __name__ == "__main__":
    # PyTorch warns that padding="same" copies the input where a kernel is even.
    warnings.filterwarnings("ignore", message="Using padding='same'")
    main(*sys.argv[1:])
