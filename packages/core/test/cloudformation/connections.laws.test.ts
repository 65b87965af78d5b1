/** Several connections of one account in one Region, and what sets them apart. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { type Template, textOf } from '../../src/cloudformation/Template.ts'
import type { SetupTemplateInput } from '../../src/cloudformation/SetupTemplateInput.ts'
import { setupTemplate } from '../../src/cloudformation/setupTemplate.ts'
import { readPolicy } from '../../src/iam/policy/ReadPolicy.ts'
import { evaluate } from '../../src/iam/policy/evaluate.ts'
import {
  type Touch,
  agreedPlace,
  computeSession,
  requestFor,
} from '../iam/permissions/computeSession.ts'
import { defaultKeyPolicy } from '../iam/keyPolicy.ts'
import { asMade, inlinePoliciesIn } from './asMade.ts'
import { setupTemplateInput } from './setupInputs.ts'
import { certainTemplate, plainInput } from './setupVariants.ts'

/** Names of which some begin or end with others. */
const name = fc.constantFrom('acme', 'acme-2', 'acme-22', 'a', 'A', 'vpc', 'flow')

const twoNames = fc.tuple(name, name).filter(([one, other]) => one !== other)

test('the company code as the name of the connection changes nothing', () => {
  fc.assert(
    fc.property(setupTemplateInput(), ({ connectionName: _name, ...input }) => {
      expect(setupTemplate({ ...input, connectionName: input.companyCode })).toEqual(
        setupTemplate(input),
      )
    }),
  )
})

const computeTagKeys: ReadonlyArray<string> = [
  'aws:RequestTag/rescale:compute',
  'aws:ResourceTag/rescale:compute',
]

/**
 * Every text of a template that tells one connection from another: values of tags, names and paths
 * that are fixed, tags in conditions, ARNs of log groups and boundaries.
 */
const marksIn = ({ Resources }: Template): ReadonlySet<string> => {
  const marks = new Set<string>()
  JSON.stringify(Resources, (key, value: unknown) => {
    if (typeof value === 'string' && ['Value', 'RoleName'].includes(key)) marks.add(value)
    if (computeTagKeys.includes(key)) for (const item of [value].flat()) marks.add(String(item))
    if (typeof value === 'string' && /:(log-group:|policy)\/rescale\//.test(value)) marks.add(value)
    return value
  })
  for (const { Type, Properties } of Object.values(Resources)) {
    if (Type === 'AWS::IAM::ManagedPolicy') marks.add(textOf(Properties['Path']))
  }
  return marks
}

test('two connections of an account have no tag, fixed name, path or log group in common', () => {
  fc.assert(
    fc.property(setupTemplateInput(), twoNames, (input, [one, other]) => {
      const marks = marksIn(certainTemplate({ ...input, connectionName: one }).template)
      const others = marksIn(certainTemplate({ ...input, connectionName: other }).template)
      expect(marks.size).toBeGreaterThan(5)
      expect([...marks].filter((mark) => others.has(mark))).toEqual([])
    }),
  )
})

const ids = {
  Vpc: agreedPlace.vpcId,
  'RescaleRole.Arn': agreedPlace.role,
  'ComputeRole.Arn': agreedPlace.computeRole,
}

/** What a role of the template decides. */
const decisionsOf = (
  input: SetupTemplateInput,
  roleId: 'RescaleRole' | 'ComputeRole',
): ((touch: Touch) => string) => {
  const identity = inlinePoliciesIn(certainTemplate(input).template, roleId).map(
    ({ PolicyDocument }) => readPolicy(asMade(PolicyDocument, ids)),
  )
  const resource = defaultKeyPolicy(agreedPlace.accountId)
  return (touch) => evaluate({ identity, resource }, requestFor(agreedPlace, touch)).decision
}

const isAboutTags = ({ context }: Touch): boolean =>
  Object.keys(context).some((key) => computeTagKeys.includes(key))

/** A network interface is confined by the VPC that it is in. */
const isInVpc = ({ resource, action }: Touch): boolean =>
  resource.endsWith('network-interface/*') && action !== 'ec2:CreateTags'

describe('the role of one connection', () => {
  test('provisions what carries the tag of that connection, and nothing of another', () => {
    fc.assert(
      fc.property(twoNames, ([one, other]) => {
        const decide = decisionsOf({ ...plainInput, connectionName: one }, 'RescaleRole')
        for (const touch of computeSession({ ...agreedPlace, tag: one })) {
          expect(decide(touch)).toBe('allowed')
        }
        const foreign = computeSession({ ...agreedPlace, tag: other }).filter(
          (touch) => isAboutTags(touch) && !isInVpc(touch),
        )
        expect(foreign.length).toBeGreaterThan(20)
        for (const touch of foreign) expect(decide(touch)).toBe('implicitly-denied')
      }),
    )
  })

  test('and of its nodes reaches the logs and keys of that connection, and no others', () => {
    const asked = (tag: string): ReadonlyArray<Touch> => [
      {
        action: 'logs:PutLogEvents',
        resource: `arn:aws:logs:us-east-1:111122223333:log-group:/rescale/${tag}/nodes`,
        context: {},
      },
      {
        action: 'kms:Decrypt',
        resource: 'arn:aws:kms:us-east-1:111122223333:key/1',
        context: { 'aws:ResourceTag/rescale:compute': [tag] },
      },
    ]
    fc.assert(
      fc.property(twoNames, ([one, other]) => {
        const decide = decisionsOf({ ...plainInput, connectionName: one }, 'ComputeRole')
        expect(asked(one).map(decide)).toEqual(['allowed', 'allowed'])
        expect(asked(other).map(decide)).toEqual(['implicitly-denied', 'implicitly-denied'])
      }),
    )
  })
})
