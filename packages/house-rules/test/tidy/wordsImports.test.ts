import { join } from 'node:path'

import { rolldown } from 'rolldown'
import { expect, it } from 'vitest'

import { workspaceRoot } from '../../src/workspaceRoot.ts'

/** The libraries that a module loads, itself or by what it imports. */
const librariesOf = async (module: string): Promise<ReadonlyArray<string>> => {
  const bundle = await rolldown({
    input: join(workspaceRoot, module),
    external: (id) => !id.startsWith('.') && !id.startsWith('/'),
  })
  const { output } = await bundle.generate()
  return output[0].imports
}

/** Codecs take most of the time of an import, and texts decode nothing. */
it.each(['en', 'ja'])('the texts in %s load no library', async (language) => {
  expect(await librariesOf(`packages/core/src/words/${language}/index.ts`)).toEqual([])
})
