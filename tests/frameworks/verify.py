"""Runs the code that src/frameworks writes and compares it with what src/convolution derives.

    node tests/frameworks/cases.ts > cases.json
    KERAS_BACKEND=torch python tests/frameworks/verify.py cases.json

Needs Keras with the backend named, and PyTorch where it is to be checked too. With KERAS_BACKEND=tensorflow it must
run on a CPU: what TensorFlow cannot do there must be what a note says.
"""

import collections
import importlib.util
import json
import os
import sys
import warnings

os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np

counts = collections.Counter()


def array(tensor):
    return np.array(tensor["data"], "float32").reshape(tensor["shape"])


def build(written):
    names = {}
    exec(written["imports"], names)
    return eval(written["code"], names)


def codes(written):
    return {note["code"] for note in written["notes"]}


def same(what, ours, theirs):
    assert ours == theirs, f"{what}: ours {ours}, theirs {theirs}"


def same_numbers(ours, theirs):
    same("output shape", ours.shape, theirs.shape)
    assert np.array_equal(ours, theirs), f"output: ours\n{ours}\ntheirs\n{theirs}"


def raises(error, action):
    try:
        action()
    except error:
        return True
    return False


def verify_pytorch(case):
    import torch
    from torch import nn

    written, layer = case["pytorch"], case["layer"]
    rank = len(layer["inputSize"])
    convolution = getattr(nn, f"Conv{rank}d", None)
    if "refusal" in written:
        same("refusal", written["refusal"]["code"], "rank-not-supported")
        assert convolution is None
        counts["PyTorch refused: rank-not-supported"] += 1
        return
    # What padding="same" does at a stride is why we write numbers there.
    strided = max(layer["stride"]) > 1
    same("padding='same' raises", strided, raises(
        ValueError, lambda: convolution(1, 1, 1, stride=layer["stride"], padding="same")
    ))
    module = build(written)
    same("padding layer", "padding-layer" in codes(written), isinstance(module, nn.Sequential))
    same("parameters", case["derived"]["parameters"], sum(p.numel() for p in module.parameters()))
    last = module[-1] if isinstance(module, nn.Sequential) else module
    with torch.no_grad():
        last.weight.copy_(torch.from_numpy(array(case["weights"])))
        if layer["bias"]:
            last.bias.copy_(torch.tensor(case["biases"], dtype=torch.float32))
        output = module(torch.from_numpy(array(case["input"])[None])).numpy()[0]
    same("derived shape", tuple(case["derived"]["shape"]), output.shape)
    same_numbers(array(case["output"]), output)
    counts["PyTorch built, ran, equal"] += 1


def verify_keras(case, written, channels_first):
    import keras

    layer = case["layer"]
    rank = len(layer["inputSize"])
    convolution = getattr(keras.layers, f"Conv{rank}D", None)
    if "refusal" in written:
        code = written["refusal"]["code"]
        if code == "rank-not-supported":
            assert convolution is None
        else:
            same("refusal", code, "keras-stride-and-dilation")
            assert raises(ValueError, lambda: convolution(
                1, 1, strides=tuple(layer["stride"]), dilation_rate=tuple(layer["dilation"])
            ))
        counts[f"Keras refused: {code}"] += 1
        return

    def ordered(volume):
        return volume if channels_first else np.moveaxis(volume, 0, -1)

    model = build(written)
    same("padding layer", "padding-layer" in codes(written), len(model.layers) == 2)
    same("parameters", case["derived"]["parameters"], model.count_params())
    expected = ordered(array(case["output"]))
    same("derived shape", ordered(np.empty(case["derived"]["shape"])).shape, model.output_shape[1:])
    kernel = np.moveaxis(array(case["weights"]), (0, 1), (-1, -2))
    model.layers[-1].set_weights([kernel] + ([np.array(case["biases"], "float32")] if layer["bias"] else []))

    def output():
        return keras.ops.convert_to_numpy(model(ordered(array(case["input"]))[None]))[0]

    if keras.backend.backend() == "tensorflow":
        import tensorflow

        cannot = raises(tensorflow.errors.UnimplementedError, output)
        same("TensorFlow on a CPU cannot", "tensorflow-cpu-needs-channels-last" in codes(written), cannot)
        if cannot:
            counts["Keras built; noted that TensorFlow on a CPU cannot run it"] += 1
            return
        if "tensorflow-bias-on-last-axis" in codes(written):
            biases = np.array(case["biases"], "float32")
            astray = expected - biases.reshape(-1, *[1] * rank) + biases
            same_numbers(astray, output())
            counts["Keras built, ran; noted that TensorFlow puts the biases on the last axis"] += 1
            return
    same_numbers(expected, output())
    counts[f"Keras built, ran, equal, channels {'first' if channels_first else 'last'}"] += 1


def main(path):
    with open(path, encoding="utf-8") as file:
        cases = json.load(file)
    frameworks = [(f"Keras, channels_{order}", lambda case, at=at: verify_keras(case, case["keras"][at], at == 1))
                  for at, order in enumerate(["last", "first"])]
    import keras

    print(f"Keras {keras.__version__} on {keras.backend.backend()}")
    if importlib.util.find_spec("torch"):
        import torch

        print(f"PyTorch {torch.__version__}")
        frameworks.append(("PyTorch", verify_pytorch))
    failures = 0
    for case in cases:
        for name, verify in frameworks:
            try:
                verify(case)
            except Exception as error:
                failures += 1
                print(f"{name}: {json.dumps(case['layer'])}\n{case['pytorch'], case['keras']}\n{error!r}\n")
    for what, count in sorted(counts.items()):
        print(f"{count:6} {what}")
    print(f"{len(cases)} layers, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    # PyTorch warns that padding="same" copies the input where a kernel is even.
    warnings.filterwarnings("ignore", message="Using padding='same'")
    sys.exit(main(sys.argv[1]))
