import { expect, test } from 'vitest'

import { type DocumentName, documentSchema } from '../../src/documents/documentSchemas.ts'

test.each<DocumentName>(['request', 'setup', 'stack-report', 'peering-notice', 'inventory'])(
  'the schema of %s is the one in the reference',
  async (name) => {
    const text = `${JSON.stringify(documentSchema(name), null, 2)}\n`
    const file = `../../../../docs/reference/schemas/${name}.schema.json`
    await expect(text).toMatchFileSnapshot(file)
  },
)
