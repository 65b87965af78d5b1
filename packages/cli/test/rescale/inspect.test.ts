/** Inspections and repairs from Rescale's side: its account, the role, the customer's inspection. */
import { describe, expect, test } from 'vitest'

import { type Ran, byoa, jsonLines } from '../byoa.ts'
import { workingDirectory } from '../workingDirectory.ts'
import { deletePeering, deleteRouteTo, turnHostnamesOff, widenTrust } from './drifts.ts'
import { documentIn } from './customerHalf.ts'
import { connected, onboardingIn, runNow, stages } from './rescaleStage.ts'

const directory = await workingDirectory()
const open = stages(directory)

interface Finding {
  readonly id: string
  readonly level: string
}

const shown = ({ out }: Ran) =>
  jsonLines(out)[0] as unknown as {
    readonly status: string
    readonly findings: ReadonlyArray<Finding>
    readonly results: ReadonlyArray<{ readonly id: string; readonly outcome: { _tag: string } }>
  }

const foundBy = (ran: Ran) => shown(ran).findings.map(({ id, level }) => `${level} ${id}`)

const begun = async () => {
  const stage = await open()
  const { id, folder } = await connected(stage)
  const { accepterVpcId: vpcId } = await documentIn(folder, 'peering-notice')
  return { stage, id, folder, vpcId, setup: await documentIn(folder, 'setup') }
}

test('a working connection has no finding, and what was not seen is listed', async () => {
  const { stage, id } = await begun()
  const ran = await stage.onAws('inspect', id)
  expect(ran.code).toBe(0)
  expect(ran.all).toMatch(/not checked: .*role-trust.*: the customer’s account was not read/)
  const json = await stage.onAws('inspect', id, '--strict', '--json')
  expect([json.code, foundBy(json), shown(json).status]).toEqual([0, [], 'Connected'])
  const passed = shown(json).results.filter(({ outcome }) => outcome._tag === 'passed')
  expect(passed.map((one) => one.id)).toEqual(
    expect.arrayContaining([
      'role-refuses-wrong-id',
      'vpc-dns',
      'rescale-routes-missing',
      'launch',
    ]),
  )
}, 120_000)

describe('three drifts', () => {
  const drifted = async () => {
    const { stage, id, vpcId, setup } = await begun()
    await deleteRouteTo(stage.sandbox, 'rescale', setup.agreedCidr)
    await widenTrust(stage.sandbox)
    await turnHostnamesOff(stage.sandbox, vpcId)
    return { stage, id, setup }
  }

  test('are found and recorded, and each is shown with who mends it and how', async () => {
    const { stage, id } = await drifted()
    const ran = await stage.onAws('inspect', id, '--json')
    expect(ran.code).toBe(1)
    expect(foundBy(ran)).toEqual([
      'error role-refuses-without-id',
      'error role-refuses-wrong-id',
      'warning vpc-dns',
      'error rescale-routes-missing',
      'warning routes-one-way',
    ])
    expect(shown(ran).status).toBe('Degraded')
    const { all } = await stage.onAws('inspect', id)
    const [customer = '', rescale = ''] =
      all.split('For the customer:')[1]?.split('For Rescale:') ?? []
    expect(customer).toContain('$ aws iam update-assume-role-policy')
    expect(customer).not.toContain('rescale-routes-missing')
    expect(rescale).toMatch(/rescale-routes-missing: rtb-.*\n.*\n +\$ aws ec2 create-route/)
  }, 120_000)

  test('are repaired as far as they are Rescale’s, with consent', async () => {
    const { stage, id } = await drifted()
    const planned = await stage.onAws('repair', id, '--plan')
    expect(planned.code).toBe(0)
    expect(planned.all).toMatch(
      /Rescale +restore the routes to the customer: rescale-routes-missing/,
    )
    expect(planned.all).toMatch(/Customer +restore trust policy.*: role-refuses-without-id/)
    const unasked = await stage.onAws('repair', id)
    expect([unasked.code, unasked.all]).toEqual([2, expect.stringContaining('--yes')])
    expect(await stage.listed()).toMatchObject({ status: 'Connected' })
    const repaired = await stage.onAws('repair', id, '--yes', '--json')
    expect(repaired.code).toBe(1)
    expect(jsonLines(repaired.out)).toMatchObject([
      { mended: ['rescale-routes-missing'], remains: [] },
    ])
    expect(foundBy(repaired)).not.toContain('error rescale-routes-missing')
    const again = await stage.onAws('repair', id, '--only', 'rescale-routes-missing')
    expect(again.code).toBe(0)
    expect(again.all).toContain('Nothing is to be repaired.')
  }, 120_000)
})

test('a peering that was deleted is requested again, and the customer gets its notice', async () => {
  const { stage, id, folder } = await begun()
  const { peeringId } = await documentIn(folder, 'peering-notice')
  await deletePeering(stage.sandbox, peeringId)
  const planned = await stage.onAws('repair', id, '--plan')
  expect(planned.all).toMatch(/Rescale +request a new peering: peering-active/)
  const repaired = await stage.onAws('repair', id, '--yes')
  expect(repaired.code).toBe(1)
  const notice = await documentIn(folder, 'peering-notice')
  expect(notice.peeringId).not.toBe(peeringId)
}, 120_000)

describe('what Rescale cannot see', () => {
  const inspectionOf = async (onboardingId: string, more: object = {}) =>
    directory.write('inspection.json', {
      version: 1,
      kind: 'inspection',
      onboardingId,
      answers: `sha256:${'0'.repeat(64)}`,
      at: '2026-06-30T12:00:00.000Z',
      results: [
        { id: 'role-trust', level: 'error', outcome: 'found' },
        { id: 'stack-template', level: 'error', outcome: 'passed' },
        { id: 'vpc-dns', level: 'error', outcome: 'found' },
      ],
      ...more,
    })

  test('is filled from the customer’s inspection, and nothing that Rescale saw', async () => {
    const { stage, id } = await begun()
    const told = await stage.onAws('inspect', id, '--json', '--inspection', await inspectionOf(id))
    expect(told.code).toBe(1)
    expect(foundBy(told)).toEqual(['error role-trust'])
    expect(jsonLines(told.out)).toMatchObject([{ told: ['role-trust', 'stack-template'] }])
    const overrides = [{ id: 'role-trust', by: 'J. Doe', why: 'a second session name' }]
    const file = await inspectionOf(id, { overrides })
    const accepted = await stage.onAws('inspect', id, '--inspection', file)
    expect(accepted.code).toBe(0)
    expect(accepted.all).toContain('accepted: role-trust')
  }, 120_000)

  test('is not accepted by the customer where Rescale has seen it', async () => {
    const { stage, id } = await begun()
    await widenTrust(stage.sandbox)
    const overrides = [{ id: 'role-refuses-without-id', by: 'J. Doe', why: 'wanted' }]
    const file = await inspectionOf(id, { overrides })
    const ran = await stage.onAws('inspect', id, '--json', '--inspection', file)
    expect(foundBy(ran)).toContain('error role-refuses-without-id')
  }, 120_000)

  test('is not filled from another onboarding', async () => {
    const { stage, id } = await begun()
    const file = await inspectionOf('onb-0000000000000000')
    const ran = await stage.onAws('inspect', id, '--inspection', file)
    expect([ran.code, ran.all]).toEqual([
      2,
      expect.stringContaining(`onboardingId: expected ${id}`),
    ])
  }, 120_000)
})

describe('byoa doctor', () => {
  test('is the inspection of Rescale’s side with an ID', async () => {
    const { stage, id } = await begun()
    const words = [id, '--only', 'vpc-dns', ...stage.store, '--outbox', stage.outbox]
    const ran = await runNow(['doctor', ...words, ...stage.credentials])
    expect([ran.code, ran.all]).toEqual([0, expect.stringContaining('1 checks passed')])
  }, 120_000)

  test.each([
    ['neither side', []],
    ['both sides', ['onb-0000000000000000', '--setup', 'setup.json']],
    ['options of both sides', ['--setup', 'setup.json', '--store', 'pglite:records']],
  ])('refuses %s', async (_title, words) => {
    expect((await byoa(['doctor', ...words])).code).toBe(2)
  })
})

test('an onboarding without a stack cannot be inspected', async () => {
  const stage = await open()
  await stage.rescale('receive', stage.request)
  const ran = await stage.onAws('inspect', await onboardingIn(stage))
  expect([ran.code, ran.all]).toEqual([2, expect.stringContaining('whose stack was reported')])
}, 120_000)
