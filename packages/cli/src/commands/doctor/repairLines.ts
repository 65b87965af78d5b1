/** A plan of repairs in words, and what became of it. */
import type { CheckId, CheckResult, Repair, RepairKind } from '@byoa/core/inspection'

import { partyNames } from '../../terminal/words.ts'
import type { Texts } from '../customer/NextStep.ts'

// the plan

const repairWords: Readonly<Record<RepairKind, Texts>> = {
  'replace-stack': {
    en: 'delete the stack and create it again, with a new role and VPC; jobs in the VPC are lost',
    ja: 'スタックを削除して再作成する(ロールと VPC は新しくなり、VPC 内のジョブは失われます)',
  },
  'run-stack': {
    en: 'run the stack with the agreed template, and restore its role',
    ja: '合意したテンプレートでスタックを実行し、ロールを復元する',
  },
  'restore-role': {
    en: 'restore trust policy, permissions and boundary of the role',
    ja: 'ロールの信頼ポリシー、アクセス許可、アクセス許可の境界を復元する',
  },
  'restore-vpc': {
    en: 'restore DNS attributes and internet gateway of the VPC',
    ja: 'VPC の DNS 属性とインターネットゲートウェイを復元する',
  },
  'request-peering': {
    en: 'request a new peering',
    ja: '新しい VPC ピアリング接続をリクエストする',
  },
  'accept-peering': { en: 'accept the peering', ja: 'VPC ピアリング接続を承認する' },
  'add-customer-routes': {
    en: 'restore the routes to Rescale',
    ja: 'Rescale へのルートを復元する',
  },
  'add-rescale-routes': {
    en: 'restore the routes to the customer',
    ja: 'お客様の VPC へのルートを復元する',
  },
  'allow-customer-dns': {
    en: 'resolve host names over the peering, on the customer’s side',
    ja: 'お客様側で VPC ピアリング接続の DNS 解決を有効にする',
  },
  'allow-rescale-dns': {
    en: 'resolve host names over the peering, on Rescale’s side',
    ja: 'Rescale 側で VPC ピアリング接続の DNS 解決を有効にする',
  },
  'by-hand': { en: 'a person has to decide', ja: '担当者の判断が必要' },
}

const heading: Texts = { en: 'Repairs:', ja: '修復の計画:' }

const nothing: Texts = { en: 'Nothing is to be repaired.', ja: '修復が必要な項目はありません。' }

/** Says what each party is to repair, and what needs a person. */
export const planLines = (repairs: ReadonlyArray<Repair>): ReadonlyArray<Texts> =>
  repairs.length === 0
    ? [nothing]
    : [
        heading,
        ...repairs.map(({ kind, owner, checks }) => ({
          en: `  ${partyNames[owner].en}  ${repairWords[kind].en}: ${checks.join(', ')}`,
          ja: `  ${partyNames[owner].ja}  ${repairWords[kind].ja}: ${checks.join(', ')}`,
        })),
      ]

// the result

/** What was to be repaired by one party, and is or is not. */
export interface Mended {
  readonly mended: ReadonlyArray<CheckId>
  readonly remains: ReadonlyArray<CheckId>
}

/** Compares what repairs were planned for with the results after them. */
export const mendedBy = (
  repairs: ReadonlyArray<Repair>,
  after: ReadonlyArray<CheckResult>,
): Mended => {
  const planned = repairs.flatMap(({ checks }) => checks)
  const isMended = (id: CheckId): boolean =>
    after.some((result) => result.id === id && result.outcome._tag === 'passed')
  return {
    mended: planned.filter(isMended),
    remains: planned.filter((id) => !isMended(id)),
  }
}

/** Says what was mended, and what was not. */
export const mendedLines = ({ mended, remains }: Mended): ReadonlyArray<Texts> => [
  ...(mended.length === 0
    ? []
    : [{ en: `Mended: ${mended.join(', ')}`, ja: `修復済み: ${mended.join(', ')}` }]),
  ...(remains.length === 0
    ? []
    : [{ en: `Not mended: ${remains.join(', ')}`, ja: `未修復: ${remains.join(', ')}` }]),
]
