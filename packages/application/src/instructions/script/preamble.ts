/** How every script begins: with its guards, and with the functions that the others use. */

/** Stops at the first error, in functions and substitutions too. */
export const guards = `#!/usr/bin/env bash
# Run it with bash in AWS CloudShell, or anywhere with the AWS CLI and the customer's credentials,
# in the folder of the documents. Options such as --profile NAME are passed to the AWS CLI.
# It stops at the first error, and can be run again at any point.
set -euo pipefail
shopt -s inherit_errexit
cd -- "$(dirname -- "$0")"
aws_options=("$@")
errors=$(mktemp)
trap 'rm -f -- "$errors"' EXIT
export AWS_PAGER=''`

/** Messages, calls, and the account and the Region in which they are made. */
export const calls = `say() { printf '%s\\n' "$*"; }

fail() {
  printf '%s\\n' "$*" >&2
  exit 1
}

ask() { command aws "\${aws_options[@]}" --region "$region" --output text "$@"; }

# Shows the error of the last call, unless it contains a text that is expected.
expect_error() { [[ $(<"$errors") == *"$1"* ]] || fail "$(<"$errors")"; }

pause() { sleep "\${BYOA_PAUSE_SECONDS:-5}"; }

verify_account() {
  local caller arn
  caller=$(ask sts get-caller-identity --query '[Account,Arn]')
  IFS=$'\\t' read -r caller arn <<<"$caller"
  [[ $caller == "$account" ]] || fail "These credentials are of account $caller, not of $account."
  [[ $arn == "arn:$partition:"* ]] || fail "These credentials are not of the partition $partition."
  say "Account $account, Region $region, stack $stack_name"
}`

/** Documents as JSON. */
export const documents = `json() {
  local text=$1 backslash=$'\\\\' quote='"'
  text=\${text//"$backslash"/"$backslash$backslash"}
  text=\${text//"$quote"/"$backslash$quote"}
  text=\${text//$'\\t'/"\${backslash}t"}
  text=\${text//$'\\n'/"\${backslash}n"}
  printf '"%s"' "$text"
}

# A list with commas as an array.
json_list() {
  local item items=()
  local -a words
  IFS=, read -ra words <<<"$1"
  for item in "\${words[@]}"; do items+=("$(json "$item")"); done
  local IFS=,
  printf '[%s]' "\${items[*]}"
}

now() { date -u +%Y-%m-%dT%H:%M:%S.000Z; }

# The first fields of a document of a kind.
header() {
  printf '"version":1,"kind":%s,"onboardingId":%s,"answers":%s' \\
    "$(json "$1")" "$(json "$onboarding_id")" "$(json "$answers")"
}

write() {
  printf '{%s}\\n' "$2" >"$1.part"
  mv -- "$1.part" "$1"
  say "Wrote $1. Send it to Rescale."
}`
