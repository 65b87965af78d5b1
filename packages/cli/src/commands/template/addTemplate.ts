import { Option } from 'commander'

import type { AddCommands } from '../AddCommands.ts'
import { jsonOption, languageOption } from '../options.ts'
import type { TemplateOptions } from './template.ts'

/** Adds `byoa template`. */
export const addTemplate: AddCommands = (program, { terminal }, finish) => {
  program
    .command('template')
    .description('the template that a setup names, checked against its digest')
    .requiredOption('--request <file>', "the customer's request, - for standard input")
    .requiredOption('--setup <file>', 'what Rescale handed over')
    .addOption(
      new Option('--format <format>', 'which language it is in')
        .choices(['cloudformation', 'terraform'])
        .default('cloudformation'),
    )
    .option('--out <file>', 'where it goes; absent: standard output')
    .option('--force', 'replace the file when there is one', false)
    .option('--module', 'leave out the provider, for use as a Terraform module', false)
    .option('--template-url <url>', 'where it will lie in S3: shows the link that opens it')
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (options: TemplateOptions) => {
      const { template } = await import('./template.ts')
      finish(await template(terminal, options))
    })
}
