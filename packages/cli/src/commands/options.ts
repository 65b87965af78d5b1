/** The options that commands share. */
import { InvalidArgumentError, Option } from 'commander'

/** `--json`, which every command has. */
export const jsonOption = (): Option =>
  new Option('--json', 'write JSON, one object per line').default(false)

/** `--language`, for commands that write sentences. */
export const languageOption = (): Option =>
  new Option('--language <language>', 'language of the texts').choices(['en', 'ja']).default('en')

/** `--change`, for commands that follow what was agreed last. */
export const changeOption = (): Option =>
  new Option(
    '--change <file>',
    'the last change of the template (default: change.json next to the setup)',
  )

/** `--report`, for commands that work on a stack. */
export const reportOption = (): Option =>
  new Option('--report <file>', 'the stack report (default: stack-report.json next to the setup)')

/** Reads an option that is a whole number. */
export const wholeNumberOf = (text: string): number => {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(text)
}

/** `--store`, for commands that keep records; `byDefault` says where without it. */
export const storeOption = (byDefault: string): Option =>
  new Option(
    '--store <store>',
    `where records are kept: memory, dir:DIR, pglite:DIR or postgres://… (default: ${byDefault})`,
  )
