/** `byoa onboarding …`: shows an onboarding, and adds decisions. */
import { Argument, Option } from 'commander'

import type { AddCommands } from '../AddCommands.ts'
import { jsonOption, languageOption } from '../options.ts'
import type { DecideOptions } from './decide.ts'
import { type DecisionName, decisionNames } from './decisionNames.ts'
import type { ShowOptions } from './show.ts'

const addShow: AddCommands = (onboarding, { terminal, now }, finish) => {
  onboarding
    .command('show')
    .description('show the status of an onboarding, its history, and who must do what next')
    .requiredOption('--events <file>', 'its events, one JSON object per line')
    .option(
      '--at <time>',
      'judge deadlines by this time instead of now, e.g. 2026-01-05T09:00:00.000Z',
    )
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (options: Omit<ShowOptions, 'now'>) => {
      const { show } = await import('./show.ts')
      finish(await show(terminal, { ...options, now: now() }))
    })
}

const addDecide: AddCommands = (onboarding, { terminal, now }, finish) => {
  onboarding
    .command('decide')
    .description('add a decision to a run; byoa run --resume acts on it')
    .addArgument(new Argument('<decision>', 'the decision').choices(decisionNames))
    .requiredOption('--out <dir>', "the run's directory, with its events.jsonl")
    .addOption(
      new Option('--by <party>', 'the party that decides, where either can').choices([
        'rescale',
        'customer',
      ]),
    )
    .option('--reason <text>', 'the reason, where one is required')
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (decision: DecisionName, options: Omit<DecideOptions, 'now'>) => {
      const { decide } = await import('./decide.ts')
      finish(await decide(terminal, decision, { ...options, now: now() }))
    })
}

/** Adds the family to the tree. */
export const addOnboarding: AddCommands = (program, surroundings, finish) => {
  const onboarding = program
    .command('onboarding')
    .description('show an onboarding, and decide about it')
  addShow(onboarding, surroundings, finish)
  addDecide(onboarding, surroundings, finish)
}
