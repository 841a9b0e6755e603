#!/usr/bin/env bash
# Tables as statistical programs read them: the scripts of `extract --scripts` are run by R, pandas and GNU PSPP; Parquet and
# SAV are read by pyarrow, pyreadstat and PSPP. Every cell is compared with the CSV. Python packages are pinned, in an
# environment of their own; R and PSPP come from Debian's packages where they are missing. Fails where something is missing.
# CONNOTE names a binary, without it the release build is taken.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/../environment.sh"
command -v Rscript >/dev/null || debian r-base-core
command -v pspp >/dev/null || debian pspp
environment tables "$here/requirements.txt"

PYTHONDONTWRITEBYTECODE=1 exec "$venv/bin/python" "$here/run.py" "$CONNOTE"
