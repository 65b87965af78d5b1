/** `byoa sandbox` on the command tree. */
import { InvalidArgumentError } from 'commander'

import type { AddCommands } from '../AddCommands.ts'
import { jsonOption, languageOption } from '../options.ts'
import type { SandboxOptions } from './sandbox.ts'

/** Reads an option that is a port. */
export const portOf = (text: string): number => {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('It must be a port, 0 for any.')
  return Number(text)
}

/** Resolves at the first SIGINT or SIGTERM; a second ends the process. */
export const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = (): void => {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })

export const addSandbox: AddCommands = (program, { terminal, now }, finish) => {
  program
    .command('sandbox')
    .description('serve an in-memory AWS at an HTTP endpoint, for the AWS CLI and AWS SDKs')
    .option('--port <number>', 'the port to listen on, 0 for any free port', portOf, 4580)
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .option('--allow-remote', 'listen on an address that others can reach', false)
    .option('--state <file>', 'a file that keeps the state between runs')
    .option('--scenario <file>', "Rescale's side and the customers' accounts, for a new state")
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (options: Omit<SandboxOptions, 'now' | 'untilStopped'>) => {
      const { sandbox } = await import('./sandbox.ts')
      finish(await sandbox(terminal, { ...options, now, untilStopped }))
    })
}
