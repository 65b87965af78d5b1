import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { omitUndefined } from '../../../src/codec/omitUndefined.ts'
import type { Caller } from '../../../src/iam/policy/AccessRequest.ts'
import { renderPolicy } from '../../../src/iam/policy/PolicyDocument.ts'
import type { Decision } from '../../../src/iam/policy/Evaluation.ts'
import { type ReadPolicy, readPolicy } from '../../../src/iam/policy/ReadPolicy.ts'
import {
  type TrustFinding,
  type TrustFindingId,
  trustFindingLevels,
} from '../../../src/iam/trust/TrustFinding.ts'
import { assumeRoleAllowed } from '../../../src/iam/policy/evaluateAssumeRole.ts'
import { type TrustReading, readTrustPolicy } from '../../../src/iam/trust/readTrustPolicy.ts'
import {
  type TrustPolicyInput,
  accountRootArn,
  trustPolicy,
} from '../../../src/iam/trust/trustPolicy.ts'
import {
  anonymous,
  customerRole,
  federated,
  rootOf,
  service,
  sessionOf,
  userOf,
} from '../callers.ts'
import { atLeast } from '../../atLeast.ts'
import { agreed, trustDocument } from './trustDocuments.ts'
import { trustPolicyInput } from './trustInputs.ts'
import { type Narrowing, narrowings } from './narrowings.ts'
import { type Json, weakenings } from './weakenings.ts'

const ids = (reading: TrustReading): ReadonlyArray<TrustFindingId> =>
  reading.findings.map(({ id }) => id)

const jsonOf = (value: object): Json => ({ ...value })

/** The forms in which one document may come. */
const forms: ReadonlyArray<readonly [string, (document: Json) => unknown]> = [
  ['as JSON', (document) => document],
  ['as text', (document) => JSON.stringify(document, null, 4)],
  ['URL-encoded', (document) => encodeURIComponent(JSON.stringify(document))],
  [
    'with condition keys in upper case',
    (document) =>
      JSON.stringify(document).replace(/sts:ExternalId|aws:PrincipalArn/g, (key) =>
        key.toUpperCase(),
      ),
  ],
]

describe('the trust policy that was generated', () => {
  test('has no finding in any form, and allows what was agreed', () => {
    fc.assert(
      fc.property(trustPolicyInput(), fc.constantFrom(...forms), (input, [, form]) => {
        const reading = readTrustPolicy(form(jsonOf(trustPolicy(input))), input)
        expect(reading).toEqual({
          allows: [
            {
              statement: 0,
              principal: accountRootArn(input.partition, input.rescaleAccountId),
              externalIds: [...new Set(input.externalIds)].toSorted(),
              ...(input.rescaleRoleArn === undefined ? {} : { narrowedTo: [input.rescaleRoleArn] }),
            },
          ],
          mayAllowOthers: false,
          findings: [],
          allowsSourceIdentity: true,
        })
      }),
    )
  })

  test('has no finding with its account as an id, and strings in the place of lists of one', () => {
    fc.assert(
      fc.property(trustPolicyInput(), (input) => {
        const flat = JSON.stringify(trustPolicy(input))
          .replace(/\["([^"\\]*)"\]/g, '"$1"')
          .replace(accountRootArn(input.partition, input.rescaleAccountId), input.rescaleAccountId)
        expect(readTrustPolicy(flat, input).findings).toEqual([])
      }),
    )
  })

  test('is refused when one of two agreed IDs is not in it', () => {
    fc.assert(
      fc.property(trustPolicyInput(), trustPolicyInput(), (input, { externalIds: [id] }) => {
        fc.pre(!input.externalIds.includes(id))
        const rotated = { ...input, externalIds: [...input.externalIds, id] }
        expect(ids(readTrustPolicy(renderPolicy(trustPolicy(input)), rotated))).toEqual([
          'rescale-refused',
        ])
      }),
    )
  })
})

/** Edits a generated trust policy, where the edit is for such a one. */
const edited = (input: TrustPolicyInput, { role, weaken }: Narrowing): Json => {
  fc.pre(role === undefined || (role === 'named') === (input.rescaleRoleArn !== undefined))
  const { Version, Statement } = trustPolicy(input)
  const weakened = weaken({
    statement: { ...Statement[0] },
    id: input.externalIds[0],
    root: accountRootArn(input.partition, input.rescaleAccountId),
    role: input.rescaleRoleArn,
  })
  return { Version, Statement: weakened }
}

describe('a trust policy with one weakening', () => {
  test.each(weakenings)('$name is reported as $finding', ({ finding, ...weakening }) => {
    fc.assert(
      fc.property(trustPolicyInput(), fc.constantFrom(...forms), (input, [, form]) => {
        const reading = readTrustPolicy(form(edited(input, weakening)), input)
        expect(ids(reading)).toContain(finding)
      }),
      atLeast(15),
    )
  })
})

describe('a trust policy that is as narrow as agreed, or narrower', () => {
  test.each(narrowings)('$name: no error', (narrowing) => {
    fc.assert(
      fc.property(trustPolicyInput(), fc.constantFrom(...forms), (input, [, form]) => {
        const { findings } = readTrustPolicy(form(edited(input, narrowing)), input)
        expect(findings.filter(({ level }) => level === 'error')).toEqual([])
      }),
      atLeast(15),
    )
  })

  test.each(narrowings)('$name: lets in nobody else', (narrowing) => {
    fc.assert(
      fc.property(
        trustPolicyInput(),
        fc.constantFrom(...probedCallers),
        fc.constantFrom(undefined, 'byoa-other', '**'),
        (input, principal, externalId) => {
          const trust = readPolicy(edited(input, narrowing))
          const call = {
            principal,
            roleArn: customerRole,
            context: { 'aws:SecureTransport': ['true'] },
            ...omitUndefined({ externalId }),
          }
          expectKeptOut(principal, assumeRoleAllowed(trust, call).decision)
        },
      ),
      atLeast(15),
    )
  })
})

/** What AWS puts into the calls of services and of unsigned callers is not all documented. */
const expectKeptOut = ({ type }: Caller, decision: Decision): void => {
  const isDocumented = type !== 'service' && type !== 'federated' && type !== 'anonymous'
  expect(decision).toMatch(isDocumented ? /denied$/ : /denied$|^unknown$/)
}

/** STS takes no ID of less than two characters. */
const probedIds = [...agreed.externalIds, undefined, 'byoa-other', 'BYOA-ACME', '**']

const probedCallers: ReadonlyArray<Caller> = [
  rootOf('999988887777'),
  rootOf('444455556666'),
  userOf('999988887777', 'somebody'),
  userOf('444455556666', 'somebody'),
  sessionOf('arn:aws:iam::999988887777:role/ScaleX'),
  sessionOf('arn:aws:iam::999988887777:role/Other'),
  sessionOf('arn:aws:iam::444455556666:role/ScaleX'),
  sessionOf('arn:aws-cn:iam::999988887777:role/ScaleX'),
  // A path may hold colons.
  sessionOf('arn:aws:iam::444455556666:role/x:iam::999988887777:role/ScaleX'),
  service,
  federated,
  anonymous,
]

// No MFA: Rescale has none, and what asks for it is an error. Callers choose the session name.
const probedContext = {
  'aws:MultiFactorAuthPresent': ['false'],
  'aws:SecureTransport': ['true'],
  'aws:SourceIp': ['203.0.113.7'],
  'sts:RoleSessionName': ['byoa-acme'],
}

interface Probe {
  readonly principal: Caller
  readonly externalId: string | undefined
}

const isAgreed = ({ principal: caller, externalId }: Probe, role: string | undefined): boolean => {
  if (!agreed.externalIds.some((accepted) => accepted === externalId)) return false
  if (role !== undefined) return caller.type === 'role-session' && caller.roleArn === role
  return caller.accountId === '999988887777' && caller.arn.startsWith('arn:aws:')
}

const probes: ReadonlyArray<Probe> = probedCallers.flatMap((principal) =>
  probedIds.map((externalId) => ({ principal, externalId })),
)

const decisionOn = (trust: ReadPolicy, { principal, externalId }: Probe): Decision =>
  assumeRoleAllowed(trust, {
    principal,
    roleArn: customerRole,
    context: probedContext,
    ...omitUndefined({ externalId }),
  }).decision

/** Every probe that a trust policy lets in. */
const letIn = (document: unknown): ReadonlyArray<Probe> => {
  const trust = readPolicy(document)
  return probes.filter((probe) => decisionOn(trust, probe) === 'allowed')
}

describe('any trust policy', () => {
  test.each([undefined, 'arn:aws:iam::999988887777:role/ScaleX'])(
    'without an error lets in nobody who was not agreed (role %s)',
    (role) => {
      let withoutError = 0
      const expected = role === undefined ? agreed.account : agreed.role
      const foreign = probes.filter((probe) => !isAgreed(probe, role))
      fc.assert(
        fc.property(trustDocument(), (document) => {
          const { findings } = readTrustPolicy(document, expected)
          if (findings.some(({ level }) => level === 'error')) return
          withoutError += 1
          const trust = readPolicy(document)
          for (const probe of foreign) expectKeptOut(probe.principal, decisionOn(trust, probe))
        }),
        atLeast(1500),
      )
      expect(withoutError).toBeGreaterThan(20)
    },
  )

  test('names every principal that it lets in', () => {
    let lettingIn = 0
    fc.assert(
      fc.property(trustDocument(), (document) => {
        const { allows } = readTrustPolicy(document)
        for (const { externalId } of letIn(document)) {
          lettingIn += 1
          const accepts = allows.some(
            ({ externalIds }) =>
              externalIds === 'any' || externalIds.some((accepted) => accepted === externalId),
          )
          expect(accepts).toBe(true)
        }
      }),
      atLeast(500),
    )
    expect(lettingIn).toBeGreaterThan(20)
  })

  test('that lets in the agreed role does not refuse it', () => {
    let lettingIn = 0
    fc.assert(
      fc.property(trustDocument(), (document) => {
        const isIn = letIn(document).some((probe) => isAgreed(probe, agreed.role.rescaleRoleArn))
        if (!isIn) return
        lettingIn += 1
        expect(ids(readTrustPolicy(document, agreed.role))).not.toContain('rescale-refused')
      }),
      atLeast(500),
    )
    expect(lettingIn).toBeGreaterThan(20)
  })
})

/** Text of any UTF-16 code units, lone surrogates and line ends included. */
const codeUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((codes) => String.fromCharCode(...codes))

const isWellFormed = ({ id, level, evidence }: TrustFinding): boolean =>
  level === trustFindingLevels[id] &&
  Object.values(evidence).every((text) => typeof text === 'string') &&
  evidence.found.length <= 200

describe('any input', () => {
  const isSound = ({ allows, mayAllowOthers, findings }: TrustReading): void => {
    expect(findings.length).toBeGreaterThan(0)
    expect(findings.every(isWellFormed)).toBe(true)
    expect(JSON.parse(JSON.stringify(findings))).toStrictEqual(findings)
    expect({ allows, mayAllowOthers }).toEqual({ allows: [], mayAllowOthers: true })
    expect(findings.map(({ id }) => id)).not.toContain('grants-nobody')
  }

  test('that is text is read with a finding', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), codeUnits, fc.json()), (text) => {
        isSound(readTrustPolicy(text))
      }),
    )
  })

  test('that is JSON is read with a finding', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => isSound(readTrustPolicy(value))))
  })

  test('that is anything at all is read', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), (value) => {
        expect(readTrustPolicy(value).findings.length).toBeGreaterThan(0)
      }),
    )
  })

  test('with any JSON in the place of an element is read', () => {
    const element = fc.constantFrom(
      'Sid',
      'Effect',
      'Principal',
      'NotPrincipal',
      'Action',
      'NotAction',
      'Resource',
      'Condition',
      '__proto__',
    )
    fc.assert(
      fc.property(trustPolicyInput(), element, fc.jsonValue(), (input, key, value) => {
        const [statement] = trustPolicy(input).Statement
        const text = JSON.stringify({ ...statement, replaced: null }).replace(
          '"replaced":null',
          `${JSON.stringify(key)}:${JSON.stringify(value)}`,
        )
        const reading = readTrustPolicy(`{"Version":"2012-10-17","Statement":[${text}]}`, input)
        expect(reading.findings.every(isWellFormed)).toBe(true)
      }),
    )
  })

  test('that is long or deep is read', () => {
    const deep = '['.repeat(60_000) + ']'.repeat(60_000)
    const wide = JSON.stringify({
      Version: '2012-10-17',
      Statement: Array.from({ length: 9000 }, () => ({})),
    })
    const stars = JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: '*',
        Action: `sts:${'*a'.repeat(30_000)}`,
        Condition: { StringLike: { 'sts:ExternalId': '*a'.repeat(30_000) } },
      },
    })
    for (const text of [deep, `{"Statement":${deep}}`, wide, stars, 'x'.repeat(10_000_000)]) {
      expect(readTrustPolicy(text).findings.length).toBeGreaterThan(0)
    }
  })
})
