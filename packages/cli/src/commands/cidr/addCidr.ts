/** `byoa cidr …`: review a range, suggest others, plan subnets, draw a pool. */
import type { AddCommands } from '../AddCommands.ts'
import { jsonOption, languageOption } from '../options.ts'
import type { MapOptions } from './map.ts'
import type { ReviewOptions } from './review.ts'
import type { SubnetsOptions } from './subnets.ts'
import type { SuggestOptions } from './suggest.ts'

const inventoryOption = [
  '--inventory <file>',
  'what a range must not collide with on a Rescale VPC; - for standard input',
] as const

const addReview: AddCommands = (cidr, { terminal }, finish) => {
  cidr
    .command('review')
    .description('review a range: every conflict, and free alternatives')
    .argument('<cidr>', 'the proposed range, e.g. 10.50.0.0/16')
    .requiredOption(...inventoryOption)
    .option('--prefix-length <length>', 'length of the alternatives; absent: as proposed')
    .option('--zones <number>', 'Availability Zones, with one subnet each: 1 to 6', '1')
    .option('--nodes <number>', 'concurrent compute nodes that must fit')
    .option('--check-set <version>', 'review by this version of the rules instead of the newest')
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (text: string, options: ReviewOptions) => {
      const { review } = await import('./review.ts')
      finish(await review(terminal, text, options))
    })
}

const addSuggest: AddCommands = (cidr, { terminal }, finish) => {
  cidr
    .command('suggest')
    .description('free ranges of one size, the best first')
    .requiredOption(...inventoryOption)
    .requiredOption('--prefix-length <length>', 'size of the ranges: 16 to 28')
    .option('--near <cidr>', 'prefer ranges near this one')
    .option('--count <number>', 'how many at most', '5')
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (options: SuggestOptions) => {
      const { suggest } = await import('./suggest.ts')
      finish(await suggest(terminal, options))
    })
}

const addSubnets: AddCommands = (cidr, { terminal }, finish) => {
  cidr
    .command('subnets')
    .description('divide a range into one subnet per zone, and count the nodes that fit')
    .argument('<cidr>', 'the range of the VPC')
    .requiredOption('--zones <number>', 'Availability Zones, with one subnet each: 1 to 6')
    .option('--nodes <number>', 'concurrent compute nodes that must fit')
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (text: string, options: SubnetsOptions) => {
      const { subnets } = await import('./subnets.ts')
      finish(subnets(terminal, text, options))
    })
}

const addMap: AddCommands = (cidr, { terminal }, finish) => {
  cidr
    .command('map')
    .description('draw a pool: which ranges are used, by what, and which are free')
    .requiredOption(...inventoryOption)
    .option('--pool <cidr>', 'the range to draw; absent: the private range of the Rescale VPC')
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (options: MapOptions) => {
      const { map } = await import('./map.ts')
      finish(await map(terminal, options))
    })
}

/** Adds `byoa cidr` and its commands. */
export const addCidr: AddCommands = (program, surroundings, finish) => {
  const cidr = program.command('cidr').description('review, find and plan CIDR ranges')
  for (const add of [addReview, addSuggest, addSubnets, addMap]) add(cidr, surroundings, finish)
}
