/**
 * Reads the parts of Rescale's account that the doctor inspects, and tries what only Rescale can:
 * whom the customer's role lets in, and what may be done and launched through it. Nothing is
 * changed, and nothing launched; sessions of probes are discarded.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
import type { Region, RoleArn, PeeringId, VpcId } from '@byoa/core/iam/identity'
import type { AcceptedExternalIds } from '@byoa/core/iam/trust'
import type {
  ActionAnswer,
  LaunchAnswer,
  LaunchTerms,
  Missing,
  ProbeSnapshot,
  RescaleParts,
  RescaleSnapshot,
  RescaleVpcView,
} from '@byoa/core/inspection'
import type { RescaleVpcLoad } from '@byoa/core/network'
import { omitUndefined } from '@byoa/core/codec'
import { pipe } from 'fp-ts/lib/function.js'
import type { Task } from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import { describeRescaleVpcs } from '../directory/describeRescaleVpcs.ts'
import { type CountedVpc, rescaleLoad } from '../directory/rescaleLoad.ts'
import type { CloudTask } from '../failures/CloudError.ts'
import { customerRoleDryRuns } from '../permissions/customerRoleDryRuns.ts'
import { preflightPermissions } from '../permissions/preflightPermissions.ts'
import { tryLaunches } from '../permissions/tryLaunches.ts'
import { type Prober, probeRole } from '../role/probeRole.ts'
import { describeRouteTables } from '../routes/describeRouteTables.ts'
import { findVpc } from '../vpc/describeVpc.ts'
import { cidrsOf } from '../vpc/vpcSnapshot.ts'
import { viewPeering } from './peeringView.ts'
import { type PartReads, readParts } from './readParts.ts'

// model

/** The customer's role, and the IDs to try it with. */
export interface RoleSubject {
  readonly roleArn: RoleArn
  readonly externalIds: AcceptedExternalIds
  /** An ID that was never agreed. */
  readonly wrongExternalId: string
  readonly vpcId: VpcId
  /** Absent: the role launches nothing, and no launch is tried. */
  readonly launch?: LaunchTerms
}

export interface RescaleAccountSubject {
  readonly region: Region
  readonly rescaleVpc: CountedVpc
  readonly peeringId?: PeeringId
  /** Absent before a stack was reported. */
  readonly role?: RoleSubject
}

// reads

const readVpc = (aws: Aws, { vpcId }: CountedVpc): CloudTask<RescaleVpcView | Missing> =>
  pipe(
    findVpc(aws, vpcId),
    TE.map((vpc) =>
      vpc === undefined ? 'missing' : { vpcId, accountId: vpc.OwnerId ?? '', cidrs: cidrsOf(vpc) },
    ),
  )

const readLoad = (aws: Aws, rescaleVpc: CountedVpc): CloudTask<RescaleVpcLoad> =>
  pipe(
    describeRescaleVpcs(aws, [rescaleVpc.vpcId]),
    TE.map((descriptions) => rescaleLoad(rescaleVpc, descriptions)),
  )

/** The ID that must work comes first, as probes ask for; then those that must not. */
const readProbe = (
  prober: Prober,
  { region, role }: { readonly region: Region; readonly role: RoleSubject },
): CloudTask<ProbeSnapshot> => {
  const { roleArn, wrongExternalId } = role
  const [externalId, furtherId] = role.externalIds
  const ask = (id?: string) =>
    probeRole(prober, { roleArn, region, ...omitUndefined({ externalId: id }) })
  return pipe(
    TE.Do,
    TE.bind('withExternalId', () => ask(externalId)),
    TE.bind('further', () => (furtherId === undefined ? TE.right(undefined) : ask(furtherId))),
    TE.bind('withoutExternalId', () => ask()),
    TE.bind('withWrongExternalId', () => ask(wrongExternalId)),
    TE.map(({ further, ...probe }) => ({
      ...probe,
      ...omitUndefined({ withFurtherExternalId: further }),
    })),
  )
}

/** Opens a session of its own, since a role may have changed since another was opened. */
const throughRole = (
  { aws, sessionName }: Prober,
  { roleArn, externalIds: [ExternalId] }: RoleSubject,
): CloudTask<Aws> =>
  pipe(
    aws.assumeRole({ RoleArn: roleArn, RoleSessionName: sessionName, ExternalId }),
    TE.map((session) => session.aws),
  )

const readRoleCalls = (prober: Prober, role: RoleSubject): CloudTask<ReadonlyArray<ActionAnswer>> =>
  pipe(
    throughRole(prober, role),
    TE.flatMap((aws) => preflightPermissions(aws, customerRoleDryRuns, role)),
    TE.map(({ checks }) => checks),
  )

const readLaunches = (
  prober: Prober,
  role: RoleSubject,
  launch: LaunchTerms,
): CloudTask<ReadonlyArray<LaunchAnswer>> =>
  pipe(
    throughRole(prober, role),
    TE.flatMap((aws) => tryLaunches(aws, launch)),
  )

const roleReads = (
  prober: Prober,
  subject: { readonly region: Region; readonly role: RoleSubject },
): PartReads<RescaleParts> => ({
  probe: readProbe(prober, subject),
  roleCalls: readRoleCalls(prober, subject.role),
  ...(subject.role.launch === undefined
    ? {}
    : { launches: readLaunches(prober, subject.role, subject.role.launch) }),
})

/** Reads Rescale's account with Rescale's credentials. */
export const readRescaleAccount = (
  prober: Prober,
  { region, rescaleVpc, peeringId, role }: RescaleAccountSubject,
): Task<RescaleSnapshot> => {
  const { aws } = prober
  return readParts<RescaleParts>({
    vpc: readVpc(aws, rescaleVpc),
    routeTables: describeRouteTables(aws, rescaleVpc.routeTableIds),
    load: readLoad(aws, rescaleVpc),
    ...(peeringId === undefined ? {} : { peering: viewPeering(aws, peeringId) }),
    ...(role === undefined ? {} : roleReads(prober, { region, role })),
  })
}
