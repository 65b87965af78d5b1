/** The review of the documents that follow a request or a setup. */
import { type ChangeDocument, type RescaleDocument, isTemplateChange } from '@byoa/application'
import { omitUndefined } from '@byoa/core/codec'
import { type Instant, renderInstant } from '@byoa/core/values'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import { readSigned } from '../../signing/readSigned.ts'
import type { CommandError } from '../../terminal/CommandError.ts'
import type { InputProblem } from '../../terminal/badInput.ts'
import { readOptional } from '../../terminal/readDocument.ts'
import { levelled, partyNames, wordsIn } from '../../terminal/words.ts'
import { readAgreedChange } from './agreedChange.ts'
import type { CustomerResult } from './CustomerResult.ts'
import { differenceLines } from './differenceLines.ts'
import {
  mismatchOfAnswer,
  mismatchOfNotice,
  mismatchOfReview,
  otherOnboarding,
  refusing,
} from './mismatches.ts'
import type { NextStep, Texts } from './NextStep.ts'
import { asAgreed } from './nextSteps.ts'
import { type Agreed, readAgreed } from './readAgreed.ts'
import type { ReviewOptions } from './ReviewOptions.ts'
import { signerLines } from './signerLines.ts'
import { taskLines } from './reviewTasks.ts'

// model

type Kind = RescaleDocument['kind']
type DocumentOf<K extends Kind> = Extract<RescaleDocument, { readonly kind: K }>

/** What is said of a document. */
interface Told {
  readonly lines: ReadonlyArray<Texts>
  readonly next?: NextStep
}

interface Rules<K extends Kind> {
  readonly kind: K
  /** What does not fit to the setup. */
  readonly mismatch: (document: DocumentOf<K>, agreed: Agreed) => ReadonlyArray<InputProblem>
  readonly tell: (document: DocumentOf<K>, options: ReviewOptions) => Told
}

type Review = (options: ReviewOptions) => TE.TaskEither<CommandError, CustomerResult>

const notCompared: Texts = {
  en: 'Not compared with the setup: name it with --setup.',
  ja: '設定情報とは比較していません。--setup で指定してください。',
}

const agreedOf = (options: ReviewOptions): TE.TaskEither<CommandError, Agreed | undefined> =>
  readOptional(options.setup, (setup) => readAgreed({ ...options, setup }))

/** Verifies a document and says what it asks for. */
const reviewing =
  <K extends Kind>({ kind, mismatch, tell }: Rules<K>): Review =>
  (options) =>
    pipe(
      TE.Do,
      TE.bind('agreed', () => agreedOf(options)),
      TE.bind('signed', () => readSigned(options.file, kind, options)),
      TE.tap(({ agreed, signed: { document } }) =>
        TE.fromEither(
          refusing(options.file, agreed === undefined ? [] : mismatch(document, agreed)),
        ),
      ),
      TE.map(({ agreed, signed }): CustomerResult => {
        const { lines, ...rest } = tell(signed.document, options)
        const { onboardingId } = signed.document
        return {
          code: 0,
          lines: [...signerLines(signed), ...(agreed === undefined ? [notCompared] : []), ...lines],
          facts: { kind, onboardingId, signer: signed.fingerprint },
          answers: [],
          ...rest,
        }
      }),
    )

// next steps

const yours = (what: Texts, command: ReadonlyArray<string>, deadline?: Instant): NextStep => ({
  waitingFor: 'customer',
  what,
  command,
  ...(deadline === undefined ? {} : { deadline }),
})

const withSetup = (
  words: ReadonlyArray<string>,
  { setup = 'setup.json', change }: ReviewOptions,
): ReadonlyArray<string> => asAgreed(words, { setup, ...omitUndefined({ change }) })

const otherThan = (document: RescaleDocument, { setup }: Agreed): ReadonlyArray<InputProblem> =>
  otherOnboarding(document, setup)

// the kinds

/** A declined block, with every conflict. */
export const reviewVerdict: Review = reviewing({
  kind: 'verdict',
  mismatch: otherThan,
  tell: ({ proposedCidr, findings, alternatives }, { file }) => ({
    lines: [
      { en: `Rescale declined ${proposedCidr}:`, ja: `${proposedCidr} は承認されませんでした:` },
      ...findings.map((finding) => ({
        en: `  ${levelled(finding.level, wordsIn.en.describeCidrFinding(finding), 'en')}`,
        ja: `  ${levelled(finding.level, wordsIn.ja.describeCidrFinding(finding), 'ja')}`,
      })),
      {
        en: `Blocks that could be agreed: ${alternatives.join(', ') || 'none of this size'}.`,
        ja: `承認できるブロック: ${alternatives.join(', ') || 'この大きさではありません'}`,
      },
    ],
    next: yours({ en: 'Propose another block:', ja: '別のブロックを提案してください:' }, [
      'request',
      '--request',
      'request.json',
      '--answers',
      file,
      ...(alternatives[0] === undefined ? [] : ['--cidr', alternatives[0]]),
      '--out',
      'next-request.json',
    ]),
  }),
})

/** What Rescale found, as tasks. */
export const reviewTasks: Review = reviewing({
  kind: 'review',
  mismatch: mismatchOfReview,
  tell: ({ tasks }, options) => ({
    lines: tasks.flatMap(taskLines),
    next: yours(
      { en: 'Correct what was found:', ja: '指摘事項を修正してください:' },
      withSetup(['correct', options.file, '--out', 'stack-report.json'], options),
    ),
  }),
})

/** A peering to accept. */
export const reviewNotice: Review = reviewing({
  kind: 'peering-notice',
  mismatch: mismatchOfNotice,
  tell: (notice, options) => ({
    lines: [
      {
        en: `Accept ${notice.peeringId} from ${notice.requesterVpcId} of account ${notice.requesterAccountId}, and add routes to ${notice.destinations.join(', ')} to ${notice.routeTableIds.join(', ')}.`,
        ja: `アカウント ${notice.requesterAccountId} の ${notice.requesterVpcId} からの ${notice.peeringId} を承認し、${notice.routeTableIds.join(', ')} に ${notice.destinations.join(', ')} へのルートを追加してください。`,
      },
    ],
    next: yours(
      { en: 'Connect:', ja: '接続してください:' },
      withSetup(['connect', options.file], options),
      notice.acceptBefore,
    ),
  }),
})

/** What was proven of the connection. */
export const reviewConnection: Review = reviewing({
  kind: 'connection',
  mismatch: otherThan,
  tell: ({ at, vpcId, peeringId, proven }) => ({
    lines: [
      {
        en: `Connected since ${renderInstant(at)}: ${vpcId} over ${peeringId}. Proven:`,
        ja: `${renderInstant(at)} から接続されています: ${vpcId}、${peeringId}。確認済みの項目:`,
      },
      ...proven.map(({ proof, at: when }) => ({
        en: `  ${proof} at ${renderInstant(when)}`,
        ja: `  ${proof}: ${renderInstant(when)}`,
      })),
    ],
  }),
})

const changeWords: Readonly<Record<ChangeDocument['change'], Texts>> = {
  rotation: { en: 'The external ID is rotated.', ja: '外部 ID が更新されます。' },
  template: { en: 'The template has a new version.', ja: 'テンプレートの新しいバージョンです。' },
  suspended: { en: 'The connection is suspended.', ja: '接続が一時停止されました。' },
  resumed: { en: 'The connection is in use again.', ja: '接続が再開されました。' },
  'offboarding-aborted': {
    en: 'The connection is not ended after all.',
    ja: '接続の終了は取り消されました。',
  },
}

const anyChange: Review = reviewing({
  kind: 'change',
  mismatch: (change, { setup }) => mismatchOfAnswer(change, setup),
  tell: (change, options) => ({
    lines: [changeWords[change.change]],
    ...(isTemplateChange(change)
      ? {
          next: yours(
            { en: 'Apply it:', ja: '適用してください:' },
            withSetup(['apply', options.file, '--out', 'stack-report.json'], options),
          ),
        }
      : {}),
  }),
})

const withDifferences = (
  result: CustomerResult,
  options: ReviewOptions & { readonly setup: string },
): TE.TaskEither<CommandError, CustomerResult> =>
  pipe(
    readAgreedChange({ ...options, changePath: options.file, rotationOnly: false }),
    TE.map((agreed) => ({ ...result, lines: [...result.lines, ...differenceLines(agreed)] })),
  )

/** A change; with the setup, also what differs in its template. */
export const reviewChange: Review = (options) =>
  pipe(
    anyChange(options),
    TE.flatMap((result) => {
      const { setup } = options
      return setup === undefined || result.next === undefined
        ? TE.right(result)
        : withDifferences(result, { ...options, setup })
    }),
  )

/** What has to be removed. */
export const reviewOffboarding: Review = reviewing({
  kind: 'offboarding-notice',
  mismatch: (notice, { setup }) => mismatchOfAnswer(notice, setup),
  tell: (notice, options) => ({
    lines: [
      {
        en: `${partyNames[notice.by].en.trim()} ends the connection: ${notice.reason}`,
        ja: `${partyNames[notice.by].ja.trim()}が接続を終了します: ${notice.reason}`,
      },
      {
        en: `To remove: routes in ${notice.routeTableIds.join(', ') || 'no table'} over ${notice.peeringIds.join(', ') || 'no peering'}, and the stack ${notice.stackName}.`,
        ja: `削除するもの: ${notice.routeTableIds.join(', ') || '(なし)'} にある ${notice.peeringIds.join(', ') || '(なし)'} へのルート、スタック ${notice.stackName}`,
      },
    ],
    next: yours(
      { en: 'Leave:', ja: '接続を終了してください:' },
      withSetup(['leave', options.file, '--out', 'clean-exit.json'], options),
      notice.confirmBy,
    ),
  }),
})

/** Rescale's half of the clean exit. */
export const reviewCleanExit: Review = reviewing({
  kind: 'clean-exit',
  mismatch: otherThan,
  tell: ({ removed, unconfirmed, remains, returnedCidrs = [], isExternalIdRetired = false }) => ({
    lines: [
      ...removed.map((step) => ({
        en: `  ${wordsIn.en.teardownWords[step]}`,
        ja: `  ${wordsIn.ja.teardownWords[step]}`,
      })),
      {
        en: `Not confirmed: ${unconfirmed.join(', ') || 'nothing'}. Remains: ${remains.map(({ resourceId }) => resourceId).join(', ') || 'nothing'}.`,
        ja: `未確認: ${unconfirmed.join(', ') || 'なし'}。残っているもの: ${remains.map(({ resourceId }) => resourceId).join(', ') || 'なし'}`,
      },
      {
        en: `Blocks that are free again: ${returnedCidrs.join(', ') || 'none'}. The external ID is ${isExternalIdRetired ? '' : 'not '}retired.`,
        ja: `返却されたブロック: ${returnedCidrs.join(', ') || 'なし'}。外部 ID: ${isExternalIdRetired ? '失効済み' : '未失効'}`,
      },
    ],
  }),
})
