import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  type TrustFindingId,
  trustFinding,
  trustFindingLevels,
} from '../../src/iam/trust/TrustFinding.ts'
import { readTrustPolicy } from '../../src/iam/trust/readTrustPolicy.ts'
import { agreed, trustDocument } from '../iam/trust/trustDocuments.ts'
import { wordsIn } from './wordsIn.ts'

const isId = (text: string): text is TrustFindingId => Object.hasOwn(trustFindingLevels, text)
const ids = Object.keys(trustFindingLevels).filter(isId)
const evidence = { path: 'Statement[0].Principal', found: '*', expected: '999988887777' }

describe.each(ids)('%s', (id) => {
  const finding = trustFinding(id, evidence)

  test('is described in both languages with its evidence', () => {
    const english = wordsIn.en.describeTrustFinding(finding)
    const japanese = wordsIn.ja.describeTrustFinding(finding)
    expect(english).toMatch(
      /^Statement\[0\]\.Principal: [A-Z][^]+\. Found: \* Expected: 999988887777$/,
    )
    expect(japanese).toMatch(
      /^Statement\[0\]\.Principal: [^]+。 検出された値: \* 期待される値: 999988887777$/,
    )
  })
})

test('no two findings are described alike', () => {
  const texts = ids.map((id) => wordsIn.en.describeTrustFinding(trustFinding(id, evidence)))
  expect(new Set(texts).size).toBe(ids.length)
})

test('evidence about the whole document names no place', () => {
  const whole = trustFinding('malformed-json', { path: '', found: '<html>' })
  expect(wordsIn.en.describeTrustFinding(whole)).toMatch(
    /^The trust policy is neither [^]+Found: <html>$/,
  )
  expect(wordsIn.ja.describeTrustFinding(whole)).toMatch(/^信頼ポリシーが [^]+: <html>$/)
})

describe('Japanese texts', () => {
  const allowing = (elements: object): unknown => ({
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...elements }],
  })
  const english = /[a-z]{2,} [a-z]{2,}/
  const saml = 'arn:aws:iam::111122223333:saml-provider/Corporate'
  const oidc = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com'

  test('hold no English of this library in their evidence', () => {
    fc.assert(
      fc.property(trustDocument(), (document) => {
        for (const expected of [undefined, agreed.account, agreed.role]) {
          for (const finding of readTrustPolicy(document, expected).findings) {
            const said = wordsIn.ja.describeTrustFinding(finding)
            expect(said.replace(finding.evidence.path, '')).not.toMatch(english)
            expect(said).not.toMatch(/値: (?: |$)/)
          }
        }
      }),
    )
  })

  test.each<readonly [unknown, string]>([
    [{ Statement: [] }, '検出された値: 許可するステートメントがありません'],
    [{ Version: '2012-10-17' }, '検出された値: なし 期待される値: Statement'],
    [{ Statement: [1] }, '期待される値: JSON オブジェクト'],
    [{ Statement: [], Extra: 1 }, '期待される値: この要素は使用できません'],
    [{ Statement: [{ Effect: 'Permit' }] }, '期待される値: Allow または Deny'],
    [allowing({ Principal: 1 }), '期待される値: "*"、または AWS、'],
    [allowing({}), '検出された値: Principal がありません'],
    [allowing({ Principal: { AWS: 'constructor' } }), '検出された値: constructor'],
    ['{"Version": "2012-10-17",\n "Version": "2012-10-17"}', '検出された値: 2 行目 2 文字目'],
    [{ Statement: [{ Effect: 'Allow', Principal: '*' }] }, '期待される値: Action'],
    [allowing({ NotAction: 'sts:TagSession' }), '期待される値: どちらか一方'],
    [allowing({ Resource: 1 }), '期待される値: ARN'],
    [allowing({ Condition: 1 }), '期待される値: 演算子、キー、値'],
    [
      allowing({ Condition: { DateEquals: { 'aws:CurrentTime': 'soon' } } }),
      '期待される値: 演算子が比較する型の値',
    ],
    [
      { Version: '2012-10-17', Statement: [], Padding: 'x'.repeat(3000) },
      '文字 期待される値: 2048 文字以内',
    ],
    [allowing({ Sid: 1, Principal: '*' }), '期待される値: 英数字'],
    [
      allowing({ Principal: { AWS: '444455556666' } }),
      '検出された値: sts:ExternalId の StringEquals がありません',
    ],
    [
      allowing({ Principal: { AWS: '444455556666' } }),
      '検出された値: 該当するステートメントがありません',
    ],
    [
      allowing({ Principal: { AWS: '999988887777' } }),
      '検出された値: aws:PrincipalArn の条件がありません',
    ],
    [
      allowing({ Principal: { Service: 'ec2.amazonaws.com' } }),
      '検出された値: aws:SourceAccount または aws:SourceArn を指定する条件なし',
    ],
    [
      allowing({ Principal: { Federated: saml }, Action: 'sts:AssumeRoleWithSAML' }),
      '検出された値: 受信者を指定する条件なし',
    ],
    [
      allowing({ Principal: { Federated: oidc }, Action: 'sts:AssumeRoleWithWebIdentity' }),
      '検出された値: サブジェクトを指定する条件なし',
    ],
  ])('say %j with its evidence', (document, said) => {
    const findings = [undefined, agreed.role].flatMap((expected) => [
      ...readTrustPolicy(document, expected).findings,
    ])
    const texts = findings.map(wordsIn.ja.describeTrustFinding)
    expect(texts.join('\n')).toContain(said)
    expect(texts.join('\n')).not.toMatch(english)
  })

  test('say that a value has no JSON text', () => {
    const statements: Array<unknown> = []
    statements.push(statements)
    const [finding] = readTrustPolicy({ Statement: statements }).findings
    expect(finding && wordsIn.ja.describeTrustFinding(finding)).toContain(': JSON で表せない値 ')
  })
})
