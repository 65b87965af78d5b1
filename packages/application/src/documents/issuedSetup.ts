import { type SetupTemplate, fileSha256 } from '@byoa/core/cloudformation'
import type { SetupIssued } from '@byoa/core/onboarding'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'

import { templateOf } from '../useCases/setup.ts'
import { digestOfDocument } from './ExchangedDocument.ts'
import { requestDocumentOf } from './RequestDocument.ts'
import { type SetupDocument, setupDocumentOf } from './SetupDocument.ts'

/**
 * Returns the setup of a state, with its template; without the template when it can no longer be
 * rendered byte for byte. None when neither is known: of an old setup that allows no template.
 */
export const issuedSetup = (
  state: SetupIssued,
): O.Option<{ readonly document: SetupDocument; readonly template?: SetupTemplate }> => {
  const { request, setup } = state
  const rendered = O.fromEither(templateOf(state, setup))
  const ofRendered = pipe(
    rendered,
    O.map(({ body }) => fileSha256(body)),
  )
  const answers = digestOfDocument(requestDocumentOf(request, setup.cidr))
  return pipe(
    O.fromNullable(setup.templateSha256),
    O.alt(() => ofRendered),
    O.map((sha256) => ({
      document: setupDocumentOf(state, { answers, sha256 }),
      ...(O.isSome(rendered) && O.isSome(ofRendered) && ofRendered.value === sha256
        ? { template: rendered.value }
        : {}),
    })),
  )
}
