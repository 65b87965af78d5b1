/** The filters that AWS documents for the actions of EC2, from the comments of the SDK's types. */
import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const models = join(
  dirname(createRequire(import.meta.url).resolve('@aws-sdk/client-ec2/package.json')),
  'dist-types/models',
)

const declarations = readdirSync(models)
  .filter((name) => name.startsWith('models_'))
  .map((name) => readFileSync(join(models, name), 'utf8'))
  .join('\n')

/** The comment before the last member of that name, in the interface of an input. */
const commentOf = (structure: string, member: string): string => {
  const [, body = ''] = declarations.split(`export interface ${structure} {\n`)
  const [declared = ''] = body.split('\n}\n')
  const [before = ''] = declared.split(`\n    ${member}?:`)
  return before.slice(before.lastIndexOf('/**')).replaceAll(/\s*\n\s*\*\s*/g, ' ')
}

const code = /<code>(.*?)<\/code>/g

/** Items begin with the name of a filter; some say by which names it goes besides. */
const passages = [/<li> <p> ?<code>.*?<\/code>/g, /also use [^.]* as the filter name/g]

const asWritten = (name: string): string =>
  name === 'tag' || name.startsWith('tag:') ? 'tag:<key>' : name

/** The values of a filter are a list in the list of the filters. */
const withoutInnerLists = (comment: string): string =>
  comment.replaceAll(/(<ul>(?:(?!<\/ul>).)*)<ul>.*?<\/ul>/g, '$1')

/** Returns the names of the filters, sorted. */
export const documentedFilters = (structure: string, member: string): ReadonlyArray<string> => {
  const comment = withoutInnerLists(commentOf(structure, member))
  const names = passages
    .flatMap((passage) => [...comment.matchAll(passage)])
    .flatMap(([text]) => [...text.matchAll(code)])
    .map(([, name = '']) => asWritten(name))
  return [...new Set(names)].toSorted()
}
