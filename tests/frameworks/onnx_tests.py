"""Writes the backend tests that the onnx package carries for the layers we know, as JSON.

    python tests/frameworks/onnx_tests.py operators tests.json

`operators` is a list of ONNX operators with commas between. A test is one node, its inputs and its first output: the node
tests, and those converted from PyTorch's own.
"""

import json
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import numpy_helper
from onnx.backend.test.case.node import collect_testcases
from onnx.backend.test.case.test_case import TestCase
from onnx.backend.test.loader import load_model_tests


def tensor(values: np.ndarray) -> dict[str, Any]:
    """A tensor, row-major; what is not finite has no JSON."""
    assert np.isfinite(values).all(), "a test has a number that is not finite"
    return {"shape": list(values.shape), "data": values.ravel().tolist()}


def attributes(node: onnx.NodeProto) -> dict[str, Any]:
    """The attributes of a node, their words as text."""
    pairs = ((each.name, onnx.helper.get_attribute_value(each)) for each in node.attribute)
    return {name: value.decode() if isinstance(value, bytes) else value for name, value in pairs}


def read(path: Path) -> np.ndarray:
    """A tensor that lies beside a model."""
    return numpy_helper.to_array(onnx.load_tensor(path))


def candidates() -> Iterator[tuple[TestCase, onnx.ModelProto, list[np.ndarray], np.ndarray]]:
    """Every test: what it says of itself, its model, its inputs in the order of the model, its first output."""
    for case in collect_testcases(None):
        if case.model is not None:
            inputs, outputs = case.data_sets[0]
            yield case, case.model, list(inputs), outputs[0]
    for kind in ("pytorch-converted", "pytorch-operator"):
        for case in load_model_tests(kind=kind):
            model = onnx.load(Path(case.model_dir) / "model.onnx")
            data = Path(case.model_dir) / "test_data_set_0"
            given = {each.name: numpy_helper.to_array(each) for each in model.graph.initializer}
            free = [each.name for each in model.graph.input if each.name not in given]
            given |= {name: read(data / f"input_{at}.pb") for at, name in enumerate(free)}
            inputs = [given[name] for name in model.graph.node[0].input if name in given]
            yield case, model, inputs, read(data / "output_0.pb")


def main(operators: str, path: str) -> None:
    """Writes the tests whose model is one node of the operators."""
    tests = [
        {
            "name": case.name,
            "operator": model.graph.node[0].op_type,
            "attributes": attributes(model.graph.node[0]),
            "inputs": [tensor(values) for values in inputs],
            "output": tensor(output),
            "rtol": case.rtol,
            "atol": case.atol,
        }
        for case, model, inputs, output in candidates()
        if len(model.graph.node) == 1 and model.graph.node[0].op_type in operators.split(",")
    ]
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"version": onnx.__version__, "tests": tests}, file)


if __name__ == "__main__":
    # The tests of other operators divide by zero on purpose.
    warnings.simplefilter("ignore", RuntimeWarning)
    main(*sys.argv[1:])
