#!/usr/bin/env bash
# The notebooks, executed over fresh tables of the sample corpus, in a Python environment of their own (Python 3.11 or later;
# pinned packages from PyPI). Fails where something is missing. Builds nothing of connote: CONNOTE names the binary,
# without it the release build is taken. --keep FOLDER leaves the executed notebooks and their pictures there.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

CONNOTE=${CONNOTE:-$root/target/release/connote}
if [ ! -x "$CONNOTE" ]; then
  echo "$CONNOTE is not there; run: cargo build --release" >&2
  exit 1
fi

# The environment stays for the next run, until a pin changes.
venv=$root/target/notebooks
if ! cmp -s "$here/requirements.txt" "$venv/requirements.txt"; then
  rm -rf "$venv"
  if ! python3 -m venv "$venv" 2>/dev/null; then
    rm -rf "$venv"
    # Debian's Python comes without the module.
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends python3-venv >/dev/null
    python3 -m venv "$venv"
  fi
  "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
  cp "$here/requirements.txt" "$venv/requirements.txt"
fi

# Neither the user's settings nor other kernels have a say.
JUPYTER_PLATFORM_DIRS=1 JUPYTER_DATA_DIR=$venv/data IPYTHONDIR=$venv/ipython MPLBACKEND= MPLCONFIGDIR=$venv/matplotlib \
  exec "$venv/bin/python" "$here/run.py" "$CONNOTE" "$@"
