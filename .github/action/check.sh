#!/usr/bin/env bash
# The check step of action.yml. Writes the outputs exit-code, sarif and report, and the job summary; it fails only where it
# could not even start, so that the SARIF file can be uploaded before the job fails. Works with bash 3.2, as macOS runners have it.
set -euo pipefail

fail() {
  echo "::error title=cdk-hicp::$1"
  echo 'exit-code=2' >>"$GITHUB_OUTPUT"
  exit 2
}

command -v node >/dev/null || fail 'Node is missing. Add actions/setup-node with Node 20 or newer before this step'

if [[ -x node_modules/.bin/hicp ]]; then
  hicp=(node_modules/.bin/hicp)
else
  version="${HICP_VERSION:-}"
  if [[ -z "$version" ]]; then
    version="$(node -p 'require(require("node:path").resolve(process.argv[1], "package.json")).version' "$HICP_ACTION")"
  fi
  # Colons and slashes would make npx fetch something else than a version of this package.
  [[ "$version" =~ ^[0-9A-Za-z.^~+-]+$ ]] || fail 'The input version is no version, such as 0.1.0'
  hicp=(npx --yes --package "cdk-hicp@$version" -- hicp)
fi

report="$(mktemp -d "${RUNNER_TEMP:-/tmp}/hicp-report.XXXXXX")"
args=(check --format text,sarif,json,html "--output=$report/")
if [[ -n "${HICP_PROFILE:-}" ]]; then args+=("--profile=$HICP_PROFILE"); fi
if [[ -n "${HICP_FAIL_ON:-}" ]]; then args+=("--fail-on=$HICP_FAIL_ON"); fi
if [[ -n "${HICP_CONFIG:-}" ]]; then args+=("--config=$HICP_CONFIG"); fi
case "${HICP_STRICT:-false}" in
  true) args+=(--strict) ;;
  false | '') ;;
  *) fail 'The input strict is neither true nor false' ;;
esac
args+=(--)
while IFS= read -r path || [[ -n "$path" ]]; do
  path="${path%$'\r'}"
  if [[ "$path" =~ [^[:space:]] ]]; then args+=("$path"); fi
done <<<"${HICP_PATHS:-}"

# Names out of templates stand in the output, and a line such as `::set-env` must not reach the runner as a command.
token="$(node -p 'require("node:crypto").randomUUID()')"
echo "::stop-commands::$token"
code=0
"${hicp[@]}" "${args[@]}" 2>&1 || code=$?
if [[ -f "$report/report.txt" ]]; then cat "$report/report.txt"; fi
echo
echo "::$token::"

# 200,000 bytes stay below the runner's limit of 1 MiB even when every one of them has to be escaped.
if [[ -f "$report/report.txt" ]]; then
  {
    echo '### cdk-hicp'
    echo
    echo '<pre>'
    head -c 200000 "$report/report.txt" | LC_ALL=C sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g'
    echo
    echo '</pre>'
    if (($(wc -c <"$report/report.txt") > 200000)); then
      echo
      echo 'Only the beginning is shown. The report folder has all of it.'
    fi
  } >>"$GITHUB_STEP_SUMMARY"
fi

{
  echo "exit-code=$code"
  echo "report=$report"
  if [[ -f "$report/hicp.sarif" ]]; then echo "sarif=$report/hicp.sarif"; fi
} >>"$GITHUB_OUTPUT"
