import { type ChangeDocument, documentFileName } from '@byoa/application'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { DocumentKind } from '../../src/documents/ExchangedDocument.ts'
import { documentsOfKind } from './documentArbitraries.ts'

const kinds = Object.keys(documentsOfKind).filter((kind) => kind !== 'change') as ReadonlyArray<
  Exclude<DocumentKind, 'change'>
>

test.each(kinds)('a document of the kind %s is in the file of its kind', (kind) => {
  const documents: fc.Arbitrary<Parameters<typeof documentFileName>[0]> = documentsOfKind[kind]
  fc.assert(
    fc.property(documents, (document) => {
      expect(documentFileName(document)).toBe(`${kind}.json`)
    }),
    { numRuns: 10 },
  )
})

const files: Readonly<Record<ChangeDocument['change'], string>> = {
  rotation: 'change.json',
  template: 'change.json',
  suspended: 'status-change.json',
  resumed: 'status-change.json',
  'offboarding-aborted': 'status-change.json',
}

test('a change of the status leaves the last change of the template in its file', () => {
  fc.assert(
    fc.property(documentsOfKind.change, (document) => {
      expect(documentFileName(document)).toBe(files[document.change])
    }),
  )
})
