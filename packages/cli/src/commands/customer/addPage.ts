import type { AddCommands } from '../AddCommands.ts'
import { changeOption, jsonOption, languageOption, reportOption } from '../options.ts'
import type { PageOptions } from './page.ts'

/** Adds `byoa customer page`. */
export const addPage: AddCommands = (customer, { terminal, now }, finish) => {
  customer
    .command('page')
    .description('write a page of where the connection stands, and what is to be done')
    .requiredOption('--setup <file>', 'the setup from Rescale')
    .addOption(changeOption())
    .addOption(reportOption())
    .option('--notice <file>', 'the last peering notice')
    .option('--review <file>', 'a review that is not answered yet')
    .option('--connection <file>', 'the confirmation of the connection')
    .option('--offboarding <file>', 'the offboarding notice')
    .option('--clean-exit <file>', 'the clean exit, of either party')
    .option('--inspection <file>', 'an inspection of the account')
    .option('--out <file>', 'the file of the page (default: standard output)')
    .option('--force', 'replace an existing file', false)
    .option('--signer <fingerprint>', "the fingerprint of Rescale's key, as Rescale publishes it")
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (options: Omit<PageOptions, 'now'>) => {
      const { page } = await import('./page.ts')
      finish(await page(terminal, { ...options, now }))
    })
}
