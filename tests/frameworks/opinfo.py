"""Writes the sample inputs that PyTorch tests its own operators with, for the layers we know, as JSON.

    python tests/frameworks/opinfo.py operators samples.json

`operators` is a list of names of torch.nn.functional with commas between. A sample is what goes in, in shapes and
numbers, and the shape that PyTorch gives; none where it refuses, as it must each of its error inputs.
"""

import json
import sys
import warnings
from collections.abc import Iterator
from typing import Any

import torch
from torch.testing._internal.common_methods_invocations import op_db

WEIGHTED = ("weight", "bias", "stride", "padding")
NAMES = {
    "conv_transpose": (*WEIGHTED, "output_padding", "groups", "dilation"),
    "conv": (*WEIGHTED, "dilation", "groups"),
    "max_pool": ("kernel_size", "stride", "padding", "dilation", "ceil_mode", "return_indices"),
    "avg_pool": ("kernel_size", "stride", "padding", "ceil_mode", "count_include_pad", "divisor_override"),
}


def plain(value: Any) -> Any:
    """A tensor as its shape, anything else as it is."""
    return list(value.shape) if isinstance(value, torch.Tensor) else value


def output_of(op: Any, sample: Any) -> list[int] | None:
    """The shape of what comes out, or nothing where PyTorch refuses."""
    try:
        output = op(sample.input, *sample.args, **sample.kwargs)
    except (RuntimeError, ValueError, TypeError):
        return None
    return list((output[0] if isinstance(output, tuple) else output).shape)


def samples(operators: list[str]) -> Iterator[dict[str, Any]]:
    """Every sample and every error input of the operators."""
    for op in op_db:
        operator = op.name.removeprefix("nn.functional.")
        if operator not in operators:
            continue
        errors = op.error_inputs("cpu") if op.error_inputs_func else []
        for sample in [*op.sample_inputs("cpu", torch.float32), *(each.sample_input for each in errors)]:
            named = {**dict(zip(NAMES[operator[:-2]], sample.args)), **sample.kwargs}
            types = {each.dtype for each in named.values() if isinstance(each, torch.Tensor)}
            yield {
                "operator": operator,
                "input": plain(sample.input),
                "arguments": {name: plain(value) for name, value in named.items()},
                "mixed": not types <= {sample.input.dtype},
                "output": output_of(op, sample),
            }


def main(operators: str, path: str) -> None:
    """Writes the samples."""
    with torch.no_grad(), open(path, "w", encoding="utf-8") as file:
        json.dump(list(samples(operators.split(","))), file)


if __name__ == "__main__":
    warnings.filterwarnings("ignore", message="Using padding='same'")
    main(*sys.argv[1:])
