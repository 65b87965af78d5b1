/** The review of a setup, for the security reviewer: trust, permissions, resources, costs. */
import { costsOf, otherCosts } from '@byoa/application/instructions'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from '../../terminal/CommandError.ts'
import { reviewJson } from '../policy/permissionsReview.ts'
import type { CustomerResult } from './CustomerResult.ts'
import { reviewLines, trustLines } from './differenceLines.ts'
import type { NextStep, Texts } from './NextStep.ts'
import { type AgreedWithTemplate, readAgreedTemplate } from './readAgreed.ts'
import { signerLines } from './signerLines.ts'
import type { ReviewOptions } from './ReviewOptions.ts'
import { reviewRoles, reviewTrust } from './templateReview.ts'

const same = (line: string): Texts => ({ en: line, ja: line })

const empty = same('')

const termLines = ({ setup }: AgreedWithTemplate): ReadonlyArray<Texts> => {
  const { request, region, agreedCidr, stackName, rescaleAccountId, rescaleVpcCidrs } = setup
  const { accountId, egress, zoneCount } = request
  return [
    {
      en: `Account ${accountId}, ${region}: stack ${stackName} with a VPC ${agreedCidr} in ${zoneCount} zones, egress ${egress}.`,
      ja: `アカウント ${accountId}(${region}): スタック ${stackName}、VPC ${agreedCidr}、ゾーン数 ${zoneCount}、送信 ${egress}`,
    },
    {
      en: `Peered with Rescale's account ${rescaleAccountId}: ${rescaleVpcCidrs.join(', ')}.`,
      ja: `Rescale のアカウント ${rescaleAccountId} とピアリング: ${rescaleVpcCidrs.join(', ')}`,
    },
  ]
}

const costLines = ({ template }: AgreedWithTemplate): ReadonlyArray<Texts> => [
  { en: 'What the stack makes:', ja: 'スタックが作成するリソース:' },
  ...costsOf(template.template).map(({ type, count, cost }) => ({
    en: `  ${count} × ${type}: ${cost.en}`,
    ja: `  ${count} × ${type}: ${cost.ja}`,
  })),
  ...otherCosts.map(({ en, ja }) => ({ en: `  ${en}`, ja: `  ${ja}` })),
]

const next = ({ setup }: AgreedWithTemplate, { file }: ReviewOptions): NextStep => ({
  waitingFor: 'customer',
  what: {
    en: 'Run the stack, once your security reviewer agrees:',
    ja: 'セキュリティ担当者の確認後、スタックを実行してください:',
  },
  command: ['deploy', file, '--out', 'stack-report.json'],
  deadline: setup.reportBy,
})

const genuine: Texts = {
  en: 'The template is the file that the setup names, and what its terms give.',
  ja: 'テンプレートは設定情報が指すファイルと一致し、合意された条件どおりです。',
}

const resultOf = (agreed: AgreedWithTemplate, options: ReviewOptions): CustomerResult => {
  const { setup, digest, signer, template, agreement } = agreed
  return {
    code: 0,
    lines: [
      ...signerLines(signer),
      genuine,
      ...termLines(agreed),
      empty,
      ...trustLines(agreement),
      empty,
      ...reviewLines(reviewRoles(template), 'statements'),
      empty,
      ...costLines(agreed),
      empty,
    ],
    facts: {
      kind: setup.kind,
      onboardingId: setup.onboardingId,
      digest,
      signer: signer.fingerprint,
      region: setup.region,
      agreedCidr: setup.agreedCidr,
      rescaleAccountId: setup.rescaleAccountId,
      stackName: setup.stackName,
      trusted: reviewTrust(agreement).allows.map(({ principal }) => principal),
      permissions: reviewRoles(template).map(reviewJson),
      resources: costsOf(template.template).map(({ type, count, cost }) => ({
        type,
        count,
        cost: cost.en,
      })),
    },
    answers: [],
    next: next(agreed, options),
  }
}

/** Reviews a setup with its template. Left when either is not genuine. */
export const reviewSetup = (options: ReviewOptions): TE.TaskEither<CommandError, CustomerResult> =>
  pipe(
    readAgreedTemplate({ ...options, setup: options.file }),
    TE.map((agreed) => resultOf(agreed, options)),
  )
