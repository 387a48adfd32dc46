#!/bin/sh
# helm krakenlint COMMAND CHART [FLAGS]: says to krakenlint what helm would call it. The program is the one beside this script, or
# the one on PATH.
set -eu

here=$(dirname "$0")
if [ -x "$here/krakenlint" ]; then program=$here/krakenlint; else program=krakenlint; fi
command -v "$program" >/dev/null || {
  echo "helm krakenlint: there is no krakenlint on PATH; install it as its README says" >&2
  exit 2
}

command=${1:-}
[ $# -eq 0 ] || shift
case $command in
'' | help | -h | --help) exec "$program" --help ;;
lint | blame | map | runbook)
  # The chart stands where helm has it.
  case ${1:-} in
  '' | -*) ;;
  *)
    chart=$1
    shift
    set -- --chart "$chart" "$@"
    ;;
  esac
  # helm takes -n away from a plugin's flags, and says it here.
  case ${HELM_NAMESPACE:-default} in
  default) ;;
  *) set -- "$@" --namespace "$HELM_NAMESPACE" ;;
  esac
  ;;
esac
exec "$program" "$command" "$@"
