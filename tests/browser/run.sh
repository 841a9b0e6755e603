#!/usr/bin/env bash
# The pages in a real browser: headless Chromium, driven by playwright-core, loaded from file:// with the network watched.
# Installs what it needs (Debian's chromium where there is none; the locked npm package) and fails where it cannot.
# CONNOTE names a binary to test; without it the release build is made and taken.
set -euo pipefail
cd "$(dirname "$0")"

if [ -z "${CHROMIUM:-}" ]; then
  if ! command -v chromium >/dev/null; then
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null
  fi
  CHROMIUM=$(command -v chromium)
fi
if [ -z "${CONNOTE:-}" ]; then
  cargo build --release --quiet --manifest-path ../../Cargo.toml
  CONNOTE=$(cd ../.. && pwd)/target/release/connote
fi
export CHROMIUM CONNOTE PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
npm ci --silent --no-progress
exec node --test --test-reporter=tap "$@" ./*.test.js
