/** `byoa rescale …`: Rescale's side, on its store and with its credentials. */
import { type Command, Option } from 'commander'

import type { AddCommands, Surroundings } from '../AddCommands.ts'
import { withCheckOptions } from '../doctor/CheckOptions.ts'
import type { ExamineOptions } from './examine.ts'
import type { RepairOptions } from './repair.ts'
import type { ReportOptions } from './report.ts'
import type { ListOptions } from './list.ts'
import type { ShowOptions } from './show.ts'
import type { KeyOptions } from '../../signing/showKey.ts'
import { jsonOption, languageOption, storeOption, wholeNumberOf } from '../options.ts'
import type { RescaleOptions, RescaleSurroundings } from './RescaleOptions.ts'
import type { AdvanceOptions } from './advance.ts'
import type { RescaleDecisionOptions } from './decide.ts'
import { decisionNames, decisionTexts } from './rescaleDecisions.ts'

type Words<Options> = Omit<Options, keyof RescaleSurroundings>

/** Adds a command with the options that every command of Rescale's has. */
const commandIn = (rescale: Command, name: string, description: string): Command =>
  rescale
    .command(name)
    .description(description)
    .addOption(storeOption('pglite: in the data folder'))
    .option('--outbox <dir>', 'where documents for customers are written, a folder for each')
    .option('--rescale <file>', "Rescale's accounts and VPCs (a default is built in)")
    .option('--profile <name>', "the AWS profile with Rescale's credentials")
    .option('--endpoint-url <url>', 'the endpoint to call, e.g. a sandbox; absent: AWS itself')
    .addOption(jsonOption())
    .addOption(languageOption())

const surroundingsOf = ({
  now,
  sleep,
  untilInterrupted,
  askSecret,
}: Surroundings): RescaleSurroundings => ({
  now,
  untilInterrupted,
  ...(sleep && { sleep }),
  ...(askSecret && { askSecret }),
})

const byOption = (): Option =>
  new Option('--by <party>', 'the party that decided (default: rescale)').choices([
    'rescale',
    'customer',
  ])

const idArgument = ['<onboarding>', 'the ID of the onboarding'] as const

const addDocuments: AddCommands = (rescale, surroundings, finish) => {
  const { terminal } = surroundings
  const around = surroundingsOf(surroundings)
  commandIn(rescale, 'receive', 'record documents of customers, and write the answers')
    .argument(
      '<files...>',
      'requests, stack reports, inspections, clean exits; - for standard input',
    )
    .action(async (files: ReadonlyArray<string>, options: Words<RescaleOptions>) => {
      const { receive } = await import('./receive.ts')
      finish(await receive(terminal, files, { ...options, ...around }))
    })
  commandIn(rescale, 'move', 'replace the VPC of an onboarding with that of a new stack report')
    .argument(...idArgument)
    .argument('<file>', 'the stack report, - for standard input')
    .action(async (onboarding: string, file: string, options: Words<RescaleOptions>) => {
      const { move } = await import('./move.ts')
      finish(await move(terminal, { ...options, ...around, onboarding, file }))
    })
  commandIn(rescale, 'add-cidr', "agree on a secondary block for the customer's VPC")
    .argument(...idArgument)
    .argument('<cidr>', 'the block, which must conflict with nothing that is held')
    .action(async (onboarding: string, cidr: string, options: Words<RescaleOptions>) => {
      const { addCidr } = await import('./addCidr.ts')
      finish(await addCidr(terminal, { ...options, ...around, onboarding, cidr }))
    })
}

const addWork: AddCommands = (rescale, surroundings, finish) => {
  const { terminal } = surroundings
  const around = surroundingsOf(surroundings)
  commandIn(rescale, 'advance', "do what is Rescale's, and write the documents that are due")
    .argument('[onboarding]', 'the ID of the onboarding')
    .option('--all', 'all onboardings of the store', false)
    .addOption(
      new Option('--plan', 'only show what is to be done, and what changes').conflicts('watch'),
    )
    .option('--watch', 'repeat until interrupted', false)
    .option('--every-seconds <number>', 'the pause between rounds', wholeNumberOf, 30)
    .action(
      async (
        onboarding: string | undefined,
        options: Words<Omit<AdvanceOptions, 'onboarding'>>,
      ) => {
        const { advanceCommand } = await import('./advance.ts')
        finish(await advanceCommand(terminal, { ...options, ...around, onboarding }))
      },
    )
}

const addInspections: AddCommands = (rescale, surroundings, finish) => {
  const { terminal, ask } = surroundings
  const around = { ...surroundingsOf(surroundings), ...(ask && { ask }) }
  const examining = (name: string, description: string): Command =>
    withCheckOptions(commandIn(rescale, name, description))
      .argument(...idArgument)
      .option('--inspection <file>', "the customer's inspection, for what Rescale cannot see")
  examining('inspect', 'inspect a connection, and record what was found').action(
    async (onboarding: string, options: Words<ExamineOptions>) => {
      const { inspect } = await import('./inspect.ts')
      finish(await inspect(terminal, { ...options, ...around, onboarding }))
    },
  )
  examining('repair', "inspect a connection, repair what is Rescale's, and inspect it again")
    .option('--plan', 'only show the repairs of both parties')
    .option('--yes', "change Rescale's account without a question")
    .action(async (onboarding: string, options: Words<RepairOptions>) => {
      const { repair } = await import('./repair.ts')
      finish(await repair(terminal, { ...options, ...around, onboarding }))
    })
}

type ShowWords = Pick<ShowOptions, 'at' | 'json' | 'language' | 'store'> & {
  readonly events?: string
}

const addViews: AddCommands = (rescale, surroundings, finish) => {
  const { terminal, now, untilInterrupted } = surroundings
  commandIn(rescale, 'list', 'list onboardings, who must act next, and by when')
    .option('--status <status>', 'only those in this status')
    .addOption(
      new Option('--waiting-for <party>', 'only those in which this party must act').choices([
        'rescale',
        'customer',
      ]),
    )
    .option('--due-before <time>', 'only those with a deadline before this time, ISO 8601 in UTC')
    .action(async (options: Words<ListOptions>) => {
      const { list } = await import('./list.ts')
      finish(await list(terminal, { ...options, untilInterrupted }))
    })
  commandIn(rescale, 'show', 'show status and history of an onboarding, and what is due next')
    .argument('[onboarding]', 'its ID in the store, or the file with its events')
    .option('--events <file>', 'the file with its events, one JSON object per line')
    .option(
      '--at <time>',
      'judge deadlines by this time instead of now, e.g. 2026-01-05T09:00:00.000Z',
    )
    .action(
      async (named: string | undefined, { events, ...options }: ShowWords, command: Command) => {
        const source = events ?? named
        if (source === undefined) command.error("error: missing argument 'onboarding', or --events")
        const { show } = await import('./show.ts')
        finish(await show(terminal, { ...options, source, now: now(), untilInterrupted }))
      },
    )
}

type ReportWords = Omit<ReportOptions, 'onboarding' | 'now' | 'untilInterrupted'>

const addReport: AddCommands = (rescale, { terminal, now, untilInterrupted }, finish) => {
  commandIn(rescale, 'report', 'write pages: of an onboarding, or of all with a list')
    .argument('[onboarding]', 'its ID; absent: all of the store')
    .requiredOption('--out <dir>', 'the directory for the pages')
    .option('--force', 'write into a directory that is not empty', false)
    .action(async (onboarding: string | undefined, options: ReportWords) => {
      const { report } = await import('./report.ts')
      finish(await report(terminal, { ...options, onboarding, now: now(), untilInterrupted }))
    })
}

const addKey: AddCommands = (rescale, { terminal }, finish) => {
  commandIn(
    rescale,
    'key',
    "show the key of Rescale's documents, whose fingerprint is published",
  ).action(async (options: KeyOptions) => {
    const { showKey } = await import('../../signing/showKey.ts')
    finish(await showKey(terminal, options))
  })
}

type DecisionWords = Words<Pick<RescaleDecisionOptions, keyof RescaleOptions | 'by' | 'reason'>>

const addDecisions: AddCommands = (rescale, surroundings, finish) => {
  const { terminal } = surroundings
  for (const name of decisionNames) {
    const { description, reason, by } = decisionTexts[name]
    const command = commandIn(rescale, name, description).argument(...idArgument)
    if (reason !== undefined) command.option('--reason <text>', reason)
    if (by === 'either') command.addOption(byOption())
    command.action(async (onboarding: string, options: DecisionWords) => {
      const { decideForRescale } = await import('./decide.ts')
      const around = { ...surroundingsOf(surroundings), onboarding }
      finish(await decideForRescale(terminal, name, { ...options, ...around }))
    })
  }
}

/** Adds the family to the tree. */
export const addRescale: AddCommands = (program, surroundings, finish) => {
  const rescale = program
    .command('rescale')
    .description("Rescale's side: receive documents, advance onboardings, decide about them")
  const families = [
    addDocuments,
    addWork,
    addInspections,
    addViews,
    addReport,
    addKey,
    addDecisions,
  ]
  for (const add of families) {
    add(rescale, surroundings, finish)
  }
}
