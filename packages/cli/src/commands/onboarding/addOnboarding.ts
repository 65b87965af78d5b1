/** `byoa onboarding …`: adds decisions, also to the directory of a run. */
import { Argument, Option } from 'commander'

import type { AddCommands } from '../AddCommands.ts'
import { jsonOption, languageOption, storeOption } from '../options.ts'
import type { DecideOptions } from './decide.ts'
import { type DecisionName, decisionNames } from './decisionNames.ts'

const inDataFolder = 'pglite: in the data folder'

const parties = ['rescale', 'customer']

type DecideWords = Omit<DecideOptions, 'now' | 'onboarding' | 'untilInterrupted'>

const addDecide: AddCommands = (onboarding, { terminal, now, untilInterrupted }, finish) => {
  onboarding
    .command('decide')
    .description('add a decision to an onboarding; byoa run --resume acts on it')
    .addArgument(new Argument('<decision>', 'the decision').choices(decisionNames))
    .argument('[onboarding]', 'the ID of the onboarding in the store')
    .option('--out <dir>', 'the directory of its run, with the events')
    .addOption(storeOption(inDataFolder))
    .addOption(
      new Option('--by <party>', 'the party that decides, where either can').choices(parties),
    )
    .option('--reason <text>', 'the reason, where one is required')
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (decision: DecisionName, named: string | undefined, options: DecideWords) => {
      const { decide } = await import('./decide.ts')
      const around = { onboarding: named, now: now(), untilInterrupted }
      finish(await decide(terminal, decision, { ...options, ...around }))
    })
}

/** Adds the family to the tree. */
export const addOnboarding: AddCommands = (program, surroundings, finish) => {
  const onboarding = program
    .command('onboarding')
    .description('decide about the onboarding of a store or of a run, for either party')
  addDecide(onboarding, surroundings, finish)
}
