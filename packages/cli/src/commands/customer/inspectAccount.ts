/** The checks of the customer's account against what was agreed and reported. */
import {
  type Agreement,
  type InspectionResult,
  type PeeringNotice,
  type StackResource,
  stackAddressOf,
  templateInputOf,
} from '@byoa/application'
import { type RoleDefinition, rescaleRoleDefinition } from '@byoa/core/cloudformation'
import { omitUndefined } from '@byoa/core/codec'
import {
  type RoleArn,
  partitionOfRegion,
  partsOfRoleArn,
  renderRoleArn,
} from '@byoa/core/iam/identity'
import { readTrustPolicy } from '@byoa/core/iam/trust'
import {
  type FindingLevel,
  type PeeringSnapshot,
  type RoleSnapshot,
  type VpcSnapshot,
  findMissingRoutes,
  findRoleDifferences,
  findVpcProblems,
} from '@byoa/core/inspection'
import type { StackReport } from '@byoa/core/onboarding'
import * as O from 'fp-ts/lib/Option.js'

import { wordsIn } from '../../terminal/words.ts'
import type { Texts } from './NextStep.ts'

// model

/** What was seen of the account. */
export interface SeenParts {
  readonly stack: O.Option<StackReport>
  readonly resources: ReadonlyArray<StackResource>
  readonly role: O.Option<RoleSnapshot>
  readonly vpc: O.Option<VpcSnapshot>
  /** Absent when no notice says which peering it is. */
  readonly peering?: O.Option<PeeringSnapshot>
}

export interface Expected {
  readonly agreement: Agreement
  readonly report: StackReport
  readonly notice?: PeeringNotice
}

/** A result of a check, with what was found. */
export interface Checked extends InspectionResult {
  readonly lines: ReadonlyArray<Texts>
}

type Check = (seen: SeenParts, expected: Expected) => ReadonlyArray<Checked>

const found = (id: string, line: Texts, level: FindingLevel = 'error'): Checked => ({
  id,
  level,
  outcome: 'found',
  lines: [line],
})

/** A check that found nothing has passed. */
const orPassed = (id: string, findings: ReadonlyArray<Checked>): ReadonlyArray<Checked> =>
  findings.length > 0 ? findings : [{ id, level: 'error', outcome: 'passed', lines: [] }]

const unseen = (id: string): ReadonlyArray<Checked> => [
  { id, level: 'error', outcome: 'unseen', lines: [] },
]

// the role

const definitionOf = (
  { agreement, report: { roleArn, vpcId } }: Expected,
  resources: ReadonlyArray<StackResource>,
): RoleDefinition => {
  const name = resources.find(({ logicalId }) => logicalId === 'ComputeRole')?.physicalId
  const { accountId, path } = partsOfRoleArn(roleArn)
  const partition = partitionOfRegion(agreement.request.region)
  const computeRoleArn: RoleArn | undefined =
    name === undefined ? undefined : renderRoleArn({ partition, accountId, path, name })
  return rescaleRoleDefinition(templateInputOf(agreement, agreement.setup, agreement.externalIds), {
    roleArn,
    vpcId,
    ...omitUndefined({ computeRoleArn }),
  })
}

const roleChecks: Check = ({ role, resources }, expected) => {
  const { roleArn } = expected.report
  const missing = { en: `There is no role ${roleArn}.`, ja: `ロール ${roleArn} がありません。` }
  if (O.isNone(role)) return [found('role-exists', missing)]
  return orPassed(
    'role-permissions-changed',
    findRoleDifferences(role.value, definitionOf(expected, resources)).map((difference) =>
      found('role-permissions-changed', {
        en: wordsIn.en.describeRoleDifference(difference),
        ja: wordsIn.ja.describeRoleDifference(difference),
      }),
    ),
  )
}

const trustChecks: Check = ({ role }, { agreement: { setup, externalIds, request } }) => {
  if (O.isNone(role)) return unseen('role-trust')
  const { findings } = readTrustPolicy(role.value.trustPolicy, {
    partition: partitionOfRegion(request.region),
    rescaleAccountId: setup.rescaleAccountId,
    externalIds,
    ...omitUndefined({ rescaleRoleArn: setup.rescaleRoleArn }),
  })
  return orPassed(
    'role-trust',
    findings.map(({ id, level }) =>
      found(
        'role-trust',
        { en: wordsIn.en.describeTrustFindingId(id), ja: wordsIn.ja.describeTrustFindingId(id) },
        level,
      ),
    ),
  )
}

// the stack and the VPC

const stackChecks: Check = ({ stack }, { agreement }) =>
  O.isSome(stack)
    ? orPassed('stack-exists', [])
    : [
        found('stack-exists', {
          en: `There is no complete stack ${stackAddressOf(agreement).stackName}.`,
          ja: `完了したスタック ${stackAddressOf(agreement).stackName} がありません。`,
        }),
      ]

const vpcChecks: Check = ({ vpc, stack }, { agreement, report }) => {
  const actual = O.toUndefined(stack)?.templateDigest
  const expected = {
    ...report,
    accountId: agreement.request.accountId,
    region: agreement.request.region,
    cidr: agreement.setup.cidr,
    egress: agreement.request.egress,
    rescaleVpcCidrs: agreement.rescaleVpc.cidrs,
    ...(actual === undefined
      ? {}
      : { template: { expected: agreement.setup.templateDigest, actual } }),
  }
  return orPassed(
    'vpc-exists',
    findVpcProblems(expected, O.toUndefined(vpc)).map((finding) =>
      found(
        finding.id,
        {
          en: wordsIn.en.describeInspectionFinding(finding),
          ja: wordsIn.ja.describeInspectionFinding(finding),
        },
        finding.level,
      ),
    ),
  )
}

// the connection

const peeringChecks: Check = ({ peering }, { notice }) => {
  if (peering === undefined || notice === undefined) return unseen('peering-active')
  const status = O.isSome(peering) ? peering.value.status : 'not visible'
  return orPassed(
    'peering-active',
    status === 'active'
      ? []
      : [
          found('peering-active', {
            en: `${notice.peeringId} is ${status}, not active.`,
            ja: `${notice.peeringId} の状態は active ではなく ${status} です。`,
          }),
        ],
  )
}

const routeChecks: Check = ({ vpc }, { notice, report: { routeTableIds }, agreement }) => {
  if (notice === undefined || O.isNone(vpc)) return unseen('customer-routes-missing')
  const { peeringId } = notice
  const wanted = { routeTableIds, destinations: agreement.rescaleVpc.cidrs, peeringId }
  return orPassed(
    'customer-routes-missing',
    findMissingRoutes(wanted, vpc.value.routeTables).map((missing) =>
      found('customer-routes-missing', {
        en: wordsIn.en.describeMissingRoute(missing),
        ja: wordsIn.ja.describeMissingRoute(missing),
      }),
    ),
  )
}

const checks = [roleChecks, trustChecks, stackChecks, vpcChecks, peeringChecks, routeChecks]

/** Runs every check: the role, its trust, the stack, the VPC, the peering, the routes. */
export const inspectAccount: Check = (seen, expected) =>
  checks.flatMap((check) => check(seen, expected))
