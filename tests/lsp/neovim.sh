#!/usr/bin/env bash
# Neovim against `safon lsp`: neovim.sh PROGRAM. Where there is no Neovim, nothing is tested, and that is said.
set -euo pipefail
tree=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
program=$(realpath "$1")
if ! command -v nvim >/dev/null; then
  echo "no Neovim here: \`./dev neovim\` installs it" >&2
  echo "0 passed, 0 failed"
  exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp "$tree"/tests/cli/policy/*.safon "$folder"
cd "$folder"
HOME=$folder XDG_STATE_HOME=$folder SAFON_TREE=$tree SAFON_PROGRAM=$program \
  timeout 120 nvim --headless --clean -c "luafile $tree/tests/lsp/neovim.lua" 2>&1 | tr -d '\r'
