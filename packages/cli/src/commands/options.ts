/**
 * The options that commands share. A file of its own: the tree imports the commands, and they
 * import this.
 */
import { Option } from 'commander'

/** `--json`, which every command has. */
export const jsonOption = (): Option =>
  new Option('--json', 'write JSON, one object on each line').default(false)

/** `--language`, for commands that write sentences. */
export const languageOption = (): Option =>
  new Option('--language <language>', 'language of the texts').choices(['en', 'ja']).default('en')
