#!/usr/bin/env bash
# The notebooks, executed over fresh tables of the sample corpus, in a Python environment of their own. Fails where something
# is missing. CONNOTE names a binary, without it the release build is taken. --keep FOLDER leaves the executed notebooks and
# their pictures there.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/../environment.sh"
environment notebooks "$here/requirements.txt"

# Neither the user's settings nor other kernels have a say.
JUPYTER_PLATFORM_DIRS=1 JUPYTER_DATA_DIR=$venv/data IPYTHONDIR=$venv/ipython MPLBACKEND= MPLCONFIGDIR=$venv/matplotlib \
  exec "$venv/bin/python" "$here/run.py" "$CONNOTE" "$@"
