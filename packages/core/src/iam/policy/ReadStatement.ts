/**
 * A parsed statement of a policy. All of its parts are read even if one is wrong, so that every
 * problem is reported.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html
 */
import { isJsonObject } from '../../codec/JsonObject.ts'
import { omitUndefined } from '../../codec/omitUndefined.ts'
import {
  type Reading,
  type Selector,
  actionOf,
  conditionsOf,
  principalOf,
  resourceOf,
} from './PolicyElement.ts'
import type { ReportProblem } from './PolicyProblem.ts'
import type { ReadCondition } from './ReadCondition.ts'
import type { ReadPrincipal } from './ReadPrincipal.ts'
import type { ResourcePattern } from './ResourcePattern.ts'
import type { TextPattern } from './TextPattern.ts'

// model

export interface ReadStatement {
  readonly kind: 'statement'
  /** Position in the document, counted from 0. */
  readonly index: number
  readonly sid?: string
  readonly effect: 'Allow' | 'Deny'
  readonly principal?: Selector<ReadPrincipal>
  /** In lower case. */
  readonly action: Selector<TextPattern>
  readonly resource?: Selector<ResourcePattern>
  readonly conditions: ReadonlyArray<ReadCondition>
}

/** A statement whose shape is not understood: it may allow or deny anything. */
export interface UnreadableStatement {
  readonly kind: 'unreadable'
  readonly index: number
  readonly sid?: string
}

// constructors

const statementElements = new Set([
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
])

/** Reports every element that a statement does not have; returns whether there are none. */
const hasKnownElements = ({ statement, path, report }: Reading): boolean => {
  const unknown = Object.keys(statement).filter((key) => !statementElements.has(key))
  for (const key of unknown) report(`${path}.${key}`, 'unknown-element', statement[key])
  return unknown.length === 0
}

const effectOf = ({ statement, path, report }: Reading): 'Allow' | 'Deny' | undefined => {
  const effect = statement['Effect']
  if (effect === 'Allow' || effect === 'Deny') return effect
  report(`${path}.Effect`, 'effect-not-allow-or-deny', effect)
  return undefined
}

/** Reads all parts of a statement, so that every problem is reported. */
const bodyOf = (reading: Reading): Omit<ReadStatement, 'index' | 'sid'> | undefined => {
  const known = hasKnownElements(reading)
  const effect = effectOf(reading)
  const principal = principalOf(reading)
  const action = actionOf(reading)
  const resource = resourceOf(reading)
  const conditions = conditionsOf(reading)
  if (!known || effect === undefined || conditions === 'malformed') return undefined
  if (principal === 'malformed' || resource === 'malformed') return undefined
  if (action === 'malformed' || action === undefined) return undefined
  return {
    kind: 'statement',
    effect,
    action,
    conditions,
    ...omitUndefined({ principal, resource }),
  }
}

/** The position of a statement, and what it takes from its document. */
export interface StatementPlace {
  readonly index: number
  readonly variables: boolean
  readonly report: ReportProblem
}

/** Reads a statement; a statement that is not understood is reported and kept as unreadable. */
export const readStatement = (
  value: unknown,
  { index, variables, report }: StatementPlace,
): ReadStatement | UnreadableStatement => {
  const path = `Statement[${index}]`
  if (!isJsonObject(value)) {
    report(path, 'not-an-object', value)
    return { kind: 'unreadable', index }
  }
  const sid = value['Sid']
  if (sid !== undefined && typeof sid !== 'string') report(`${path}.Sid`, 'sid-malformed', sid)
  const place = typeof sid === 'string' ? { index, sid } : { index }
  const body = bodyOf({ statement: value, path, variables, report })
  return body === undefined ? { kind: 'unreadable', ...place } : { ...place, ...body }
}

// queries

/** Returns whether a statement is understood. */
export const isReadStatement = (
  statement: ReadStatement | UnreadableStatement,
): statement is ReadStatement => statement.kind === 'statement'
