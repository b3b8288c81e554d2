"""Runs every cell of every notebook, and compares what it prints with what the notebook says it prints.

    python tests/frameworks/verify_notebooks.py notebooks.json results.json

`npm run verify` calls it so. A notebook's cells share their names, as they do in Jupyter.
"""

import contextlib
import io
import json
import os
import sys
import traceback
from typing import Any

os.environ["CUDA_VISIBLE_DEVICES"] = ""
os.environ["KERAS_BACKEND"] = "torch"
os.environ["KERAS_HOME"] = os.path.join(sys.prefix, "keras-home")


def run(notebook: dict[str, Any]) -> str | None:
    """What is wrong with a notebook; nothing where every cell runs and prints what it should."""
    names: dict[str, Any] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        printed = io.StringIO()
        try:
            with contextlib.redirect_stdout(printed):
                exec("".join(cell["source"]), names)
        except Exception:
            return f"{cell['id']} fails:\n{traceback.format_exc()}"
        said = "".join("".join(output["text"]) for output in cell["outputs"])
        if printed.getvalue() != said:
            return f"{cell['id']} prints {printed.getvalue()!r}, the notebook {said!r}"
    return None


cases, results = sys.argv[1:]
with open(cases, encoding="utf-8") as file:
    notebooks = json.load(file)
with open(results, "w", encoding="utf-8") as file:
    json.dump({id: run(notebook) for id, notebook in notebooks.items()}, file)
