#!/usr/bin/env bash
# Offers the fixes as suggested changes: SARIF with fixes, read by reviewdog (https://github.com/reviewdog/reviewdog).
set -euo pipefail

command -v reviewdog >/dev/null ||
  { echo "::warning::suggestions: there is no reviewdog on PATH; install it in a step before" && exit 0; }
reviewdog -f=sarif -name=krakenlint -reporter=github-pr-review -filter-mode=added -fail-level=none \
  <"$RUNNER_TEMP/krakenlint-reports/full.sarif"
