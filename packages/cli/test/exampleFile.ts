import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Returns the path of a shipped example. */
export const exampleFile = (name: string): string =>
  fileURLToPath(new URL(`../../../docs/examples/${name}`, import.meta.url))

/** Returns a request that is shipped, the plain one by default, as parsed JSON. */
export const exampleRequest = (name = 'request.json'): Readonly<Record<string, unknown>> =>
  JSON.parse(readFileSync(exampleFile(name), 'utf8')) as Readonly<Record<string, unknown>>
