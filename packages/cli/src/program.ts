/** The command tree. Commands are loaded when they are called, so that `byoa --help` is fast. */
import { Command, CommanderError } from 'commander'

import type { AddCommands, Surroundings } from './commands/AddCommands.ts'
import { addCidr } from './commands/cidr/addCidr.ts'
import { addCustomer } from './commands/customer/addCustomer.ts'
import { addDiagram } from './commands/diagram/addDiagram.ts'
import { addDemo } from './commands/demo/addDemo.ts'
import { addPolicy } from './commands/policy/addPolicy.ts'
import { addRescale } from './commands/rescale/addRescale.ts'
import { addRun } from './commands/run/addRun.ts'
import { addSandbox } from './commands/sandbox/addSandbox.ts'
import { addStore } from './commands/store/addStore.ts'
import { addDoctor } from './commands/doctor/addDoctor.ts'
import { addEgress } from './commands/egress/addEgress.ts'
import { addTemplate } from './commands/template/addTemplate.ts'
import { addWorker } from './commands/worker/addWorker.ts'
import type { ExitCode } from './terminal/Terminal.ts'

const families: ReadonlyArray<AddCommands> = [
  addDemo,
  addRun,
  addRescale,
  addCustomer,
  addDoctor,
  addCidr,
  addTemplate,
  addEgress,
  addDiagram,
  addPolicy,
  addSandbox,
  addStore,
  addWorker,
]

/** The JSON of a usage error, with Commander's message. */
const usageErrorJson = ({ code, message }: CommanderError): string =>
  JSON.stringify({ error: { _tag: 'UsageError', code }, message: message.replace(/^error: /, '') })

/** Runs a command line, without `node` and the script, and returns its exit code. */
export const runCommandLine = async (
  words: ReadonlyArray<string>,
  surroundings: Surroundings,
): Promise<ExitCode> => {
  const { terminal, version } = surroundings
  const isJson = words.includes('--json')
  let code: ExitCode = 0
  const program = new Command('byoa')
    .description('Connect a customer AWS account to Rescale: both parties, one command.')
    .version(version)
    .option('--no-color', 'write plain text, as with NO_COLOR or without a terminal')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => {
        if (!isJson) terminal.err(text.trimEnd())
      },
    })
  for (const add of families) {
    add(program, surroundings, (finished) => {
      code = finished
    })
  }
  try {
    await program.parseAsync([...words], { from: 'user' })
    return code
  } catch (cause) {
    if (!(cause instanceof CommanderError)) throw cause
    // Help and version are not errors; Commander has reported the others as text.
    if (cause.exitCode === 0) return 0
    if (isJson) terminal.out(usageErrorJson(cause))
    return 2
  }
}
