#!/usr/bin/env bash
# Tables as statistical programs read them: the scripts of `extract --scripts` are run by R, pandas and GNU PSPP; Parquet and
# SAV are read by pyarrow, pyreadstat and PSPP. Every cell is compared with the CSV. Python packages are pinned, in an environment of their own; R and PSPP come from Debian's
# packages where they are missing. Fails where something is missing. Builds nothing of connote: CONNOTE names the binary,
# without it the release build is taken.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

CONNOTE=${CONNOTE:-$root/target/release/connote}
if [ ! -x "$CONNOTE" ]; then
  echo "$CONNOTE is not there; run: cargo build --release" >&2
  exit 1
fi

# Installs Debian packages.
debian() {
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
command -v Rscript >/dev/null || debian r-base-core
command -v pspp >/dev/null || debian pspp

# The environment stays for the next run, until a pin changes.
venv=$root/target/tables
if ! cmp -s "$here/requirements.txt" "$venv/requirements.txt"; then
  rm -rf "$venv"
  if ! python3 -m venv "$venv" 2>/dev/null; then
    rm -rf "$venv"
    # Debian's Python comes without the module.
    debian python3-venv
    python3 -m venv "$venv"
  fi
  "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
  cp "$here/requirements.txt" "$venv/requirements.txt"
fi

PYTHONDONTWRITEBYTECODE=1 exec "$venv/bin/python" "$here/run.py" "$CONNOTE"
