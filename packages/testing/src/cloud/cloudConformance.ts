/**
 * The laws of the cloud ports, as a suite that every implementation of them runs. What two clouds
 * must agree on stands here and nowhere else.
 *
 * Laws
 * 1. Every operation may be done again: that changes nothing, and makes nothing twice, also when an
 *    answer was lost, and when two do it at the same moment.
 * 2. What AWS answers, a refused probe or a request that failed, is an answer; a failure is that it
 *    did not answer, or said that something cannot be. A failure says whether the same call may
 *    work later. What the customer's account refuses names the refused action.
 * 3. Nothing that somebody else made is accepted, replaced or removed, but for blackholes over
 *    peerings that have ended.
 * 4. What is not there is left out of lists, is none, and is fine to delete.
 * 5. A snapshot shows what is, in every field.
 */
import { describe } from 'vitest'

import type { LaxerPoints, MakeScene } from './CloudScene.ts'
import { acceptanceCases } from './acceptanceCases.ts'
import { accessCases } from './accessCases.ts'
import { type DeclareCase, declareCases } from './cloudHarness.ts'
import { dependantCases } from './dependantCases.ts'
import { faultCases } from './faultCases.ts'
import { laxerCases } from './laxerCases.ts'
import { leftoverCases } from './leftoverCases.ts'
import { onboardingPeeringCases } from './onboardingPeeringCases.ts'
import { peeringCases } from './peeringCases.ts'
import { probeCases } from './probeCases.ts'
import { roleCases } from './roleCases.ts'
import { routeCases } from './routeCases.ts'
import { simultaneousCases } from './simultaneousCases.ts'
import { stackCases } from './stackCases.ts'
import { stackReplacementCases } from './stackReplacementCases.ts'
import { trustPolicyCases } from './trustPolicyCases.ts'
import { vpcCases } from './vpcCases.ts'

export type { DeclareCase } from './cloudHarness.ts'
export type {
  CloudFault,
  CloudPoint,
  CloudScene,
  Colleague,
  LaxerPoints,
  MakeScene,
  RescaleSide,
  StruckAction,
} from './CloudScene.ts'

/** What an implementation is known not to show. */
export interface CloudConformanceOptions {
  /**
   * Point → why the AWS below it cannot show it; the cases that rest on it are listed with that and
   * not run.
   */
  readonly laxer?: LaxerPoints
}

/** What the cases are about, and they; the title of a case goes on where its subject ends. */
const subjects: ReadonlyArray<readonly [string, (declare: DeclareCase) => void]> = [
  ['the role', probeCases],
  ['access', accessCases],
  ['the trust policy', trustPolicyCases],
  ['the restored role', roleCases],
  ['the VPC', vpcCases],
  ['a peering', peeringCases],
  ['the peerings of an onboarding', onboardingPeeringCases],
  ['acceptance', acceptanceCases],
  ['routes', routeCases],
  ['the stack', stackCases],
  ['the stack', stackReplacementCases],
  ['dependants', dependantCases],
  ['leftovers', leftoverCases],
  ['two at the same moment', simultaneousCases],
  ['a call that goes wrong', faultCases],
]

/**
 * Declares every case of the suite by the given means; for whoever wants to run them otherwise than
 * as a suite of vitest, one at a time or against something that must fail.
 */
export const cloudCases = (declare: DeclareCase): void => {
  for (const [subject, declareCasesOf] of subjects) {
    declareCasesOf((title, ...rest) => declare(`${subject} ${title}`, ...rest))
  }
}

/**
 * Declares the suite of an implementation of the three ports. `makeScene` gives two fresh accounts
 * each time, and is called some hundred and fifty times, one after another.
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
