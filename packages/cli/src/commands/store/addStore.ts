/** `byoa store …`: migrates, exports, imports and verifies the records of a store. */
import type { Command } from 'commander'

import type { AddCommands } from '../AddCommands.ts'
import { jsonOption, languageOption, storeOption } from '../options.ts'
import type { ExportOptions } from './exportStore.ts'
import type { StoreOptions } from './StoreOptions.ts'

type Words<Options> = Omit<Options, 'untilInterrupted'>

const commandIn = (store: Command, name: string, description: string): Command =>
  store
    .command(name)
    .description(description)
    .addOption(storeOption('pglite: in the data folder'))
    .addOption(jsonOption())
    .addOption(languageOption())

/** Adds the family to the tree. */
export const addStore: AddCommands = (program, { terminal, untilInterrupted }, finish) => {
  const store = program
    .command('store')
    .description('migrate, export, import and verify the records of onboardings')

  commandIn(
    store,
    'migrate',
    'create the tables, or bring them to the version of this release',
  ).action(async (options: Words<StoreOptions>) => {
    const { migrateStore } = await import('./migrateStore.ts')
    finish(await migrateStore(terminal, { ...options, untilInterrupted }))
  })

  commandIn(store, 'export', 'write all records as text, with a digest')
    .option('--out <file>', 'the file (default: standard output)')
    .option('--force', 'replace the file', false)
    .action(async (options: Words<ExportOptions>) => {
      const { exportStore } = await import('./exportStore.ts')
      finish(await exportStore(terminal, { ...options, untilInterrupted }))
    })

  commandIn(store, 'import', 'read exported records into an empty store, all or none')
    .argument('<file>', 'the exported records, - for standard input')
    .action(async (file: string, options: Words<StoreOptions>) => {
      const { importStore } = await import('./importStore.ts')
      finish(await importStore(terminal, file, { ...options, untilInterrupted }))
    })

  commandIn(store, 'verify', 'compare every stream, summary and claim with the events').action(
    async (options: Words<StoreOptions>) => {
      const { verifyStore } = await import('./verifyStore.ts')
      finish(await verifyStore(terminal, { ...options, untilInterrupted }))
    },
  )
}
