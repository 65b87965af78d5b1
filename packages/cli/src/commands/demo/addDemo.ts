import type { AddCommands } from '../AddCommands.ts'
import { jsonOption, languageOption, storeOption, wholeNumberOf } from '../options.ts'
import type { DemoOptions } from './demo.ts'

/** Adds `byoa demo`. */
export const addDemo: AddCommands = (program, { terminal, untilInterrupted }, finish) => {
  program
    .command('demo')
    .description('play the life of an onboarding on the in-memory AWS, from proposal to Closed')
    .option('--seed <number>', 'the seed of IDs and of the external ID', wholeNumberOf, 1)
    .option('--short', 'an onboarding that meets no trouble', false)
    .option('--out <dir>', 'the directory for the documents, the events and the page')
    .option('--force', 'write into a directory that is not empty', false)
    .addOption(storeOption('memory'))
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (options: Omit<DemoOptions, 'untilInterrupted'>) => {
      const { demo } = await import('./demo.ts')
      finish(await demo(terminal, { ...options, untilInterrupted }))
    })
}
