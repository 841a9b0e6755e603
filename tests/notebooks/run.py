"""Executes the notebooks over fresh tables of the sample corpus. Their own assertions decide; nothing is skipped.

    run.py CONNOTE [--keep FOLDER]    FOLDER gets the executed notebooks and their pictures, to be looked at
"""

import argparse
import base64
import os
import shlex
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
# Of a cell, on a machine that is busy with other things; an idle one needs some seconds for a notebook.
PATIENCE = 300


def commands(notebook):
    """The commands that its first cell asks the reader to run."""
    block = notebook.cells[0].source.partition("```sh\n")[2].partition("```")[0]
    return [shlex.split(line, comments=True)[1:] for line in block.splitlines() if line.startswith("connote ")]


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def pictures(notebook):
    outputs = (output for cell in code(notebook) for output in cell.outputs)
    return [base64.b64decode(output.data["image/png"]) for output in outputs if "image/png" in output.get("data", {})]


def is_committed_bare(path):
    for cell in code(nbformat.read(path, 4)):
        assert not cell.outputs and cell.execution_count is None, f"{path.name} holds outputs: clear them"


def runs(path, connote, folder, keep):
    notebook = nbformat.read(path, 4)
    for args in commands(notebook):
        subprocess.run([connote, *args], cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    client = NotebookClient(
        notebook,
        timeout=PATIENCE,
        startup_timeout=PATIENCE,
        resources={"metadata": {"path": folder}},
        extra_arguments=["--log-level=ERROR"],
    )
    start = time.monotonic()
    client.execute()
    seconds = time.monotonic() - start
    if keep:
        nbformat.write(notebook, keep / path.name)
        for number, picture in enumerate(pictures(notebook), 1):
            (keep / f"{path.stem}_{number}.png").write_bytes(picture)
    assert all(cell.execution_count for cell in code(notebook)), "a cell was not run"
    said = [output.text for cell in code(notebook) for output in cell.outputs if output.get("name") == "stderr"]
    assert not said, f"a cell complains: {said}"
    assert any("assert" in cell.source for cell in code(notebook)), "nothing is asserted"
    shown = pictures(notebook)
    assert len(shown) >= 3 and all(len(picture) > 5_000 for picture in shown), f"{len(shown)} pictures"
    print(f"# {path.name}: {len(code(notebook))} cells, {len(shown)} pictures, {seconds:.1f} s")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("connote", type=Path)
    options.add_argument("--keep", type=Path)
    options = options.parse_args()
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
    assert len(NOTEBOOKS) == 5, "not all notebooks are there"
    connote = options.connote.resolve()
    # Notebooks call it by its name.
    os.environ["PATH"] = f"{connote.parent}{os.pathsep}{os.environ['PATH']}"
    passed = failed = 0
    for path in NOTEBOOKS:
        with tempfile.TemporaryDirectory() as folder:
            for name, test in [("is committed without outputs", lambda: is_committed_bare(path)),
                               ("runs from first to last cell", lambda: runs(path, connote, folder, options.keep))]:
                try:
                    test()
                    passed += 1
                    print(f"ok {passed + failed} - {path.name} {name}", flush=True)
                except Exception:
                    failed += 1
                    print(f"not ok {passed + failed} - {path.name} {name}\n{traceback.format_exc()}", flush=True)
    print(f"# pass {passed}\n# fail {failed}")
    sys.exit(failed > 0)


main()
