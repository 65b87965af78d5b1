/** The AWS command line of tests of scripts. */
import { spawnSync } from 'node:child_process'

/** The AWS command line; empty where it is not installed. */
export const aws: string = spawnSync('bash', ['-c', 'command -v aws'], {
  encoding: 'utf8',
}).stdout.trim()

/**
 * Stands before the command line: logs each call in `$CALLS`, and kills the script after a change if
 * there is a file `$KILL`, which it takes away.
 */
export const shim: string = `#!/usr/bin/env bash
printf '%s\\n' "$*" >>"$CALLS"
"$REAL_AWS" "$@" || exit
for word in "$@"; do
  case $word in
    create-* | update-* | delete-* | accept-* | reject-* | put-* | replace-*)
      if rm -- "$KILL" 2>/dev/null; then kill -9 $PPID; fi
      ;;
  esac
done
`
