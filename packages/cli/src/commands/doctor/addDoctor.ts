/** `byoa doctor`: the inspection of either side, as its options say. */
import { Option } from 'commander'

import type { AddCommands } from '../AddCommands.ts'
import type { InspectOptions } from '../customer/inspectAccount.ts'
import { changeOption, jsonOption, languageOption, reportOption, storeOption } from '../options.ts'
import type { ExamineOptions } from '../rescale/examine.ts'
import { withCheckOptions } from './CheckOptions.ts'

type DoctorOptions = Omit<InspectOptions, 'setup'> &
  Omit<ExamineOptions, 'onboarding'> & { readonly setup?: string }

const setupOption = new Option('--setup <file>', 'the setup from Rescale').conflicts([
  'store',
  'rescale',
  'outbox',
  'inspection',
])

/** Adds the command. */
export const addDoctor: AddCommands = (program, surroundings, finish) => {
  const { terminal } = surroundings
  const command = program
    .command('doctor')
    .description('inspect a connection from either side, and say what to do about what is found')
    .argument('[onboarding]', "Rescale's side: the ID of the onboarding in the store")
    .option('--profile <name>', 'the AWS profile; absent: where the AWS SDK finds credentials')
    .option('--endpoint-url <url>', 'the endpoint to call, e.g. a sandbox; absent: AWS itself')
  withCheckOptions(command)
    .addOption(jsonOption())
    .addOption(languageOption())
    .optionsGroup("The customer's side:")
    .addOption(setupOption)
    .addOption(changeOption())
    .addOption(reportOption())
    .option('--notice <file>', 'the last peering notice')
    .option('--signer <fingerprint>', "the fingerprint of Rescale's key")
    .option('--out <file>', 'the file of the inspection (default: standard output)')
    .option('--force', 'replace an existing file', false)
    .optionsGroup("Rescale's side:")
    .addOption(storeOption('pglite: in the data folder'))
    .option('--outbox <dir>', 'where documents for customers are written, a folder for each')
    .option('--rescale <file>', "Rescale's accounts and VPCs (a default is built in)")
    .option('--inspection <file>', "the customer's inspection, for what Rescale cannot see")
    .action(async (onboarding: string | undefined, { setup, ...options }: DoctorOptions) => {
      const given = { ...options, ...surroundings }
      if (setup !== undefined && onboarding === undefined) {
        const { inspect } = await import('../customer/inspect.ts')
        finish(await inspect(terminal, { ...given, setup }))
      } else if (setup === undefined && onboarding !== undefined) {
        const { inspect } = await import('../rescale/inspect.ts')
        finish(await inspect(terminal, { ...given, onboarding }))
      } else {
        command.error('error: pass the ID of an onboarding, or --setup on the customer’s side')
      }
    })
}
