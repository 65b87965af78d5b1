/** The check set of the doctor, from the setup to the inspections of both parties. */
import {
  type SetupDocument,
  agreedConnection,
  agreedConnectionOf,
  agreementAfter,
  agreementOfSetup,
  issuedSetup,
} from '@byoa/application'
import { type InspectionCheckSet, currentInspectionCheckSet } from '@byoa/core/inspection'
import type { Connected } from '@byoa/core/onboarding'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, test } from 'vitest'

import { expectRight, parties, playTo } from '../support/parties.ts'

const setupIssuedWith = async (inspectionCheckSet?: number) => {
  const issued = await playTo(parties(), 'SetupIssued')
  const { inspectionCheckSet: _current, ...setup } = issued.setup
  const recorded = inspectionCheckSet as InspectionCheckSet
  const state = {
    ...issued,
    setup: inspectionCheckSet === undefined ? setup : { ...setup, inspectionCheckSet: recorded },
  }
  const made = O.getOrElseW(() => expect.unreachable('there is no setup'))(issuedSetup(state))
  return { state, document: made.document }
}

const setOfRescale = async ({ setup }: Pick<Connected, 'setup'>) => {
  const connected = await playTo(parties(), 'Connected')
  return expectRight(agreedConnectionOf({ ...connected, setup }, connected.since))
    .inspectionCheckSet
}

const setOfCustomer = (document: SetupDocument) => {
  const agreement = agreementOfSetup(document)
  const { rescaleVpcCidrs, templateDigest, template, reportBy: now } = document
  const change = { externalIds: agreement.externalIds, rescaleVpcCidrs, templateDigest, template }
  return [agreement, agreementAfter(agreement, change)].map(
    (one) => expectRight(agreedConnection(one, { now })).inspectionCheckSet,
  )
}

test('a new setup records the current set', async () => {
  const { setup } = await playTo(parties(), 'SetupIssued')
  expect(setup.inspectionCheckSet).toBe(currentInspectionCheckSet)
})

describe('both parties, also after a change, make the checks of', () => {
  test.each([1, 2])('the set that the setup records: %i', async (recorded) => {
    const { state, document } = await setupIssuedWith(recorded)
    expect(await setOfRescale(state)).toBe(recorded)
    expect(setOfCustomer(document)).toEqual([recorded, recorded])
  })

  test('set 1 when the setup records none, and its document says none either', async () => {
    const { state, document } = await setupIssuedWith()
    expect(document).not.toHaveProperty('inspectionCheckSet')
    expect(await setOfRescale(state)).toBe(1)
    expect(setOfCustomer(document)).toEqual([1, 1])
  })
})
