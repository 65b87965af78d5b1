import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Returns the path of a shipped example. */
export const exampleFile = (name: string): string =>
  fileURLToPath(new URL(`../../../docs/examples/${name}`, import.meta.url))

/** Returns the plain request that is shipped, as parsed JSON. */
export const exampleRequest = (): Readonly<Record<string, unknown>> =>
  JSON.parse(readFileSync(exampleFile('request.json'), 'utf8')) as Readonly<Record<string, unknown>>
