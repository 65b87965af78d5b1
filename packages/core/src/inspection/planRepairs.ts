/**
 * The least change that mends what the doctor found: each repair once, in the order in which they
 * can be carried out. What no repair mends is left to a person, with the advice of the check.
 *
 * Laws
 * 1. Every check with a finding belongs to exactly one repair.
 * 2. A repair that includes another takes its checks over.
 * 3. What an excluded repair would mend is left to a person, and what it would include is not.
 */
import type { Party } from '../values/Party.ts'
import type { CheckFinding, CheckId, CheckResult } from './CheckResult.ts'

// model

/**
 * - `replace-stack`: the stack is deleted and created again; jobs in its VPC are lost.
 * - `run-stack`: the stack is created or updated from the agreed template, its role restored.
 * - `restore-role`: trust policy, permissions and boundary are written again with IAM.
 * - `restore-vpc`: DNS attributes and the internet gateway.
 * - `allow-…-dns`: the DNS option of a side of the peering.
 * - `by-hand`: a person decides, e.g. about another administrator's denial or a quota.
 */
export type RepairKind =
  | 'replace-stack'
  | 'run-stack'
  | 'restore-role'
  | 'restore-vpc'
  | 'request-peering'
  | 'accept-peering'
  | 'add-customer-routes'
  | 'add-rescale-routes'
  | 'allow-customer-dns'
  | 'allow-rescale-dns'
  | 'by-hand'

export interface Repair {
  readonly kind: RepairKind
  /** The party that carries it out. */
  readonly owner: Party
  /** The checks whose findings it mends, in the order of the results. */
  readonly checks: ReadonlyArray<CheckId>
}

/** In the order in which they are carried out. */
const order: ReadonlyArray<RepairKind> = [
  'replace-stack',
  'run-stack',
  'restore-role',
  'restore-vpc',
  'request-peering',
  'accept-peering',
  'add-customer-routes',
  'add-rescale-routes',
  'allow-customer-dns',
  'allow-rescale-dns',
  'by-hand',
]

type Found = ReadonlyArray<CheckFinding>

/** A boundary that nobody agreed was put there by somebody of the customer's. */
const ofBoundary = (findings: Found): RepairKind =>
  findings.some(({ expected = 'none' }) => expected === 'none') ? 'by-hand' : 'restore-role'

/** A route that leads elsewhere is never replaced; only an absent one or one to a peering is. */
const ofRoutes =
  (kind: RepairKind) =>
  (findings: Found): RepairKind =>
    findings.every(({ actual = '' }) => !actual.includes(' → ') || actual.includes(' → pcx-'))
      ? kind
      : 'by-hand'

/** Check → its repair; checks that are missing here need a person. */
const repairs: { readonly [Id in CheckId]?: RepairKind | ((findings: Found) => RepairKind) } = {
  'role-exists': 'restore-role',
  'role-assumable': 'restore-role',
  'role-refuses-without-id': 'restore-role',
  'role-refuses-wrong-id': 'restore-role',
  'role-trust': 'restore-role',
  'role-permissions-missing': 'restore-role',
  'role-permissions-changed': 'restore-role',
  'role-boundary': ofBoundary,
  'stack-exists': 'run-stack',
  'stack-complete': 'run-stack',
  'stack-template': 'run-stack',
  'vpc-exists': 'run-stack',
  'vpc-dns': 'restore-vpc',
  'internet-gateway-missing': 'restore-vpc',
  'internet-gateway-present': 'restore-vpc',
  'vpc-cidr': 'replace-stack',
  'subnets-present': 'replace-stack',
  'route-tables-present': 'replace-stack',
  'subnet-route-table': 'replace-stack',
  'endpoints-present': 'replace-stack',
  'security-group-exists': 'replace-stack',
  'peering-visible': 'request-peering',
  'peering-active': 'request-peering',
  'peering-pending': 'accept-peering',
  'peering-dns-customer': 'allow-customer-dns',
  'peering-dns-rescale': 'allow-rescale-dns',
  'customer-routes-missing': ofRoutes('add-customer-routes'),
  'customer-routes-blackhole': ofRoutes('add-customer-routes'),
  'rescale-routes-missing': ofRoutes('add-rescale-routes'),
  'rescale-routes-blackhole': ofRoutes('add-rescale-routes'),
}

/** Repair → the repairs that it includes. */
const included: { readonly [Kind in RepairKind]?: ReadonlyArray<RepairKind> } = {
  'replace-stack': ['run-stack', 'restore-role', 'restore-vpc'],
  'run-stack': ['restore-role'],
}

const owners: Readonly<Record<Exclude<RepairKind, 'by-hand'>, Party>> = {
  'replace-stack': 'customer',
  'run-stack': 'customer',
  'restore-role': 'customer',
  'restore-vpc': 'customer',
  'request-peering': 'rescale',
  'accept-peering': 'customer',
  'add-customer-routes': 'customer',
  'add-rescale-routes': 'rescale',
  'allow-customer-dns': 'customer',
  'allow-rescale-dns': 'rescale',
}

const parties: ReadonlyArray<Party> = ['customer', 'rescale']

// operations

const isToRepair = ({ level }: CheckFinding): boolean => level !== 'info'

const kindOf =
  (excluded: ReadonlyArray<RepairKind>) =>
  ({ id, outcome }: CheckResult): RepairKind => {
    const repair = repairs[id] ?? 'by-hand'
    const findings = outcome._tag === 'found' ? outcome.findings.filter(isToRepair) : []
    const kind = typeof repair === 'function' ? repair(findings) : repair
    return excluded.includes(kind) ? 'by-hand' : kind
  }

/** The repair that mends a check, once repairs that others include are left out. */
const chosenKind = (kind: RepairKind, present: ReadonlySet<RepairKind>): RepairKind =>
  order.find((other) => present.has(other) && included[other]?.includes(kind)) ?? kind

/** Returns the repairs of what was found at error or warning level, without excluded kinds. */
export const planRepairs = (
  results: ReadonlyArray<CheckResult>,
  excluded: ReadonlyArray<RepairKind> = [],
): ReadonlyArray<Repair> => {
  const found = results.filter(
    ({ outcome }) => outcome._tag === 'found' && outcome.findings.some(isToRepair),
  )
  const present = new Set(found.map(kindOf(excluded)))
  const chosen = found.map((result) => {
    const kind = chosenKind(kindOf(excluded)(result), present)
    return { id: result.id, kind, owner: kind === 'by-hand' ? result.owner : owners[kind] }
  })
  return order.flatMap((kind) =>
    parties.flatMap((owner): ReadonlyArray<Repair> => {
      const checks = chosen.filter((one) => one.kind === kind && one.owner === owner)
      return checks.length === 0 ? [] : [{ kind, owner, checks: checks.map(({ id }) => id) }]
    }),
  )
}
