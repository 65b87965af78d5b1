/**
 * The laws of the cloud ports, as a suite that every implementation runs: the only definition of
 * what implementations must agree on.
 *
 * Laws
 * 1. Every operation is idempotent: repeating it changes nothing and creates nothing twice, also
 *    when an answer was lost, and when it runs concurrently.
 * 2. A refused probe or a failed peering request is a result; a failure means that AWS did not
 *    answer, or that something is impossible. A failure says whether a retry may help. A refusal by
 *    the customer's account names the refused action. A launch is tried as a dry run only.
 * 3. Nothing that others created is accepted, replaced or removed, except blackholes over ended
 *    peerings.
 * 4. Missing resources are left out of lists, are none, and can be deleted without error.
 * 5. A snapshot is correct in every field.
 */
import { describe } from 'vitest'

import type { LaxerPoints, MakeScene } from './CloudScene.ts'
import { acceptanceCases, departureCases } from './acceptanceCases.ts'
import { accessCases } from './accessCases.ts'
import { type DeclareCase, declareCases } from './cloudHarness.ts'
import { dependantCases } from './dependantCases.ts'
import { faultCases } from './faultCases.ts'
import { launchCases } from './launchCases.ts'
import { laxerCases } from './laxerCases.ts'
import { leftoverCases } from './leftoverCases.ts'
import { onboardingPeeringCases } from './onboardingPeeringCases.ts'
import { peeringCases } from './peeringCases.ts'
import { peeringDnsCases } from './peeringDnsCases.ts'
import { probeCases } from './probeCases.ts'
import { roleCases } from './roleCases.ts'
import { routeCases } from './routeCases.ts'
import { simultaneousCases } from './simultaneousCases.ts'
import { stackCases } from './stackCases.ts'
import { stackReplacementCases } from './stackReplacementCases.ts'
import { trustPolicyCases } from './trustPolicyCases.ts'
import { vpcCases } from './vpcCases.ts'
import { zoneCases } from './zoneCases.ts'

export type { DeclareCase } from './cloudHarness.ts'
export type {
  CloudFault,
  CloudPoint,
  CloudScene,
  Colleague,
  ExaminedAccount,
  InspectingRescaleCloud,
  LaxerPoints,
  MakeScene,
  RescaleSide,
  StruckAction,
} from './CloudScene.ts'

/** Behaviour that an implementation is known to lack. */
export interface CloudConformanceOptions {
  /**
   * Missing behaviour → the reason; cases that depend on it are listed with the reason and not run.
   */
  readonly laxer?: LaxerPoints
}

/** A subject and its cases; the title of a case continues the subject. */
const subjects: ReadonlyArray<readonly [string, (declare: DeclareCase) => void]> = [
  ['the role', probeCases],
  ['access', accessCases],
  ['launches', launchCases],
  ['the trust policy', trustPolicyCases],
  ['the restored role', roleCases],
  ['the VPC', vpcCases],
  ['the zones', zoneCases],
  ['a peering', peeringCases],
  ['the peerings of an onboarding', onboardingPeeringCases],
  ['acceptance', acceptanceCases],
  ['DNS over a peering', peeringDnsCases],
  ['departure', departureCases],
  ['routes', routeCases],
  ['the stack', stackCases],
  ['the stack', stackReplacementCases],
  ['dependants', dependantCases],
  ['leftovers', leftoverCases],
  ['two at the same moment', simultaneousCases],
  ['a call that goes wrong', faultCases],
]

/**
 * Declares every case of the suite with the given functions, to run cases without vitest: one at a
 * time, or against an implementation that must fail.
 */
export const cloudCases = (declare: DeclareCase): void => {
  for (const [subject, declareCasesOf] of subjects) {
    declareCasesOf((title, ...rest) => declare(`${subject} ${title}`, ...rest))
  }
}

/**
 * Declares the suite of an implementation of the three ports. `makeScene` returns two new accounts
 * each time, and is called some 150 times, never concurrently.
 *
 * ```ts
 * cloudConformance('memory cloud', () => Promise.resolve(memoryScene()))
 * ```
 */
export const cloudConformance = (
  name: string,
  makeScene: MakeScene,
  options: CloudConformanceOptions = {},
): void => {
  const { laxer = {} } = options
  const declare = declareCases(makeScene, laxer)
  describe(`${name} keeps the laws of the cloud ports`, () => {
    describe.each(subjects)('%s', (_subject, declareCasesOf) => {
      declareCasesOf(declare)
    })
    laxerCases(makeScene, laxer, cloudCases)
  })
}
