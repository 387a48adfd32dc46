#!/usr/bin/env bash
# Installs the tool, unless the job has one already.
set -euo pipefail

if command -v krakenlint >/dev/null; then
  krakenlint --version
  exit 0
fi
folder=$RUNNER_TEMP/krakenlint-tool
arguments=(--tool-path "$folder" --version "$VERSION")
if [[ -n "$SOURCE" ]]; then arguments+=(--source "$SOURCE"); fi
dotnet tool install KrakenLint "${arguments[@]}"
echo "$folder" >>"$GITHUB_PATH"
