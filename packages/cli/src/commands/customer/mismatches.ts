/** Whether documents belong together: every field that says otherwise is named. */
import {
  type Agreement,
  type ChangeDocument,
  type DocumentDigest,
  type ExchangedDocument,
  type OffboardingNotice,
  type PeeringNotice,
  type ReviewDocument,
  type SetupDocument,
  type StackReportDocument,
  type VerdictDocument,
  digestOfDocument,
} from '@byoa/application'
import { stackNameOf } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'

import { type BadInput, type InputProblem, badInput } from '../../terminal/badInput.ts'

// model

interface Comparison {
  readonly path: string
  readonly expected: string
  readonly actual: string
  /** What has the expected value. */
  readonly as: { readonly en: string; readonly ja: string }
}

const inSetup = { en: 'as in the setup', ja: '設定情報' }
const inChange = { en: 'as in the change', ja: '変更' }
const inReport = { en: 'as in the stack report', ja: 'スタックの報告' }

// queries

const problemOf = ({ path, expected, actual, as }: Comparison): InputProblem => ({
  path,
  expected: `${expected}, ${as.en}`,
  actual,
  japanese: `${as.ja}の値は ${expected} ですが、この文書の値は ${actual} です。`,
})

const different = (comparisons: ReadonlyArray<Comparison>): ReadonlyArray<InputProblem> =>
  comparisons.filter(({ expected, actual }) => expected !== actual).map(problemOf)

const listed = (values: ReadonlyArray<string>): string => values.toSorted().join(', ')

const answersProblem = (
  answers: DocumentDigest,
  answered: ExchangedDocument,
): ReadonlyArray<InputProblem> =>
  answers === digestOfDocument(answered)
    ? []
    : [
        {
          path: 'answers',
          expected: `the digest of this ${answered.kind}`,
          actual: 'the digest of another document',
          japanese: `指定された ${answered.kind} ではなく、別の文書への回答です。`,
        },
      ]

/** Left when there is a problem. */
export const refusing = (
  source: string,
  problems: ReadonlyArray<InputProblem>,
): E.Either<BadInput, void> =>
  problems.length === 0 ? E.right(undefined) : E.left(badInput(source, problems))

/** Finds fields of a setup that contradict the request in it. */
export const contradictionsIn = (setup: SetupDocument): ReadonlyArray<InputProblem> => {
  const { request, region, stackName } = setup
  const as = { en: 'as in the request', ja: '申請' }
  return different([
    { path: 'region', expected: request.region, actual: region, as },
    { path: 'stackName', expected: stackNameOf({ request }), actual: stackName, as },
  ])
}

/** Finds out whether a document is of the onboarding of a setup. */
export const otherOnboarding = (
  { onboardingId: actual }: ExchangedDocument,
  { onboardingId: expected }: SetupDocument,
): ReadonlyArray<InputProblem> =>
  different([{ path: 'onboardingId', expected, actual: actual ?? 'nothing', as: inSetup }])

/** Finds what differs between a document that answers the setup and the setup. */
export const mismatchOfAnswer = (
  document: StackReportDocument | ChangeDocument | OffboardingNotice,
  setup: SetupDocument,
): ReadonlyArray<InputProblem> => {
  const other = otherOnboarding(document, setup)
  return other.length > 0 ? other : answersProblem(document.answers, setup)
}

/** What was agreed and built, as far as it is known. */
export interface KnownSide {
  readonly setup: SetupDocument
  readonly agreement: Agreement
  /** The change after which it is the agreement, if one is named. */
  readonly change?: ChangeDocument
  readonly report?: StackReportDocument
}

const ofReport = (
  notice: PeeringNotice,
  report: StackReportDocument | undefined,
): ReadonlyArray<InputProblem> => {
  if (report === undefined) return []
  const { vpcId, routeTableIds } = report
  const others = notice.routeTableIds.filter((id) => !routeTableIds.includes(id))
  return [
    ...answersProblem(notice.answers, report),
    ...different([
      { path: 'accepterVpcId', expected: vpcId, actual: notice.accepterVpcId, as: inReport },
    ]),
    ...(others.length === 0
      ? []
      : different([
          {
            path: 'routeTableIds',
            expected: listed(routeTableIds),
            actual: listed(notice.routeTableIds),
            as: inReport,
          },
        ])),
  ]
}

/** Finds out whether a verdict is about an earlier request. */
export const mismatchOfVerdict = (
  verdict: VerdictDocument,
  earlier: (ExchangedDocument & { readonly kind: 'request' }) | undefined,
): ReadonlyArray<InputProblem> =>
  earlier === undefined
    ? [
        {
          path: 'answers',
          expected: 'the request that it declines, with --request',
          actual: 'no request',
          japanese: '却下された申請を --request で指定してください。',
        },
      ]
    : answersProblem(verdict.answers, earlier)

/** A review follows the last change before it; a later one can be applied as well. */
const ofChange = (
  { change: followed, at }: ReviewDocument,
  change: ChangeDocument | undefined,
): ReadonlyArray<InputProblem> =>
  followed === undefined ||
  (change !== undefined && (change.at >= at || digestOfDocument(change) === followed))
    ? []
    : [
        {
          path: 'change',
          expected: 'the digest of the last change, with --change',
          actual:
            change === undefined
              ? 'the digest of a change that is not named'
              : 'the digest of another change',
          japanese:
            change === undefined
              ? 'この文書は変更後の設定に基づいています。最新の変更を --change で指定してください。'
              : '指定された変更より新しい変更に基づいています。最新の変更を --change で指定してください。',
        },
      ]

/** Finds what differs between a review and what was agreed, or the stack that it is about. */
export const mismatchOfReview = (
  review: ReviewDocument,
  { setup, change, report }: Pick<KnownSide, 'setup' | 'change' | 'report'>,
): ReadonlyArray<InputProblem> => {
  const other = otherOnboarding(review, setup)
  return other.length > 0
    ? other
    : [
        ...ofChange(review, change),
        ...(report === undefined ? [] : answersProblem(review.answers, report)),
      ]
}

/** The blocks of a notice are those agreed when it was sent: before the change, or after it. */
const ofDestinations = (
  { destinations }: PeeringNotice,
  { setup, agreement, change }: KnownSide,
): ReadonlyArray<InputProblem> => {
  const agreed = agreement.rescaleVpc.cidrs
  const known = [...setup.rescaleVpcCidrs, ...agreed]
  const isEarlier = destinations.length > 0 && destinations.every((cidr) => known.includes(cidr))
  if (change !== undefined && isEarlier) return []
  const as = change === undefined ? inSetup : inChange
  return different([
    { path: 'destinations', expected: listed(agreed), actual: listed(destinations), as },
  ])
}

/** Finds every field of a peering notice that is not as agreed or reported. */
export const mismatchOfNotice = (
  notice: PeeringNotice,
  side: KnownSide,
): ReadonlyArray<InputProblem> => {
  const { setup, report } = side
  const other = otherOnboarding(notice, setup)
  if (other.length > 0) return other
  const { region, rescaleAccountId, rescaleVpcId } = setup
  const { requesterAccountId, requesterVpcId } = notice
  const as = inSetup
  return [
    ...different([
      { path: 'region', expected: region, actual: notice.region, as },
      { path: 'requesterAccountId', expected: rescaleAccountId, actual: requesterAccountId, as },
      { path: 'requesterVpcId', expected: rescaleVpcId, actual: requesterVpcId, as },
    ]),
    ...ofDestinations(notice, side),
    ...ofReport(notice, report),
  ]
}
