/** `byoa policy read-trust`: what a role's trust policy allows, and what is wider than agreed. */
import { omitUndefined } from '@byoa/core/codec'
import { AccountId, Partition, RoleArn, partsOfRoleArn } from '@byoa/core/iam/identity'
import {
  type ExpectedTrust,
  type TrustFinding,
  type TrustGrant,
  type TrustReading,
  readTrustPolicy,
} from '@byoa/core/iam/trust'
import type { Language } from '@byoa/core/values'
import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { BadInput } from '../../terminal/badInput.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { readText } from '../../terminal/files.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { writeHanging } from '../../terminal/writeHanging.ts'
import { type Argument, allArguments, argument, badArguments, optional } from '../readArguments.ts'
import { trustPolicyText } from './trustPolicyText.ts'
import { type Redact, withoutExternalIds } from './withoutExternalIds.ts'
import { paintedLevel, wordsIn } from '../../terminal/words.ts'

export interface ReadTrustOptions {
  /** One, or two during a rotation. */
  readonly externalId?: ReadonlyArray<string>
  readonly rescaleAccount?: string
  readonly rescaleRole?: string
  readonly partition?: string
  readonly json: boolean
  readonly language: Language
}

const externalIdsInJapanese =
  '外部 ID を 1 つ、更新中は 2 つ指定してください(A-Z、a-z、0-9、_+=,.@:/- の 2 から 1224 文字)。'

const externalIdsOf = (ids: ReadonlyArray<string>): Argument<ReadonlyArray<string>> => {
  const expected =
    'one external ID, or two while it is rotated: 2 to 1224 of A-Z a-z 0-9 _ + = , . @ : / -'
  // The value is left out: an external ID is not for screens and logs.
  return ids.length <= 2 && ids.every((id) => /^[\w+=,.@:/-]{2,1224}$/.test(id))
    ? E.right(ids)
    : E.left([{ path: '--external-id', expected, actual: '…', japanese: externalIdsInJapanese }])
}

interface ExpectedFields {
  readonly externalIds: ReadonlyArray<string>
  readonly rescaleAccountId: AccountId
  readonly rescaleRoleArn: RoleArn | undefined
  readonly partition: Partition | undefined
}

/** With a role of another account or partition, nobody could assume the customer's role. */
const withConsistentRole = (fields: ExpectedFields): Argument<ExpectedFields> => {
  const { rescaleAccountId, rescaleRoleArn, partition } = fields
  if (rescaleRoleArn === undefined) return E.right(fields)
  const role = partsOfRoleArn(rescaleRoleArn)
  const agreed = { partition: partition ?? role.partition, accountId: rescaleAccountId }
  return role.accountId === agreed.accountId && role.partition === agreed.partition
    ? E.right(fields)
    : E.left([
        {
          path: '--rescale-role',
          expected: `arn:${agreed.partition}:iam::${agreed.accountId}:role/…`,
          actual: JSON.stringify(rescaleRoleArn),
        },
      ])
}

const fieldsOf = (options: ReadTrustOptions): Argument<ExpectedFields> =>
  pipe(
    sequenceS(allArguments)({
      externalIds: externalIdsOf(options.externalId ?? []),
      rescaleAccountId: argument('--rescale-account', AccountId, options.rescaleAccount),
      rescaleRoleArn: optional(options.rescaleRole, (text) =>
        argument('--rescale-role', RoleArn, text),
      ),
      partition: optional(options.partition, (text) => argument('--partition', Partition, text)),
    }),
    E.flatMap(withConsistentRole),
  )

/** The agreed values; undefined when none is given. */
const expectedOf = (options: ReadTrustOptions): E.Either<BadInput, ExpectedTrust | undefined> => {
  const { externalId, rescaleAccount, rescaleRole, partition: partitionText } = options
  const given = [externalId, rescaleAccount, rescaleRole, partitionText]
  if (given.every((value) => value === undefined)) return E.right(undefined)
  return pipe(
    fieldsOf(options),
    E.map(({ rescaleRoleArn, partition, ...fields }) => ({
      ...fields,
      ...omitUndefined({ rescaleRoleArn, partition }),
    })),
    E.mapLeft(badArguments),
  )
}

const idWords: Readonly<Record<Language, (ids: TrustGrant['externalIds']) => string>> = {
  en: (ids) => {
    if (ids === 'any') return 'with any external ID or none'
    if (ids.length === 0) return 'with no external ID at all: the conditions exclude each other'
    return ids.length === 1 ? 'with one external ID' : `with one of ${ids.length} external IDs`
  },
  ja: (ids) => {
    if (ids === 'any') return '任意の外部 ID、または外部 ID なし'
    return ids.length === 0 ? '使用できる外部 ID なし(条件が矛盾)' : `外部 ID ${ids.length} 個`
  },
}

/** Says who may assume the role, and with how many external IDs. */
export const grantLine = (
  { principal, externalIds, narrowedTo }: TrustGrant,
  language: Language,
): string => {
  const only = narrowedTo === undefined ? '' : ` (${narrowedTo.join(', ')})`
  return `${principal}${only}  ${idWords[language](externalIds)}`
}

type Title = 'allows' | 'nobody' | 'unknown' | 'others' | 'clean'

const titles: Readonly<Record<Language, Readonly<Record<Title, string>>>> = {
  en: {
    allows: 'Who may assume the role:',
    nobody: 'Nobody may assume the role.',
    unknown: 'Who may assume the role is unknown.',
    others: 'Whom the other statements let in is unknown.',
    clean: 'No findings.',
  },
  ja: {
    allows: 'ロールを引き受けられるもの:',
    nobody: '誰もロールを引き受けられません。',
    unknown: '誰がロールを引き受けられるか判断できません。',
    others: 'その他のステートメントが誰に許可するかは判断できません。',
    clean: '指摘事項はありません。',
  },
}

const headlineOf = ({ allows, mayAllowOthers }: TrustReading): Title => {
  if (allows.length > 0) return 'allows'
  return mayAllowOthers ? 'unknown' : 'nobody'
}

const showReading = (
  terminal: Terminal,
  { reading, redact }: { readonly reading: TrustReading; readonly redact: Redact },
  language: Language,
): void => {
  const { out, colours } = terminal
  const { allows, findings } = reading
  const title = titles[language]
  const headline = headlineOf(reading)
  out(colours.bold(title[headline]))
  for (const grant of allows) writeHanging(terminal, '  ', redact(grantLine(grant, language)))
  if (headline === 'allows' && reading.mayAllowOthers) writeHanging(terminal, '  ', title.others)
  if (findings.length === 0) out(colours.green(title.clean))
  for (const finding of findings) {
    const said = wordsIn[language].describeTrustFinding(withoutIds(finding, redact))
    writeHanging(terminal, `${paintedLevel(colours, finding.level)}  `, `${finding.id}: ${said}`)
  }
}

const withoutIds = (finding: TrustFinding, redact: Redact): TrustFinding => {
  const { path, found, expected } = finding.evidence
  const shown = expected === undefined ? {} : { expected: redact(expected) }
  return { ...finding, evidence: { path, found: redact(found), ...shown } }
}

/** Reads a trust policy. Exit 0, 1 when a finding is an error, 2 when it cannot be read. */
export const readTrust = (
  terminal: Terminal,
  path: string,
  options: ReadTrustOptions,
): Promise<ExitCode> =>
  pipe(
    TE.Do,
    TE.bind('expected', () => TE.fromEither(expectedOf(options))),
    TE.bind('text', () => readText(path)),
    TE.let('policy', ({ text }) => trustPolicyText(text.trim())),
    TE.let('reading', ({ policy, expected }) => readTrustPolicy(policy, expected)),
    reportResult(terminal, options, ({ policy, reading }) => {
      const redact = withoutExternalIds(options.externalId ?? [], policy)
      if (options.json) terminal.out(JSON.stringify(reading))
      else showReading(terminal, { reading, redact }, options.language)
      return reading.findings.some(({ level }) => level === 'error') ? 1 : 0
    }),
  )
