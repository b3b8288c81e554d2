"""Runs the code that src/frameworks writes for layers of every kind, and writes down what disagrees.

    python tests/frameworks/verify_layers.py cases.json results.json
"""

import json
import sys
import warnings
from collections.abc import Callable

# verify sets what Keras reads when it is imported.
from verify import Any, Case, array, codes, counts, failures_of, raises, same, settled

import keras
import numpy as np
import torch
from torch import nn

refusals = (ValueError, RuntimeError, TypeError, AttributeError)


def run(written: Case, inputs: list[Any]) -> tuple[Any, Any]:
    """What a reader gets who runs the lines on these inputs: the layer, where there is one, and what comes out."""
    names: dict[str, Any] = dict(zip(written.get("inputs", []), inputs))
    exec(written["imports"], names)
    built = eval(written["code"], names)
    return (None, built) if "inputs" in written else (built, built)


def channels_last(volume: np.ndarray) -> np.ndarray:
    """A volume of ours in Keras's order."""
    return np.moveaxis(volume, 0, -1)


def pytorch_of(written: Case, inputs: list[np.ndarray], weights: list[np.ndarray] | None = None) -> tuple[Any, np.ndarray]:
    """The PyTorch layer of the lines and what it makes of volumes of ours."""
    tensors = [torch.from_numpy(volume[None]) for volume in inputs]
    with torch.no_grad():
        if "inputs" in written:
            return None, run(written, tensors)[1].numpy()[0]
        module = run(written, [])[0].eval()
        for parameter, value in zip(module.parameters(), weights or []):
            parameter.copy_(torch.from_numpy(value))
        # An unpooling reads places too: here the first for all.
        places = [torch.zeros_like(tensors[0], dtype=torch.long)] if "takes-places" in codes(written) else []
        return module, module(*tensors, *places).numpy()[0]


def keras_of(written: Case, inputs: list[np.ndarray], weights: list[np.ndarray] | None = None) -> tuple[Any, np.ndarray]:
    """The Keras model of the lines and what it makes of volumes of ours, in our order."""
    volumes = [channels_last(volume)[None] for volume in inputs]
    if "inputs" in written:
        symbols = [keras.Input(volume.shape[1:]) for volume in volumes]
        model = keras.Model(symbols, run(written, symbols)[1])
        output = model(volumes)
    else:
        model = run(written, [])[0]
        if weights is not None:
            model.set_weights(weights)
        output = model(volumes[0])
    same("the shape Keras foretells", tuple(model.output_shape[1:]), tuple(output.shape[1:]))
    return model, np.moveaxis(keras.ops.convert_to_numpy(output)[0], -1, 0)


def same_parameters(case: Case, module: Any, model: Any) -> None:
    """Fails where either counts other parameters or statistics than we do."""
    derived = case["derived"]
    if module is not None:
        same("PyTorch's parameters", derived["parameters"], sum(each.numel() for each in module.parameters()))
        kept = sum(each.numel() for each in module.buffers())
        # PyTorch keeps no statistics that it does not scale by either.
        same("PyTorch's buffers", derived["buffers"] + derived["counters"], kept)
    if model is not None:
        trained = sum(int(np.prod(each.shape)) for each in model.trainable_weights)
        same("Keras's trained parameters", derived["parameters"], trained)
        # Dropout keeps the state of its dice, which count_params leaves out.
        same("Keras's parameters", derived["parameters"] + derived["buffers"], model.count_params())


def numbers(tensor: Case) -> np.ndarray:
    """A tensor of ours, in which JSON's null is the maximum of nothing."""
    data = [-np.inf if each is None else each for each in tensor["data"]]
    return np.array(data, "float32").reshape(tensor["shape"])


def close(what: str, ours: np.ndarray, theirs: np.ndarray) -> None:
    """Fails where two outputs differ in shape or by more than rounding."""
    same(f"{what}: shape", ours.shape, theirs.shape)
    assert np.allclose(ours, theirs, rtol=1e-5, atol=1e-5), f"{what}: ours\n{ours}\ntheirs\n{theirs}"


def refuses(case: Case, engine: str, refusal: Case) -> None:
    """Sees a framework refuse a layer in its own words, or lack the words."""
    code, layer = refusal["code"], case.get("layer", {})
    shape = case["inputShapes"][0]
    rank = len(shape) - 1
    counts[f"{engine} refused: {code}"] += 1
    if code == "keras-transposed-groups":
        transposed = getattr(keras.layers, f"Conv{rank}DTranspose")
        assert raises(refusals, lambda: transposed(2, 1, groups=refusal["groups"]))
    elif code == "keras-stride-and-dilation":
        convolution = getattr(keras.layers, f"Conv{rank}D" + ("Transpose" if layer else ""))
        stride, dilation = tuple(refusal["stride"]), tuple(refusal["dilation"])
        assert raises(refusals, lambda: convolution(2, 1, strides=stride, dilation_rate=dilation))
    elif code == "keras-output-padding":
        transposed = getattr(keras.layers, f"Conv{rank}DTranspose")
        stride, added = tuple(refusal["stride"]), tuple(refusal["outputPadding"])
        assert raises(refusals, lambda: transposed(2, 1, strides=stride, output_padding=added))
    elif code == "keras-pooling-dilation":
        pooling = getattr(keras.layers, f"MaxPooling{rank}D")
        assert raises(refusals, lambda: pooling(2, dilation_rate=refusal["dilation"]))
    elif code == "torch-average-dilation":
        assert raises(refusals, lambda: getattr(nn, f"AvgPool{rank}d")(2, dilation=refusal["dilation"]))
    elif code == "shift-without-scale":
        assert raises(refusals, lambda: nn.BatchNorm2d(2, scale=False))
    elif code == "odd-power":
        pooled = nn.LPPool1d(refusal["power"], 1)(-torch.ones(1, 1, 1))
        assert not torch.allclose(pooled, torch.ones(1, 1, 1)), "PyTorch takes magnitudes"
    elif code == "channels-not-last":
        assert raises(refusals, lambda: nn.LayerNorm(shape[0] + 1000)(torch.zeros(1, *shape)))
    elif code == "average-3d-over-input":
        pooling = nn.AvgPool3d(refusal["kernelSize"], 1, 0)
        assert raises(refusals, lambda: pooling(torch.zeros(1, *shape)))
        averages_otherwise(layer, engine, array(case["numbers"]["input"]), numbers(case["numbers"]["output"]))
    elif code == "average-without-padding":
        padding, volume = refusal["padding"], array(case["numbers"]["input"])
        close("averages by hand", numbers(case["numbers"]["output"]), means(volume, layer, padding))
        volume = longer(shape[1:], layer)
        averages_otherwise(layer, engine, volume, means(volume, layer, padding))
    elif code == "keras-window-on-padding":
        pass  # A maximum over padding alone is -infinity (PyTorch), which no zeros around the input can give.
    elif code == "average-past-end":
        pass  # No line is written for it, which is no word on whether one could be: on a small input, some average alike.
    else:
        same("refusal", code, "no-such-layer")


def windows(layer: Case, rank: int) -> tuple[list[int], list[int]]:
    """Kernel and stride of a pooling, an entry an axis."""
    kernel = layer["kernelSize"]
    return tuple([int(each) for each in np.broadcast_to(one, rank)] for one in (kernel, layer.get("stride", kernel)))


def longer(size: list[int], layer: Case) -> np.ndarray:
    """A volume of one channel whose windows end as those of a size do, but so long that none is cut off on both sides.

    On a short one another padding may come to the same averages.
    """
    kernel, stride = windows(layer, len(size))
    sizes = [i + s * -(-3 * k // s) for i, k, s in zip(size, kernel, stride)]
    return np.random.default_rng(0).standard_normal((1, *sizes)).astype("float32")


def means(volume: np.ndarray, layer: Case, padding: list[list[int]]) -> np.ndarray:
    """The average over what of a window lies in the volume, by hand."""
    channels, *size = volume.shape
    kernel, stride = windows(layer, len(size))
    starts = []
    for i, k, s, (before, after) in zip(size, kernel, stride, padding):
        room = i + before + after - k
        count = (-(-room // s) if layer["ceilMode"] else room // s) + 1
        places = [place * s - before for place in range(count)]
        # A window that would start behind the input is left out.
        starts.append([place for place in places if place < i])
    output = np.empty((channels, *map(len, starts)), "float32")
    for at in np.ndindex(*map(len, starts)):
        cut = [slice(max(axis[n], 0), axis[n] + k) for axis, n, k in zip(starts, at, kernel)]
        output[(slice(None), *at)] = volume[(slice(None), *cut)].reshape(channels, -1).mean(axis=1)
    return output


def averages_otherwise(layer: Case, engine: str, volume: np.ndarray, expected: np.ndarray) -> None:
    """Sees that no single pooling of a framework, in its own words, averages as we do."""
    rank = volume.ndim - 1
    kernel, stride = layer["kernelSize"], layer.get("stride", layer["kernelSize"])
    if engine == "PyTorch":
        sides = np.atleast_1d(kernel) // 2
        options = [
            dict(padding=tuple(int(each) for each in padding), ceil_mode=ceil_mode, count_include_pad=included)
            for padding in np.ndindex(*(np.broadcast_to(sides, rank) + 1))
            for ceil_mode in (False, True)
            for included in (False, True)
        ]
        pooling = getattr(nn, f"AvgPool{rank}d")
        found = [lambda o=o: pooling(kernel, stride, **o)(torch.from_numpy(volume[None])).numpy()[0] for o in options]
    else:
        pooling = getattr(keras.layers, f"AveragePooling{rank}D")
        kernel, stride = (tuple(each) if isinstance(each, list) else each for each in (kernel, stride))
        found = [
            lambda word=word: channels_first(pooling(kernel, stride, padding=word)(channels_last(volume)[None]))
            for word in ("valid", "same")
        ]
    for output in found:
        assert raises(refusals, output) or not like(expected, output()), "it can be written"


def channels_first(output: Any) -> np.ndarray:
    """What Keras gives, in our order."""
    return np.moveaxis(keras.ops.convert_to_numpy(output)[0], -1, 0)


def like(ours: np.ndarray, theirs: np.ndarray) -> bool:
    """Whether two outputs are alike in shape and, but for rounding, in numbers."""
    return ours.shape == theirs.shape and bool(np.allclose(ours, theirs, rtol=1e-5, atol=1e-5))


def verify_numbers(case: Case, written: Case, engine: str) -> Any:
    """Holds the very numbers of a layer to ours; gives what was built."""
    use = case["positive"] if "maximum-over-zeros" in codes(written) else case["numbers"]
    volume, expected = array(use["input"]), numbers(use["output"])
    weights = None
    if "weights" in use:
        kernel, biases = array(use["weights"]), np.array(use["biases"], "float32")
        # PyTorch has (in, out, ...), Keras (..., out, in).
        kernel = kernel if engine == "PyTorch" else np.moveaxis(kernel, (0, 1), (-1, -2))
        weights = [kernel, biases] if len(biases) > 0 else [kernel]
    if engine == "Keras" and "torch-backend-average-3d" in codes(written) and keras.backend.backend() == "torch":
        assert raises(RuntimeError, lambda: keras_of(written, [volume])), "Keras on PyTorch runs it"
        counts["Keras on PyTorch raised, as noted"] += 1
        return None
    of = pytorch_of if engine == "PyTorch" else keras_of
    built, output = of(written, [volume], weights)
    if engine == "Keras" and "torch-backend-repeats-edge" in codes(written) and keras.backend.backend() == "torch":
        expected = repeated_edge(case, volume, written)
        counts["Keras averaged over a repeated edge, as noted"] += 1
    if weights is None:
        close(engine, expected, output)
    else:
        settled(expected, lambda: of(written, [volume], weights)[1])
    return built


def repeated_edge(case: Case, volume: np.ndarray, written: Case) -> np.ndarray:
    """What the note says that Keras on PyTorch averages."""
    padding = next(note["padding"] for note in written["notes"] if note["code"] == "torch-backend-repeats-edge")
    padded = np.pad(volume, [(0, 0), *padding], mode="edge")
    layer = case["layer"]
    pooling = getattr(nn, f"AvgPool{len(padding)}d")
    return pooling(layer["kernelSize"], layer.get("stride"))(torch.from_numpy(padded[None])).numpy()[0]


def verify_layer(case: Case) -> None:
    """Builds and runs a layer of any kind in both frameworks, or sees them refuse it; holds them to us and to each other."""
    built, outputs = {}, {}
    inputs = [array(each) for each in case["inputs"]]
    kind = case["layer"]["kind"] if "layer" in case else "depthwise-separable"
    for lines in case["lines"]:
        engine, written = lines["engine"], lines["written"]
        if "refusal" in written:
            refuses(case, engine, written["refusal"])
            continue
        if "numbers" in case:
            built[engine] = verify_numbers(case, written, engine)
            if built[engine] is None:
                continue
        run_in = pytorch_of if engine == "PyTorch" else keras_of
        built[engine], outputs[engine] = run_in(written, inputs)
        expected = tuple(case["derived"]["shape"])
        same(f"{engine}'s shape", expected, outputs[engine].shape)
        counts[f"{engine} built and ran: {kind}"] += 1
    same_parameters(case, built.get("PyTorch"), built.get("Keras"))
    # Where nothing is trained and nothing drawn, what comes out can be compared.
    if len(outputs) == 2 and "numbers" not in case and case["derived"]["parameters"] == 0:
        theirs = outputs["Keras"]
        if kind == "flatten" and codes(case["lines"][1]["written"]):
            theirs = theirs.reshape(*inputs[0].shape[1:], -1)
            theirs = np.moveaxis(theirs, -1, 0).reshape(-1)
        # Normalizations differ by what they add to the variance, and of two neighbours Keras takes another.
        if not kind.endswith("-normalization") and not kind.startswith("resizing"):
            close("PyTorch and Keras", outputs["PyTorch"], theirs)
            counts["PyTorch and Keras gave the same numbers"] += 1


def verify_asked(case: Case) -> None:
    """Sees PyTorch build and refuse, in its own words, what we say can and cannot be."""
    layer, shape = case["layer"], case["inputShapes"][0]
    rank = len(shape) - 1
    kernel, stride, padding = (tuple(layer[each]) for each in ("kernelSize", "stride", "padding"))

    def output() -> torch.Tensor:
        volume = torch.zeros(1, *shape)
        if layer["kind"] != "transposed-convolution":
            name = "Max" if layer["kind"] == "max-pooling" else "Avg"
            return getattr(nn, f"{name}Pool{rank}d")(kernel, stride, padding, ceil_mode=layer["ceilMode"])(volume)
        added, dilation = tuple(layer["outputPadding"]), tuple(layer["dilation"])
        transposed = getattr(nn, f"ConvTranspose{rank}d")(
            shape[0], layer["outChannels"], kernel, stride, padding, added, layer["groups"], dilation=dilation
        )
        return transposed(volume)

    with torch.no_grad():
        if layer["kind"] == "average-pooling" and rank == 3 and any(k > i for k, i in zip(kernel, shape[1:])):
            assert raises(refusals, output), "PyTorch builds it"
            counts["refused by PyTorch's AvgPool3d: kernel larger than the input without padding"] += 1
        elif case["codes"]:
            # A grouped transposed convolution gives an output of no elements where an ungrouped one raises.
            assert raises(refusals, output) or output().numel() == 0, f"PyTorch builds it: {output().shape}"
            for code in set(case["codes"]):
                counts[f"refused by us and PyTorch: {code}"] += 1
        else:
            same("shape", tuple(case["shape"]), tuple(output().shape[1:]))
            counts["asked in PyTorch's words, built alike"] += 1


def shown(case: Case) -> str:
    """A case without its numbers, and its lines, to print."""
    lines = [each["written"].get("code", each["written"].get("refusal")) for each in case.get("lines", [])]
    said = {key: case[key] for key in ("layer", "spec", "inputShapes", "derived") if key in case}
    return "\n".join([json.dumps(said), *map(str, lines)])


def main(cases_path: str, results_path: str) -> None:
    """Runs every case and writes the results."""
    with open(cases_path, encoding="utf-8") as file:
        cases = json.load(file)
    rounds: dict[str, Callable[[Case], None]] = {
        "layers": verify_layer,
        "separable": verify_layer,
        "asked": verify_asked,
    }
    found = {
        f"{what} of other kinds": failures_of("A layer", cases[what], verify, shown) for what, verify in rounds.items()
    }
    for what, count in sorted(counts.items()):
        print(f"{count:6} {what}")
    with open(results_path, "w", encoding="utf-8") as file:
        json.dump(found, file)


if __name__ == "__main__":
    warnings.filterwarnings("ignore", message="Using padding='same'")
    warnings.filterwarnings("ignore", message="You are using a softmax over axis")
    main(*sys.argv[1:])
