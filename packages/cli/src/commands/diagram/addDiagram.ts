import { Option } from 'commander'

import type { AddCommands } from '../AddCommands.ts'
import { jsonOption, languageOption, reportOption } from '../options.ts'
import type { DiagramOptions } from './diagram.ts'

/** Adds `byoa diagram`. */
export const addDiagram: AddCommands = (program, { terminal }, finish) => {
  program
    .command('diagram')
    .description('draw the network that a document describes, with what was found in it')
    .argument('<file>', 'the document, - for standard input')
    .option('--setup <file>', 'the setup, for documents that follow it')
    .option('--request <file>', 'the request, for the verdict that declines it')
    .addOption(reportOption())
    .addOption(new Option('--svg', 'write SVG, the default').conflicts('mermaid'))
    .option('--mermaid', 'write Mermaid text, for Markdown')
    .option('--out <file>', 'the file to write; absent: standard output')
    .option('--force', 'replace an existing file', false)
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (file: string, options: Omit<DiagramOptions, 'file'>) => {
      const { diagram } = await import('./diagram.ts')
      finish(await diagram(terminal, { ...options, file }))
    })
}
