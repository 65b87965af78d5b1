/** What a step issues when what was agreed changes, or its use. */
import { fileSha256 } from '@byoa/core/cloudformation'
import { omitUndefined } from '@byoa/core/codec'
import { hasStack } from '@byoa/core/onboarding'
import { isSameData } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'

import { type Agreement, agreementOf, currentTemplate } from '../../useCases/customer/Agreement.ts'
import { type RotationChange, type VersionChange, isTemplateChange } from '../ChangeDocument.ts'
import type { RescaleDocument } from '../ExchangedDocument.ts'
import { agreementOfSetup } from '../SetupDocument.ts'
import { changeTemplateFileName } from '../documentFields.ts'
import { type DraftDocument, type Sent, type Step, type Terms, only } from './Step.ts'

const termsOf = ({ externalIds, rescaleVpc: { cidrs, s3PrefixListId } }: Agreement): Terms => ({
  externalIds,
  rescaleVpcCidrs: cidrs,
  ...omitUndefined({ s3PrefixListId }),
})

/** The terms of the last document that has some. */
export const termsIn = (document: RescaleDocument): Terms | undefined => {
  if (document.kind === 'setup') return termsOf(agreementOfSetup(document))
  if (!isTemplateChange(document)) return undefined
  const { externalIds, rescaleVpcCidrs, s3PrefixListId } = document
  return { externalIds, rescaleVpcCidrs, ...omitUndefined({ s3PrefixListId }) }
}

/** The template of what is agreed, whenever the customer was told otherwise last. */
export const templateChanges = (
  { event, after }: Step,
  { setup: answers, terms: told }: Sent,
): ReadonlyArray<DraftDocument> => {
  if (!hasStack(after) || answers === undefined || told === undefined) return []
  const agreement = agreementOf(after)
  const terms = termsOf(agreement)
  if (isSameData(terms, told)) return []
  const template = currentTemplate(agreement)
  if (E.isLeft(template)) return []
  const document: RotationChange | VersionChange = {
    version: 1,
    kind: 'change',
    onboardingId: after.onboardingId,
    answers,
    change: isSameData(terms.externalIds, told.externalIds) ? 'template' : 'rotation',
    at: event.at,
    ...terms,
    templateDigest: template.right.digest,
    template: { file: changeTemplateFileName, sha256: fileSha256(template.right.body) },
  }
  return [{ document, template: template.right }]
}

export const statusChanges = (
  { event, after }: Step,
  { setup: answers }: Sent,
): ReadonlyArray<DraftDocument> => {
  if (answers === undefined) return []
  const header = {
    version: 1,
    kind: 'change',
    onboardingId: after.onboardingId,
    answers,
    at: event.at,
  } as const
  if (event.type === 'Suspended') {
    return only({ ...header, change: 'suspended', by: event.by, reason: event.data.reason })
  }
  if (event.type === 'Resumed') return only({ ...header, change: 'resumed' })
  return event.type === 'OffboardingAborted'
    ? only({ ...header, change: 'offboarding-aborted' })
    : []
}
