#!/usr/bin/env bash
# Writes one comment for each category, and changes it from then on.
set -euo pipefail

report=$RUNNER_TEMP/krakenlint-reports/comment.md
[[ -f "$report" ]] || { echo "there is no report to comment with" && exit 0; }
mark="<!-- krakenlint $(printf %s "$CATEGORY" | sha256sum | cut -c1-16) -->"
body=$RUNNER_TEMP/krakenlint-reports/body.md
{ echo "$mark" && cat "$report"; } >"$body"
# A comment that only looks like ours, written by somebody else, cannot be changed with this token, and is passed over.
known=$(MARK=$mark gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments" \
  --jq '.[] | select(.user.type == "Bot" and (.body | startswith(env.MARK))) | .id' | head -n 1)
if [[ -n "$known" ]]; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$known" --field "body=@$body" --silent
else
  gh api --method POST "repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments" --field "body=@$body" --silent
fi
