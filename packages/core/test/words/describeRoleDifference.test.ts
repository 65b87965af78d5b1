import { describe, expect, it } from 'vitest'

import type { RoleDifference } from '../../src/inspection/findRoleDifferences.ts'
import { en } from '../../src/words/en/en.ts'
import { ja } from '../../src/words/ja/ja.ts'

const inline = { kind: 'inline', name: 'RescaleConnect' } as const
const attached = { kind: 'attached', name: 'arn:aws:iam::111122223333:policy/Guard' } as const
const boundary = 'arn:aws:iam::111122223333:policy/Boundary'

const table: ReadonlyArray<readonly [RoleDifference, string, string]> = [
  [
    { _tag: 'BoundaryDiffers', expected: boundary },
    `The role's permissions boundary is missing, not ${boundary}.`,
    `ロールにアクセス許可の境界 ${boundary} が設定されていません。`,
  ],
  [
    { _tag: 'BoundaryDiffers', expected: boundary, actual: attached.name },
    `The role's permissions boundary is ${attached.name}, not ${boundary}.`,
    `ロールのアクセス許可の境界が ${boundary} ではなく ${attached.name} になっています。`,
  ],
  [
    { _tag: 'PolicyMissing', document: inline },
    'The role no longer has the inline policy RescaleConnect.',
    'ロールにインラインポリシー「RescaleConnect」がありません。',
  ],
  [
    { _tag: 'PolicyUnreadable', document: { kind: 'trust' } },
    "The role's trust policy cannot be read as an IAM policy.",
    'ロールの信頼ポリシーを IAM ポリシーとして読み取れません。',
  ],
  [
    { _tag: 'StatementMissing', document: inline, statement: 'DescribeNetwork' },
    "The role's inline policy RescaleConnect lacks statement DescribeNetwork.",
    'ロールのインラインポリシー「RescaleConnect」にステートメント「DescribeNetwork」がありません。',
  ],
  [
    { _tag: 'StatementChanged', document: { kind: 'trust' }, statement: 1 },
    "In the role's trust policy, statement 1 differs from setup.json.",
    'ロールの信頼ポリシーのステートメント 1 が setup.json の内容と異なります。',
  ],
  [
    { _tag: 'StatementAdded', document: inline, statement: 'Mine' },
    "Somebody added statement Mine to the role's inline policy RescaleConnect.",
    'ロールのインラインポリシー「RescaleConnect」にステートメント「Mine」が追加されています。',
  ],
  [
    { _tag: 'DenyAdded', document: attached, statement: 2 },
    `In the role's attached policy ${attached.name}, statement 2 denies access.`,
    `ロールのアタッチされたポリシー「${attached.name}」のステートメント 2 がアクセスを拒否しています。`,
  ],
]

describe('a difference of a role in words', () => {
  it.each(table)('%o', (difference, english, japanese) => {
    expect(en.describeRoleDifference(difference)).toBe(english)
    expect(ja.describeRoleDifference(difference)).toBe(japanese)
  })
})
