/** `byoa onboarding …`: lists and shows onboardings, and adds decisions. */
import { Argument, type Command, Option } from 'commander'

import type { AddCommands } from '../AddCommands.ts'
import { jsonOption, languageOption, storeOption } from '../options.ts'
import type { DecideOptions } from './decide.ts'
import { type DecisionName, decisionNames } from './decisionNames.ts'
import type { ListOptions } from './list.ts'
import type { ShowOptions } from './show.ts'

const inDataFolder = 'pglite: in the data folder'

const parties = ['rescale', 'customer']

const addList: AddCommands = (onboarding, { terminal, untilInterrupted }, finish) => {
  onboarding
    .command('list')
    .description('list the onboardings of a store, who must act next, and by when')
    .addOption(storeOption(inDataFolder))
    .option('--status <status>', 'only those in this status')
    .addOption(
      new Option('--waiting-for <party>', 'only those in which this party must act').choices(
        parties,
      ),
    )
    .option('--due-before <time>', 'only those with a deadline before this time, ISO 8601 in UTC')
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (options: Omit<ListOptions, 'untilInterrupted'>) => {
      const { list } = await import('./list.ts')
      finish(await list(terminal, { ...options, untilInterrupted }))
    })
}

type ShowWords = Pick<ShowOptions, 'at' | 'json' | 'language' | 'store'> & {
  readonly events?: string
}

const addShow: AddCommands = (onboarding, { terminal, now, untilInterrupted }, finish) => {
  onboarding
    .command('show')
    .description('show the status of an onboarding, its history, and who must do what next')
    .argument('[onboarding]', 'its ID in the store, or the file with its events')
    .option('--events <file>', 'the file with its events, one JSON object per line')
    .addOption(storeOption(inDataFolder))
    .option(
      '--at <time>',
      'judge deadlines by this time instead of now, e.g. 2026-01-05T09:00:00.000Z',
    )
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(
      async (named: string | undefined, { events, ...options }: ShowWords, command: Command) => {
        const source = events ?? named
        if (source === undefined) command.error("error: missing argument 'onboarding', or --events")
        const { show } = await import('./show.ts')
        finish(await show(terminal, { ...options, source, now: now(), untilInterrupted }))
      },
    )
}

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
    .description('list and show onboardings, and decide about them')
  addList(onboarding, surroundings, finish)
  addShow(onboarding, surroundings, finish)
  addDecide(onboarding, surroundings, finish)
}
