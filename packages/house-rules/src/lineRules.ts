/**
 * What no line of the tree may hold. Each rule looks at one line; the tidy test gives it all of
 * them.
 */
import { bannedWordIn } from './bannedWordIn.ts'

/** One rule about lines. */
export interface LineRule {
  /** The rule as a sentence about the tree. */
  readonly title: string
  /** Which files it looks at. */
  readonly files: RegExp
  readonly refuses: (line: string) => boolean
}

const machineFolders = ['work', 'root', 'home', 'tmp'].join('|')
const machinePath = new RegExp(`(?<![\\w.:/-])/(${machineFolders})/`)

// Zero-width, soft hyphen, no-break space, direction marks, byte order mark.
const invisible = /[\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/

const quoted = /'(?:[^'\\]|\\.)*'|`[^`]*`|"(?:[^"\\]|\\.)*"/g

/** Nothing but two names, which cannot be broken: AWS's may be long. */
const isPairOfNames = (line: string): boolean => /^ *readonly \w+: \w+$/.test(line)

const isWide = (line: string): boolean =>
  line.length > 100 &&
  !line.includes('://') &&
  !isPairOfNames(line) &&
  line.replaceAll(quoted, "''").length > 100

const exportedName = (line: string): string =>
  /^export (?:const|function|type|interface|class) (\w+)/.exec(line)?.[1] ?? ''

/** The rules. */
export const lineRules: ReadonlyArray<LineRule> = [
  {
    title: 'names no folder of the machine it was written on',
    files: /./,
    refuses: (line) => machinePath.test(line),
  },
  {
    title: 'takes packages from whatever registry the machine has',
    files: /^pnpm-lock\.yaml$/,
    refuses: (line) => /https?:|tarball:/.test(line),
  },
  {
    title: 'has no character that a reader cannot see',
    files: /./,
    refuses: (line) => invisible.test(line),
  },
  {
    title: 'is at most 100 columns wide where it is TypeScript, long texts, names and links aside',
    files: /\.ts$/,
    refuses: isWide,
  },
  {
    title: 'exports no name that says nothing',
    files: /\/src\/.*\.ts$/,
    refuses: (line) => bannedWordIn(exportedName(line)) !== undefined,
  },
  {
    title: 'exports a list of names that somebody wrote, not `export *`',
    files: /\.ts$/,
    refuses: (line) => line.startsWith('export *'),
  },
]
