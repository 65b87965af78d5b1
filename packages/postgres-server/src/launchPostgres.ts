/**
 * Runs a server under a shell that outlives this process.
 *
 * The shell reads its standard input, a pipe from this process. At the end of the pipe, which comes
 * however this process ends, it shuts the server down and removes the folder. It has a session of
 * its own, so that Ctrl-C in a terminal reaches it only through the pipe.
 *
 * Only processes of the server keep the shell's standard output: its end says that all have ended.
 */
import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { text } from 'node:stream/consumers'

import type { PrivateFolder } from './privateFolder.ts'

/** One run of a server, from its start to its end. */
export interface PostgresRun {
  /** What the server and `initdb` printed, when all their processes have ended. */
  readonly ended: Promise<string>
  /** Ends the server at once with SIGKILL, as a crash does; the folder stays for another run. */
  readonly kill: () => Promise<void>
  /** Shuts down without waiting for clients; the folder stays for another run. */
  readonly shutDown: () => Promise<void>
  /** Shuts down at once and removes the folder. */
  readonly remove: () => Promise<void>
}

// SIGINT is PostgreSQL's fast shutdown; SIGQUIT its immediate one, which writes no checkpoint. A
// background job of a shell ignores both signals, but the server sets handlers of its own.
const supervisor = `
bin=$1 keep=
shift
exec 2>&1
if [ -d data ] ||
  "$bin/initdb" -D data -U byoa -A trust -E UTF8 --locale=C --no-sync >/dev/null
then
  "$bin/postgres" -D data "$@" &
  exec >&- 2>&-
  while read -r command
  do
    case $command in
      kill) kill -KILL $! ;;
      keep) keep=yes ;;
    esac
  done
  if [ "$keep" ]; then kill -INT $!; else kill -QUIT $!; fi
  wait
fi
[ "$keep" ] || rm -rf "$PWD"
`

/** Starts a server on the data of a folder, which it makes in the first run. */
export const launchPostgres = (
  { path, bin, user }: PrivateFolder,
  settings: Readonly<Record<string, string>>,
): PostgresRun => {
  const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const shell = spawn('sh', ['-c', supervisor, 'sh', bin, ...words], {
    ...user,
    cwd: path,
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const failed = new Promise<string>((resolve) => {
    shell.once('error', (error) => resolve(error.message))
  })
  const exited = new Promise((resolve) => {
    shell.once('exit', resolve)
  })
  const ended = Promise.race([failed, text(shell.stdout)])
  // Writing to a shell that has ended is no failure: whoever waits for its end learns of it.
  shell.stdin.on('error', () => undefined)
  const end = async (lastCommand: string): Promise<void> => {
    shell.stdin.end(lastCommand)
    await Promise.race([failed, exited])
  }
  return {
    ended,
    kill: async () => {
      shell.stdin.write('kill\n')
      await ended
    },
    shutDown: () => end('keep\n'),
    remove: async () => {
      await end('')
      await rm(path, { recursive: true, force: true })
    },
  }
}
