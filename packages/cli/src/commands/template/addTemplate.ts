import { Option } from 'commander'

import type { AddCommands } from '../AddCommands.ts'
import { changeOption, jsonOption, languageOption } from '../options.ts'
import type { TemplateOptions } from './template.ts'

/** Adds `byoa template`. */
export const addTemplate: AddCommands = (program, { terminal }, finish) => {
  program
    .command('template')
    .description('render the template of a setup, and verify its digest')
    .requiredOption('--setup <file>', 'the setup from Rescale')
    .option('--request <file>', "the customer's own request; absent: the one in the setup")
    .addOption(changeOption())
    .addOption(
      new Option('--format <format>', 'the format of the template')
        .choices(['cloudformation', 'terraform'])
        .default('cloudformation'),
    )
    .option('--out <file>', 'the file to write; absent: standard output')
    .option('--force', 'replace an existing file', false)
    .option('--module', 'leave out the provider, for use as a Terraform module', false)
    .option('--template-url <url>', 'its URL in S3: shows the link that creates the stack')
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (options: TemplateOptions) => {
      const { template } = await import('./template.ts')
      finish(await template(terminal, options))
    })
}
