# Sourced by the scripts that test from Python (3.11 or later): the binary, Debian's packages, and an environment of pinned
# packages from PyPI. Builds nothing of connote: CONNOTE names the binary, without it the release build is taken.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

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

# environment NAME PINS...: sets venv to the folder of an environment. It stays for the next run, until a pin changes.
environment() {
  venv=$root/target/$1
  shift
  if cat "$@" | cmp -s - "$venv/requirements.txt"; then
    return
  fi
  rm -rf "$venv"
  if ! python3 -m venv "$venv" 2>/dev/null; then
    rm -rf "$venv"
    # Debian's Python comes without the module.
    debian python3-venv
    python3 -m venv "$venv"
  fi
  "$venv/bin/pip" install --quiet --disable-pip-version-check "${@/#/--requirement=}"
  cat "$@" > "$venv/requirements.txt"
}
