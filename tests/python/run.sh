#!/usr/bin/env bash
# The Python package: the wheel is built, installed into an environment of its own (Python 3.11 or later; pinned packages
# from PyPI) and tested against the command line; then Spark on a cluster of several processes on this machine's loopback
# (Java 17 from the distribution), Dask and Ray. Fails where something is missing. CONNOTE names the binary, without it the
# release build is taken; PROFILE names the wheel's build, fast by default, which leaves out the costly optimisation of the
# whole and gives the same numbers. What is given behind goes to pytest: run.sh -k compare, run.sh --ignore cluster.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/../environment.sh"
environment python "$here/requirements.txt" "$here/requirements-cluster.txt"
command -v java >/dev/null || debian openjdk-17-jre-headless

rm -rf "$root/target/wheels"
(cd "$root" && "$venv/bin/maturin" build --quiet --profile "${PROFILE:-fast}" --out target/wheels)
"$venv/bin/pip" install --quiet --disable-pip-version-check --no-deps --force-reinstall "$root"/target/wheels/connote-*.whl

CONNOTE=$(realpath "$CONNOTE")
export CONNOTE
cd "$here"
exec "$venv/bin/python" -m pytest -q -p no:cacheprovider "$@"
