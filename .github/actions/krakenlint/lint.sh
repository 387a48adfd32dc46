#!/usr/bin/env bash
# Lints once and writes all reports. The step passes whatever is found; the last step of the action ends with the exit code.
set -euo pipefail

reports=$RUNNER_TEMP/krakenlint-reports
mkdir -p "$reports"
arguments=()
option() { if [[ -n "$2" ]]; then arguments+=("$1" "$2"); fi; } # NAME VALUE
each() { # COMMAND... VALUES: the command for each line
  local line
  while IFS= read -r line; do
    line=${line%$'\r'}
    if [[ -n "${line// /}" ]]; then "${@:1:$#-1}" "$line"; fi
  done <<<"${!#}"
}
path() { paths+=("$1"); }

paths=()
each path "$PATHS"
# Written together, so that no name of a branch becomes an option.
if [[ -n "$SINCE" ]]; then arguments+=("--since=$SINCE"); fi
option --chart "$CHART"
each option --values "$VALUES"
option --config "$CONFIG"
option --profile "$PROFILE"
option --fail-on "$FAIL_ON"
option --category "$CATEGORY"
options=("${arguments[@]}")
arguments+=(--report "sarif=$reports/krakenlint.sarif" --report "markdown=$reports/comment.md")
arguments+=(--report "html=$reports/krakenlint.html")
format=text
if [[ "$ANNOTATIONS" == true ]]; then format=github; fi

status=0
krakenlint lint --format "$format" "${arguments[@]}" -- "${paths[@]}" || status=$?
{
  echo "exit-code=$status"
  if [[ -f "$reports/krakenlint.sarif" ]]; then
    echo "sarif-file=$reports/krakenlint.sarif"
    # One line, as SARIF has it: control characters are escaped there.
    category=$(grep -m 1 -A 1 '"automationDetails"' "$reports/krakenlint.sarif" | sed -n 's/.*"id": "\(.*\)"/\1/p')
    echo "category=$category"
  fi
} >>"$GITHUB_OUTPUT"
# Code scanning takes no fixes; suggestions are made of them.
if [[ "${SUGGESTIONS:-}" == true && "$status" == 1 ]]; then
  krakenlint lint --format sarif --sarif-profile full --quiet --exit-zero "${options[@]}" -- "${paths[@]}" \
    >"$reports/full.sarif" || true
fi
if [[ -n "${GITHUB_STEP_SUMMARY:-}" && -f "$reports/comment.md" ]]; then cat "$reports/comment.md" >>"$GITHUB_STEP_SUMMARY"; fi
