/** What a step issues before there is a stack: verdicts and setups. */
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import { pipe } from 'fp-ts/lib/function.js'

import { digestOfDocument } from '../ExchangedDocument.ts'
import { requestDocumentOf } from '../RequestDocument.ts'
import { verdictDocumentOf } from '../VerdictDocument.ts'
import { issuedSetup } from '../issuedSetup.ts'
import { type DraftDocument, type Step, only } from './Step.ts'

export const verdicts = ({ event, after }: Step): ReadonlyArray<DraftDocument> => {
  if (event.type !== 'CidrDeclined' || after.status !== 'Requested') return []
  if (after.declined === undefined) return []
  const { declined, onboardingId, request } = after
  const answers = digestOfDocument(requestDocumentOf(request, declined.cidr))
  return only(verdictDocumentOf({ onboardingId, answers }, declined))
}

export const setups = ({ event, after }: Step): ReadonlyArray<DraftDocument> =>
  after.status === 'SetupIssued' && ['SetupIssued', 'LeaseExtended'].includes(event.type)
    ? pipe(issuedSetup(after), RA.fromOption)
    : []
