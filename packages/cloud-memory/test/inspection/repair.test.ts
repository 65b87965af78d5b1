/** What the doctor found is mended by the repairs planned for it, and nothing else breaks. */
import { type RescaleDocument, issuedDocuments, loadOnboarding } from '@byoa/application'
import { correctionOf, doCorrections } from '@byoa/application/instructions'
import { type CheckResult, type Repair, planRepairs } from '@byoa/core/inspection'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

import { breakages } from './breakages/breakages.ts'
import { type Patient, examine, foundIn, succeeded } from './patient.ts'
import { patientOf } from './patientOf.ts'

/** A new VPC or peering takes both parties, one after the other. */
const takesBoth = ({ kind }: Repair): boolean =>
  ['replace-stack', 'request-peering', 'run-stack'].includes(kind)

/** What one party mends at once. */
const isInPlace = (repair: Repair): boolean => !takesBoth(repair) && repair.kind !== 'by-hand'

/** The last document of a kind that Rescale sent. */
const issued = async <Kind extends RescaleDocument['kind']>({ world }: Patient, kind: Kind) => {
  const { events } = succeeded(await loadOnboarding(world.rescale.store, world.onboardingId)())
  const documents = issuedDocuments(events).map(({ document }) => document)
  const last = documents.findLast((one) => one.kind === kind)
  return (last ?? expect.unreachable(kind)) as Extract<RescaleDocument, { readonly kind: Kind }>
}

const carryOut = async (patient: Patient, { kind }: Repair) => {
  const { customer, rescale, state } = patient.world
  const { region } = state.request
  const { peeringId } = state.peering
  if (kind === 'allow-rescale-dns') {
    return succeeded(await rescale.rescaleCloud.allowPeeringDns({ region, peeringId })())
  }
  if (kind === 'add-rescale-routes') {
    const { rescaleVpc, setup } = state
    return succeeded(
      await rescale.rescaleCloud.installRoutes({
        region,
        routeTableIds: rescaleVpc.routeTableIds,
        destinations: [setup.cidr],
        peeringId,
      })(),
    )
  }
  const setup = await issued(patient, 'setup')
  const notice = await issued(patient, 'peering-notice')
  const task = { kind: 'repair', setup, notice, repairs: [kind], at: setup.reportBy } as const
  return succeeded(
    await doCorrections(customer, correctionOf(task), { report: TE.right(state.stack) })(),
  )
}

const checksOf = (results: ReadonlyArray<CheckResult>, isOf: (repair: Repair) => boolean) =>
  planRepairs(results)
    .filter(isOf)
    .flatMap(({ checks }) => checks)

describe('repairs in place', () => {
  it.each(breakages)('mend what they are planned for: $title', async ({ agreed, breakIt }) => {
    const patient = await patientOf(agreed)
    breakIt(patient)
    const before = await examine(patient)
    const planned = planRepairs(before)
    if (planned.some(takesBoth)) return
    for (const repair of planned.filter(isInPlace)) await carryOut(patient, repair)
    const after = await examine(patient)
    const mended = checksOf(before, isInPlace)
    const left = foundIn(after)
    expect(left.filter((id) => mended.some((one) => one === id))).toEqual([])
    expect(left.filter((id) => !foundIn(before).includes(id))).toEqual([])
  })

  it('are planned for many of the breakages, and each kind for some', async () => {
    const kinds = new Set<string>()
    for (const { agreed, breakIt } of breakages) {
      const patient = await patientOf(agreed)
      breakIt(patient)
      for (const { kind } of planRepairs(await examine(patient))) kinds.add(kind)
    }
    expect([...kinds].toSorted()).toEqual([
      'add-customer-routes',
      'add-rescale-routes',
      'allow-customer-dns',
      'allow-rescale-dns',
      'by-hand',
      'replace-stack',
      'request-peering',
      'restore-role',
      'restore-vpc',
      'run-stack',
    ])
  })
})
