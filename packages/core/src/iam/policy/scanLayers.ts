/**
 * The result of each layer of policies for a request, before the layers are combined.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
import type { AccessRequest } from './AccessRequest.ts'
import { type Certainty, and } from './Certainty.ts'
import type { DecidingStatement, EvaluatedPolicies, PolicyLayer } from './Evaluation.ts'
import type { ReadPolicy } from './ReadPolicy.ts'
import type { Directness } from './ReadPrincipal.ts'
import type { ReadStatement, UnreadableStatement } from './ReadStatement.ts'
import { requestedResource } from './ResourcePattern.ts'
import { contextReader } from './contextReader.ts'
import { type RequestView, bodyApplies, namingsOf } from './statementApplies.ts'

// model

/** An `Allow` that applies or may apply. */
export interface Grant {
  readonly certainty: Certainty
  readonly directness: Directness
  readonly by: DecidingStatement
}

/**
 * The result of a layer for a request; mutated during the scan, because evaluations are frequent.
 */
export interface Scan {
  readonly layer: PolicyLayer
  readonly grants: Grant[]
  denial: DecidingStatement | undefined
  possibleDenial: DecidingStatement | undefined
}

// queries

interface Place {
  readonly layer: PolicyLayer
  readonly policyIndex: number
}

const deciding = (
  { layer, policyIndex }: Place,
  { index, sid }: ReadStatement | UnreadableStatement,
): DecidingStatement => ({
  layer,
  policyIndex,
  statementIndex: index,
  ...(sid === undefined ? {} : { sid }),
})

/** A statement that is not understood may allow and may deny. */
const addUnreadable = (scan: Scan, by: DecidingStatement): void => {
  scan.possibleDenial ??= by
  scan.grants.push({ certainty: 'unknown', directness: 'direct', by })
}

const addDenial = (scan: Scan, certainty: Certainty, by: DecidingStatement): void => {
  if (certainty === 'yes') scan.denial ??= by
  else if (certainty === 'unknown') scan.possibleDenial ??= by
}

/** Identity policies have no principal and always a resource; IAM refuses others. */
const callerNaming = (statement: ReadStatement): Certainty =>
  statement.principal === undefined && statement.resource !== undefined ? 'yes' : 'unknown'

const addStatement = (
  scan: Scan,
  { statement, place, view }: { statement: ReadStatement; place: Place; view: RequestView },
): void => {
  const body = bodyApplies(statement, view)
  if (body === 'no') return
  const by = deciding(place, statement)
  const namings =
    scan.layer === 'resource'
      ? namingsOf(statement, view)
      : [{ certainty: callerNaming(statement), directness: 'account' as const }]
  for (const naming of namings) {
    const certainty = and(body, naming.certainty)
    if (statement.effect === 'Deny') addDenial(scan, certainty, by)
    else if (certainty !== 'no') {
      scan.grants.push({ certainty, directness: naming.directness, by })
    }
  }
}

const scanLayer = (
  layer: PolicyLayer,
  policies: ReadonlyArray<ReadPolicy>,
  view: RequestView,
): Scan => {
  const scan: Scan = { layer, grants: [], denial: undefined, possibleDenial: undefined }
  policies.forEach((policy, policyIndex) => {
    const place = { layer, policyIndex }
    if (!policy.isReadable) addUnreadable(scan, place)
    for (const statement of policy.statements) {
      if (statement.kind === 'unreadable') addUnreadable(scan, deciding(place, statement))
      else addStatement(scan, { statement, place, view })
    }
  })
  return scan
}

/** The results of all layers. */
export interface Scans {
  readonly identity: Scan
  readonly resource: Scan
  readonly limits: ReadonlyArray<Scan>
}

/** Scans every layer that applies. */
export const scansOf = (policies: EvaluatedPolicies, request: AccessRequest): Scans => {
  const { identity = [], resource, boundary, session = [] } = policies
  const view = {
    request,
    lowerCaseAction: request.action.toLowerCase(),
    read: contextReader(request),
    resource: requestedResource(request.resource),
    hasBoundary: boundary !== undefined,
  }
  const limits: Scan[] = []
  if (boundary !== undefined) limits.push(scanLayer('boundary', [boundary], view))
  if (session.length > 0) limits.push(scanLayer('session', session, view))
  return {
    identity: scanLayer('identity', identity, view),
    resource: scanLayer('resource', resource === undefined ? [] : [resource], view),
    limits,
  }
}
