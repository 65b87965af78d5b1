/** Parameters are served, or refused by name: none is taken and dropped. */
import { createMemoryCloud, emptyWorld, withAccount } from '@byoa/cloud-memory'
import { type Service, answerRequest, services } from '@byoa/cloud-memory/wire'
import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { decodeUtf8 } from '../../src/wire/utf8.ts'
import { customer, start } from '../setupTemplateOf.ts'

const world = withAccount(emptyWorld({ now: start }), { accountId: customer, partition: 'aws' })

const refusalOf = (service: Service, action: string, parameters: string) => {
  const cloud = createMemoryCloud({ world, rescale: { accounts: [], vpcs: [] } })
  const authorization = `AWS4-HMAC-SHA256 Credential=AKIA${customer}ADMN/20260101/us-east-1/${service.name}/aws4_request, SignedHeaders=host, Signature=0`
  const request = {
    method: 'POST',
    headers: { authorization },
    body: `Action=${action}&Version=${service.version}&${parameters}`,
  }
  const answered = answerRequest(cloud, request, 'id')
  const xml = E.isRight(answered) ? decodeUtf8(answered.right.body) : ''
  expect(cloud.world()).toBe(world)
  return {
    code: /<Code>(.*)<\/Code>/.exec(xml)?.[1],
    message: /<Message>([^]*)<\/Message>/.exec(xml)?.[1] ?? '',
  }
}

const isEc2 = ({ protocol }: Service): boolean => protocol === 'ec2'

const actionsOf = (service: Service) =>
  Object.entries(service.schema.actions).map(([action, { input }]) => ({
    service,
    action,
    input: service.schema.inputs[input],
  }))

const everyAction = services.flatMap(actionsOf)

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

describe('a parameter', () => {
  test('that AWS knows and the world does not serve is refused by name', () => {
    const unserved = everyAction.flatMap(({ input, ...one }) =>
      (input?.unserved ?? '').split(' ').map((name) => ({ ...one, name })),
    )
    const named = unserved.filter(({ name }) => name !== '')
    expect(named.length).toBeGreaterThan(100)
    for (const { service, action, name } of named) {
      expect(refusalOf(service, action, `${name}=1`)).toEqual({
        code: isEc2(service) ? 'UnsupportedOperation' : 'ValidationError',
        message: `The in-memory AWS does not serve the parameter ${name}.`,
      })
    }
  })

  test('of a value that is not served is refused with the value', () => {
    const limited = everyAction.flatMap(({ input, ...one }) =>
      Object.entries(input?.served ?? {}).flatMap(([name, { values, type }]) =>
        values === undefined ? [] : [{ ...one, name, type, values }],
      ),
    )
    expect(limited.length).toBeGreaterThan(8)
    for (const { service, action, name, type, values } of limited) {
      const candidates =
        type === 'number' ? ['61'] : type === 'boolean' ? ['true', 'false'] : ['other']
      const value = candidates.find((one) => !values.includes(one))
      expect(refusalOf(service, action, `${name}=${value}`).message).toBe(
        `The in-memory AWS does not serve the value ${value} of the parameter ${name}.`,
      )
    }
  })

  test('that AWS does not know is refused as AWS does', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...everyAction),
        fc.stringMatching(/^Zz[A-Za-z]{1,8}$/),
        ({ service, action }, name) => {
          expect(refusalOf(service, action, `${name}=1`)).toEqual({
            code: 'UnknownParameter',
            message: `The parameter ${name} is not recognized`,
          })
        },
      ),
    )
  })

  test('that is given twice is refused', () => {
    fc.assert(
      fc.property(fc.constantFrom(...everyAction), ({ service, action, input }) => {
        const [name = 'Action'] = Object.keys(input?.served ?? {})
        expect(refusalOf(service, action, `${name}=a&${name}=a`).code).toBe('MalformedQueryString')
      }),
    )
  })

  test('that must be given and is not is named', () => {
    const required = everyAction.flatMap(({ input, ...one }) => {
      const [first] = Object.entries(input?.served ?? {}).filter(([, member]) => member.isRequired)
      return first === undefined ? [] : [{ ...one, name: first[0] }]
    })
    expect(required.length).toBeGreaterThan(50)
    for (const { service, action, name } of required) {
      expect(refusalOf(service, action, '')).toEqual(
        isEc2(service)
          ? {
              code: 'MissingParameter',
              message: `The request must contain the parameter ${lowerFirst(name)}`,
            }
          : {
              code: 'ValidationError',
              message: `1 validation error detected: Value null at '${lowerFirst(name)}' failed to satisfy constraint: Member must not be null`,
            },
      )
    }
  })

  test.each([
    ['DescribeVpcs', 'MaxResults=many', 'maxResults', 'many'],
    ['DescribeVpcs', 'DryRun=yes', 'dryRun', 'yes'],
    ['DescribeVpcs', 'Filter=name', 'filter', 'name'],
    ['DescribeVpcs', 'Filter.1=name', 'filter.1', 'name'],
    ['DescribeVpcs', 'Filter.1.Name.1=a', 'filter.1.Name', ''],
  ])('of %s in another form is refused: %s', (action, parameters, name, value) => {
    const [ec2] = services
    expect(ec2 && refusalOf(ec2, action, parameters)).toMatchObject({
      code: 'InvalidParameterValue',
      message: expect.stringContaining(
        `Value (${value}) for parameter ${name} is invalid.`,
      ) as unknown,
    })
  })

  test.each([
    ['DescribeVpcs', 'Filter.0.Name=a', 'Filter.0'],
    ['DescribeVpcs', 'Filter.1.Nam=a', 'Filter.1.Nam'],
    ['DescribeVpcs', 'Filter.x.Name=a', 'Filter.x'],
  ])('inside of %s is refused with its whole name: %s', (action, parameters, name) => {
    const [ec2] = services
    expect(ec2 && refusalOf(ec2, action, parameters).message).toBe(
      `The parameter ${name} is not recognized`,
    )
  })
})
