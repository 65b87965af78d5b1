import { describe, expect, it } from 'vitest'

import type { Agreed } from './breakages/Breakage.ts'
import { breakages } from './breakages/breakages.ts'
import { examine, foundIn } from './patient.ts'
import { agreements, patientOf } from './patientOf.ts'

const names = Object.keys(agreements) as ReadonlyArray<Agreed>

describe('the doctor', () => {
  it.each(names)('finds nothing in a healthy pair of accounts: %s', async (agreed) => {
    expect(foundIn(await examine(await patientOf(agreed)))).toEqual([])
  })

  it.each(names)('may launch into every subnet of a healthy pair: %s', async (agreed) => {
    const patient = await patientOf(agreed)
    const before = patient.world.cloud.calls().length
    const results = await examine(patient)
    expect(results.find(({ id }) => id === 'launch')?.outcome).toEqual({ _tag: 'passed' })
    const made = patient.world.cloud.calls().slice(before)
    expect(made.filter(({ action }) => action === 'DescribeImages')).toHaveLength(1)
    expect(made.filter(({ action }) => action === 'RunInstances')).toHaveLength(
      patient.world.state.stack.subnetIds.length,
    )
  })

  it('tries no launch through a role that launches nothing', async () => {
    const patient = await patientOf('open')
    const before = patient.world.cloud.calls().length
    const { agreed } = patient
    const setup = { ...agreed.setup, tier: 'connect' as const }
    const results = await examine({ ...patient, agreed: { ...agreed, setup } })
    expect(results.some(({ id }) => id === 'launch')).toBe(false)
    const actions = patient.world.cloud
      .calls()
      .slice(before)
      .map(({ action }) => action)
    expect(actions).toContain('AssumeRole')
    expect(actions).not.toContain('DescribeImages')
    expect(actions).not.toContain('RunInstances')
  })

  it.each(breakages)('$agreed: $title', async ({ agreed, breakIt, found }) => {
    const patient = await patientOf(agreed)
    breakIt(patient)
    expect(foundIn(await examine(patient)).toSorted()).toEqual(found.toSorted())
  })

  it.each([
    ['private', 'block-ingress'],
    ['blocked', 'block-bidirectional'],
  ] as const)('finds nothing where %s egress passes %s', async (agreed, mode) => {
    const patient = await patientOf(agreed)
    patient.customer('ModifyVpcBlockPublicAccessOptions', { InternetGatewayBlockMode: mode })
    expect(foundIn(await examine(patient))).toEqual([])
  })

  it('leaves unseen what a refused call would have shown, and names the call', async () => {
    const patient = await patientOf('blocked')
    patient.world.cloud.planFaults([{ onCall: 'DescribeVpcEndpoints', kind: 'refuse' }])
    const results = await examine(patient)
    expect(foundIn(results)).toEqual([])
    expect(results.find(({ id }) => id === 'endpoints-policy')?.outcome).toEqual({
      _tag: 'unseen',
      unseen: [
        {
          side: 'customer',
          part: 'endpoints',
          action: 'ec2:DescribeVpcEndpoints',
          code: 'UnauthorizedOperation',
        },
      ],
    })
  })

  it('only reads', async () => {
    const patient = await patientOf('private')
    const before = patient.world.cloud.calls().length
    await examine(patient)
    const made = patient.world.cloud.calls().slice(before)
    const others = made.filter(
      ({ action, outcome }) =>
        !/^(Describe|Get|List|Simulate|AssumeRole)/.test(action) && outcome !== 'DryRunOperation',
    )
    expect(made.length).toBeGreaterThan(20)
    expect(others).toEqual([])
  })

  it('knows at least sixty ways to break a connection', () => {
    expect(new Set(breakages.map(({ title }) => title)).size).toBeGreaterThanOrEqual(60)
  })
})
