#!/usr/bin/env bash
# Makes .venv and installs the locked requirements: tools/venv.sh base|dev
set -euo pipefail
if [ ! -x .venv/bin/pip ]; then
  if ! python3 -m venv .venv 2>/dev/null; then
    rm -rf .venv
    if [ "$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
    else echo "Please install python3-venv (apt-get install python3-venv), then run make again." >&2; exit 1
    fi
    python3 -m venv .venv
  fi
fi
.venv/bin/pip install -q --disable-pip-version-check --require-hashes -r "requirements/$1.txt"
if [ "$1" = base ]; then
  .venv/bin/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
fi
