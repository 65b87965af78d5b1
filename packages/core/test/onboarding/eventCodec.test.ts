import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { decode } from '../../src/codec/decodeProblems.ts'
import { Setup } from '../../src/onboarding/Setup.ts'
import { StackReport } from '../../src/onboarding/StackReport.ts'
import { OnboardingEvent } from '../../src/onboarding/eventCodec.ts'
import * as sample from './support/sample.ts'

const leased = {
  type: 'CidrLeased',
  schemaVersion: 2,
  at: '2026-03-01T09:00:00.000Z',
  by: 'customer',
  data: { cidr: '10.50.0.0/16', expiresAt: '2026-03-15T09:00:00.000Z', warnings: [] },
}

describe('an event in JSON', () => {
  it('decodes', () => {
    expect(OnboardingEvent.decode(leased)).toEqual(
      E.right({
        ...leased,
        at: sample.start,
        data: { ...leased.data, expiresAt: sample.leaseEnd },
      }),
    )
  })

  it('tells everything that is wrong with it at once', () => {
    const wrong = {
      ...leased,
      at: '2026-03-01',
      by: 'aws',
      note: 'hello',
      data: { cidr: '10.50.0.1/16', expiresAt: leased.at, warnings: [{ id: 'vpc-size' }] },
    }
    expect(decode(OnboardingEvent, wrong)).toEqual(
      E.left([
        {
          path: 'at',
          expected: 'UTC time such as 2026-01-02T03:04:05.000Z',
          actual: '"2026-03-01"',
        },
        { path: 'by', expected: '"rescale" or "customer"', actual: '"aws"' },
        {
          path: 'data.cidr',
          expected: expect.stringContaining('10.50.0.0/16') as string,
          actual: '"10.50.0.1/16"',
        },
        {
          path: 'data.warnings[0].level',
          expected: '"error", "warning" or "info"',
          actual: 'nothing',
        },
        {
          path: 'data.warnings[0].evidence',
          expected: 'evidence of a size',
          actual: 'nothing',
        },
        { path: 'note', expected: 'no such field', actual: '"hello"' },
      ]),
    )
  })

  it('names the types there are when its own is not one', () => {
    const result = decode(OnboardingEvent, { ...leased, type: 'CidrLeast' })
    expect(result).toMatchObject(
      E.left([
        {
          path: 'type',
          expected: expect.stringContaining('CidrLeased') as string,
          actual: '"CidrLeast"',
        },
      ]),
    )
  })
})

describe('documents between the parties', () => {
  it('decode a setup and encode it back', () => {
    const document = Setup.encode(sample.setup)
    expect(Setup.decode(JSON.parse(JSON.stringify(document)))).toEqual(E.right(sample.setup))
  })

  it('refuse a setup with a misspelt optional field', () => {
    const misspelt = { ...sample.setup, rescaleRoleARN: 'arn:aws:iam::999988887777:role/Broker' }
    expect(decode(Setup, misspelt)).toMatchObject(E.left([{ path: 'rescaleRoleARN' }]))
  })

  it('decode a stack report with and without the digest, and with what names the stack', () => {
    expect(StackReport.decode(sample.stack)).toEqual(E.right(sample.stack))
    const digest = { ...sample.stack, templateDigest: `sha256:${'a'.repeat(64)}` }
    expect(StackReport.decode(digest)).toEqual(E.right(digest))
    const { stackName: _name, stackId: _id, ...bare } = sample.stack
    expect(StackReport.decode(bare)).toEqual(E.right(bare))
  })

  it('refuse the ARN of a user and a subnet that is none', () => {
    const wrong = {
      ...sample.stack,
      roleArn: 'arn:aws:iam::111122223333:user/me',
      subnetIds: ['subnet-1'],
    }
    expect(decode(StackReport, wrong)).toMatchObject(
      E.left([{ path: 'roleArn' }, { path: 'subnetIds[0]' }]),
    )
  })
})
