"""Runs the code that src/frameworks writes, and writes down what it comes to.

    python tests/frameworks/verify.py cases.json results.json

`npm run verify` calls it so. With KERAS_BACKEND=tensorflow, where that is installed, it must run on a CPU: what TensorFlow
cannot do there must be what a note says.
"""

import collections
import json
import os
import sys
import traceback
import warnings
from collections.abc import Callable
from typing import Any

os.environ.setdefault("KERAS_BACKEND", "torch")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ["CUDA_VISIBLE_DEVICES"] = ""
# A keras.json of the user may have other defaults than the pages speak of.
os.environ["KERAS_HOME"] = os.path.join(sys.prefix, "keras-home")

import keras
import numpy as np
import torch
from torch import nn

Case = dict[str, Any]
counts: collections.Counter[str] = collections.Counter()


def array(tensor: Case) -> np.ndarray:
    """A tensor of the cases as NumPy has it."""
    return np.array(tensor["data"], "float32").reshape(tensor["shape"])


def build(written: Case) -> Any:
    """What a reader gets who runs the lines."""
    names: dict[str, Any] = {}
    exec(written["imports"], names)
    return eval(written["code"], names)


def codes(written: Case) -> set[str]:
    """The codes of the notes beside the lines."""
    return {note["code"] for note in written["notes"]}


def same(what: str, ours: Any, theirs: Any) -> None:
    """Fails where two values differ."""
    assert ours == theirs, f"{what}: ours {ours}, theirs {theirs}"


def same_numbers(ours: np.ndarray, theirs: np.ndarray) -> None:
    """Fails where two outputs differ in shape or in any digit."""
    same("output shape", ours.shape, theirs.shape)
    assert np.array_equal(ours, theirs), f"output: ours\n{ours}\ntheirs\n{theirs}"


def settled(ours: np.ndarray, run: Callable[[], np.ndarray]) -> None:
    """Fails where what a run gives differs from ours, by PyTorch's own convolution where oneDNN's differs.

    oneDNN 3.12, as PyTorch 2.13.0 carries it, gives wrong numbers where channels stand last and there is one of them, the
    kernel is 4 or larger, steps by 1 along the height and by more along the width, and the output is 1 wide.
    """
    theirs = run()
    if np.array_equal(ours, theirs) or keras.backend.backend() != "torch":
        same_numbers(ours, theirs)
        return
    with torch.backends.mkldnn.flags(enabled=False):
        same_numbers(ours, run())
    counts["oneDNN gave other numbers, PyTorch without it ours"] += 1


def raises(errors: type[Exception] | tuple[type[Exception], ...], action: Callable[[], Any]) -> bool:
    """Whether an action fails with one of the errors."""
    try:
        action()
    except errors:
        return True
    return False


def run_example(case: Case) -> Case:
    """The output shape, without the batch axis, and the parameter count of an example's lines."""
    model = build(case["written"])
    zeros = np.zeros((1, *case["inputShape"]), "float32")
    if case["engine"] == "PyTorch":
        with torch.no_grad():
            shape = model(torch.from_numpy(zeros)).shape[1:]
        parameters = sum(each.numel() for each in model.parameters())
    else:
        shape, parameters = model.output_shape[1:], model.count_params()
        if not codes(case["written"]) & {"tensorflow-cpu-needs-channels-last"} or keras.backend.backend() == "torch":
            same("the shape Keras foretells", tuple(shape), tuple(model(zeros).shape[1:]))
    return {"outputShape": list(shape), "parameters": parameters}


def verify_pytorch(case: Case, written: Case) -> None:
    """Builds and runs a random layer in PyTorch, or sees PyTorch refuse it."""
    layer = case["layer"]
    rank = len(layer["inputSize"])
    convolution = getattr(nn, f"Conv{rank}d", None)
    if "refusal" in written:
        same("refusal", written["refusal"]["code"], "rank-not-supported")
        assert convolution is None
        counts["PyTorch refused: rank-not-supported"] += 1
        return
    # What padding="same" does at a stride is why we write numbers there.
    strided = max(layer["stride"]) > 1
    same(
        "padding='same' raises",
        strided,
        raises(ValueError, lambda: convolution(1, 1, 1, stride=layer["stride"], padding="same")),
    )
    module = build(written)
    same("padding layer", "padding-layer" in codes(written), isinstance(module, nn.Sequential))
    same("parameters", case["derived"]["parameters"], sum(p.numel() for p in module.parameters()))
    last = module[-1] if isinstance(module, nn.Sequential) else module
    with torch.no_grad():
        last.weight.copy_(torch.from_numpy(array(case["weights"])))
        if layer["bias"]:
            last.bias.copy_(torch.tensor(case["biases"], dtype=torch.float32))
        volume = torch.from_numpy(array(case["input"])[None])
        same("derived shape", tuple(case["derived"]["shape"]), tuple(module(volume).shape[1:]))
        settled(array(case["output"]), lambda: module(volume).numpy()[0])
    counts["PyTorch built, ran, equal"] += 1


def verify_keras(case: Case, written: Case, order: str) -> None:
    """Builds and runs a random layer in Keras, or sees Keras refuse it."""
    layer = case["layer"]
    rank = len(layer["inputSize"])
    convolution = getattr(keras.layers, f"Conv{rank}D", None)
    if "refusal" in written:
        code = written["refusal"]["code"]
        if code == "rank-not-supported":
            assert convolution is None
        else:
            same("refusal", code, "keras-stride-and-dilation")
            assert raises(
                ValueError,
                lambda: convolution(1, 1, strides=tuple(layer["stride"]), dilation_rate=tuple(layer["dilation"])),
            )
        counts[f"Keras refused: {code}"] += 1
        return

    def ordered(volume: np.ndarray) -> np.ndarray:
        return volume if order == "channels-first" else np.moveaxis(volume, 0, -1)

    model = build(written)
    same("padding layer", "padding-layer" in codes(written), len(model.layers) == 2)
    same("parameters", case["derived"]["parameters"], model.count_params())
    expected = ordered(array(case["output"]))
    same("derived shape", ordered(np.empty(case["derived"]["shape"])).shape, model.output_shape[1:])
    kernel = np.moveaxis(array(case["weights"]), (0, 1), (-1, -2))
    biases = np.array(case["biases"], "float32")
    model.layers[-1].set_weights([kernel, biases] if layer["bias"] else [kernel])

    def output() -> np.ndarray:
        return keras.ops.convert_to_numpy(model(ordered(array(case["input"]))[None]))[0]

    if keras.backend.backend() == "tensorflow":
        import tensorflow

        cannot = raises(tensorflow.errors.UnimplementedError, output)
        same("TensorFlow on a CPU cannot", "tensorflow-cpu-needs-channels-last" in codes(written), cannot)
        if cannot:
            counts["Keras built; noted that TensorFlow on a CPU cannot run it"] += 1
            return
        if "tensorflow-bias-on-last-axis" in codes(written):
            astray = expected - biases.reshape(-1, *[1] * rank) + biases
            same_numbers(astray, output())
            counts["Keras built, ran; noted that TensorFlow puts the biases on the last axis"] += 1
            return
    settled(expected, output)
    counts[f"Keras built, ran, equal, {order}"] += 1


def verify_impossible(case: Case) -> None:
    """Sees both frameworks refuse a layer that we say cannot be."""
    spec = case["spec"]
    rank = len(spec["inputSize"])
    stride, dilation, groups = tuple(spec["stride"]), tuple(spec["dilation"]), spec["groups"]
    kernel, padding = tuple(spec["kernelSize"]), tuple(spec["padding"])

    def in_pytorch() -> None:
        convolution = getattr(nn, f"Conv{rank}d")
        layer = convolution(spec["inChannels"], spec["outChannels"], kernel, stride, padding, dilation, groups)
        layer(torch.zeros(1, spec["inChannels"], *spec["inputSize"]))

    def in_keras() -> None:
        zeros = getattr(keras.layers, f"ZeroPadding{rank}D")(padding if rank > 1 else padding[0])
        convolution = getattr(keras.layers, f"Conv{rank}D")(
            spec["outChannels"], kernel, strides=stride, dilation_rate=dilation, groups=groups
        )
        keras.Sequential([keras.Input((*spec["inputSize"], spec["inChannels"])), zeros, convolution])

    assert raises((ValueError, RuntimeError), in_pytorch), "PyTorch builds and runs it"
    assert raises(ValueError, in_keras), "Keras builds it"
    for code in set(case["codes"]):
        counts[f"refused by us, PyTorch and Keras: {code}"] += 1


def verify_layer(case: Case, at: int) -> None:
    """Checks a random layer in one of the ways it is written."""
    lines = case["lines"][at]
    if lines["engine"] == "PyTorch":
        verify_pytorch(case, lines["written"])
    else:
        verify_keras(case, lines["written"], lines["order"])


def failures_of(title: str, cases: list[Case], verify: Callable[[Case], None], shown: Callable[[Case], str]) -> int:
    """Verifies every case, prints those that fail, and says how many did."""
    failures = 0
    for case in cases:
        try:
            verify(case)
        except Exception as error:
            failures += 1
            reason = str(error) if isinstance(error, AssertionError) else traceback.format_exc()
            print(f"{title} disagrees.\n{shown(case)}\n{reason}\n")
    return failures


def lines_of(case: Case, at: int) -> str:
    """A layer, and one of the ways it is written, to print."""
    written = case["lines"][at]["written"]
    return f"{json.dumps(case['layer'])}\n{written.get('code', written.get('refusal'))}"


def main(cases_path: str, results_path: str) -> None:
    """Runs every case and writes the results."""
    with open(cases_path, encoding="utf-8") as file:
        cases = json.load(file)
    versions = {"Keras": keras.__version__, "PyTorch": torch.__version__.split("+")[0]}
    print(f"Keras {versions['Keras']} on {keras.backend.backend()}, PyTorch {versions['PyTorch']}")

    runs = []
    for case in cases["examples"]:
        try:
            runs.append(run_example(case))
        except Exception:
            runs.append({"error": traceback.format_exc()})

    layers, random = cases["layers"], {}
    for at, lines in enumerate(layers[0]["lines"] if layers else []):
        title = lines["engine"] if lines["engine"] == "PyTorch" else f"{lines['engine']}, {lines['order']}"
        random[f"random layers in {title}"] = failures_of(
            title, layers, lambda case, at=at: verify_layer(case, at), lambda case, at=at: lines_of(case, at)
        )
    random["layers that cannot be"] = failures_of(
        "A layer that we refuse", cases["impossible"], verify_impossible, json.dumps
    )
    for what, count in sorted(counts.items()):
        print(f"{count:6} {what}")
    with open(results_path, "w", encoding="utf-8") as file:
        json.dump({"versions": versions, "examples": runs, "random": random}, file)


if __name__ == "__main__":
    # PyTorch warns that padding="same" copies the input where a kernel is even.
    warnings.filterwarnings("ignore", message="Using padding='same'")
    main(*sys.argv[1:])
