"""The blocks of R, Python and SPSS in the pages under docs/: run behind the page's commands, and compared with what is shown."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Those that tests/python runs.
ELSEWHERE = {"engines.md", "scale.md"}
PROGRAMS = {
    "sh": lambda code: ["bash", "-euo", "pipefail", "-c", code],
    "r": lambda code: ["Rscript", "--vanilla", "-e", code],
    "python": lambda code: [sys.executable, "-c", code],
    "spss": lambda code: ["bash", "-euo", "pipefail", "-c", 'pspp -o - /dev/stdin <<< "$0"', code],
}
BLOCK = re.compile(r"(?:<!-- file: (\S+) -->\n)?```(\w+)\n(.*?)```\n", re.S)


def pages():
    """Pages with a block of R, Python or SPSS."""
    for page in sorted((ROOT / "docs/src").glob("*.md")):
        languages = {language for _, language, _ in BLOCK.findall(page.read_text(encoding="utf-8"))}
        if page.name not in ELSEWHERE and languages & (PROGRAMS.keys() - {"sh"}):
            yield page


def run(page, connote, folder):
    """Runs all blocks of a page in their order. With UPDATE=1 in the environment what is shown is written anew."""
    text = page.read_text(encoding="utf-8")
    path = os.pathsep.join([str(Path(connote).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "LC_ALL": "C.UTF-8", "COLUMNS": "80"}
    fresh, at, printed, ran = "", 0, None, 0
    for block in BLOCK.finditer(text):
        file, language, code = block.groups()
        if file:
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(code, encoding="utf-8")
        elif language in PROGRAMS:
            done = subprocess.run(PROGRAMS[language](code), cwd=folder, capture_output=True, text=True, env=environment)
            assert done.returncode == 0, f"{code}\n{done.stdout}\n{done.stderr}"
            # What the shell prints is held by tests/docs.rs.
            printed = None if language == "sh" else done.stdout
            ran += language != "sh"
        elif language == "text" and printed is not None:
            fresh += text[at:block.start(3)] + "".join(line.rstrip() + "\n" for line in printed.splitlines())
            at, printed = block.end(3), None
    fresh += text[at:]
    if os.environ.get("UPDATE"):
        page.write_text(fresh, encoding="utf-8")
    else:
        assert fresh == text, f"{page.name} is stale: run UPDATE=1 tests/tables/run.sh and read the diff"
    return ran


def citation():
    """CITATION.cff is what its schema asks for."""
    done = subprocess.run([Path(sys.executable).with_name("cffconvert"), "--validate", "-i", ROOT / "CITATION.cff"],
                          capture_output=True, text=True)
    assert done.returncode == 0 and "valid" in done.stdout, done.stdout + done.stderr
