import type { Instant } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'

import type { DocumentOverdue } from './DocumentOverdue.ts'

const fields = { setup: 'reportBy', 'peering-notice': 'acceptBefore', review: 'heldUntil' } as const

/** Left when the deadline in a document has passed. */
export const ensureInTime = (
  kind: DocumentOverdue['kind'],
  deadline: Instant,
  now: number,
): E.Either<DocumentOverdue, void> =>
  now < deadline
    ? E.right(undefined)
    : E.left({ _tag: 'DocumentOverdue', kind, field: fields[kind], deadline })
