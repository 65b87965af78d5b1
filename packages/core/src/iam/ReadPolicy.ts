/**
 * A policy document as IAM takes it, in any of its forms, read once. Reading never fails: what is not understood is
 * listed as a problem, stays in the policy, and makes every answer that it could change `unknown`.
 *
 * Laws
 * 1. Every JSON value is read; a value that is no policy has a problem.
 * 2. What this library renders is read without a problem.
 * 3. A string and a list of that one string are read alike, and so are a statement and a list of one.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
import * as E from 'fp-ts/lib/Either.js'

import { type ArnPattern, parseResourcePattern } from './ArnPattern.ts'
import { type ReadCondition, readCondition } from './ReadCondition.ts'
import { type ReadPrincipal, readPrincipal } from './ReadPrincipal.ts'
import { type TextPattern, parseTextPattern } from './TextPattern.ts'

// model

export type PolicyProblemReason =
  | 'not-an-object'
  | 'unknown-version'
  | 'unknown-element'
  | 'statement-missing'
  | 'effect-not-allow-or-deny'
  | 'principal-malformed'
  | 'action-missing'
  | 'action-malformed'
  | 'resource-malformed'
  | 'condition-malformed'
  | 'condition-value-malformed'
  | 'unknown-operator'
  | 'both-element-and-not-element'

export interface PolicyProblem {
  /** Where it stands, e.g. `Statement[0].Condition.StringEquals`. */
  readonly path: string
  readonly reason: PolicyProblemReason
  /** What stands there, as JSON, cut to 200 characters. */
  readonly found: string
}

/** `X` or `NotX` of a statement with its entries. */
export interface Selector<Entry> {
  readonly negated: boolean
  readonly entries: ReadonlyArray<Entry>
  /** As written. */
  readonly written: ReadonlyArray<string>
}

export interface ReadStatement {
  readonly kind: 'statement'
  /** Position in the document, counted from 0. */
  readonly index: number
  readonly sid?: string
  readonly effect: 'Allow' | 'Deny'
  readonly principal?: Selector<ReadPrincipal>
  /** In lower case. */
  readonly action: Selector<TextPattern>
  readonly resource?: Selector<ArnPattern>
  readonly conditions: ReadonlyArray<ReadCondition>
}

/** A statement whose shape is not understood: it may allow or deny anything. */
export interface UnreadableStatement {
  readonly kind: 'unreadable'
  readonly index: number
  readonly sid?: string
}

export interface ReadPolicy {
  readonly statements: ReadonlyArray<ReadStatement | UnreadableStatement>
  readonly problems: ReadonlyArray<PolicyProblem>
  /** False when something outside the statements is not understood. */
  readonly isReadable: boolean
}

// constructors

type JsonObject = Readonly<Record<string, unknown>>
type Report = (path: string, reason: PolicyProblemReason, found: unknown) => void

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const longestFoundCharacters = 200

const render = (value: unknown): string => JSON.stringify(value) ?? 'nothing'

/** What is nested too deeply to be written, or refers to itself, is a finding too and must not end the reading. */
const shown = (value: unknown): string =>
  E.getOrElse(() => 'something that has no JSON text')(
    E.tryCatch(() => render(value), String),
  ).slice(0, longestFoundCharacters)

/** Takes a string or a list of strings, at least one; undefined for anything else. */
const stringsOf = (value: unknown): ReadonlyArray<string> | undefined => {
  const list: ReadonlyArray<unknown> = Array.isArray(value) ? value : [value]
  const strings = list.filter((item) => typeof item === 'string')
  return strings.length === list.length && list.length > 0 ? strings : undefined
}

/** Condition values may be written as JSON numbers and booleans too. */
const conditionValuesOf = (value: unknown): ReadonlyArray<string> | undefined => {
  const list: ReadonlyArray<unknown> = Array.isArray(value) ? value : [value]
  return stringsOf(
    list.map((item) =>
      typeof item === 'number' || typeof item === 'boolean' ? String(item) : item,
    ),
  )
}

const readAll = <Entry>(
  written: ReadonlyArray<string>,
  parse: (text: string) => Entry | undefined,
): ReadonlyArray<Entry> | undefined => {
  const entries: Entry[] = []
  for (const text of written) {
    const entry = parse(text)
    if (entry === undefined) return undefined
    entries.push(entry)
  }
  return entries
}

/** Actions are matched without regard to case, so both sides are put into lower case: this one here, once. */
const parseAction = (written: string): TextPattern | undefined => {
  const text = written.toLowerCase()
  return text === '*' || /^[a-z0-9*?-]+:[a-z0-9*?]+$/.test(text)
    ? parseTextPattern(text, { wildcards: true, variables: false, ignoreCase: false })
    : undefined
}

interface Reading {
  readonly statement: JsonObject
  readonly path: string
  readonly variables: boolean
  readonly report: Report
}

type Selected<Entry> = Selector<Entry> | 'absent' | 'malformed'

interface ElementReader<Entry> {
  readonly reason: PolicyProblemReason
  readonly read: (value: unknown) => Omit<Selector<Entry>, 'negated'> | undefined
}

/** Reads `Action` or `NotAction`, `Resource` or `NotResource`, `Principal` or `NotPrincipal`. */
const selectorOf = <Entry>(
  { statement, path, report }: Reading,
  name: 'Action' | 'Resource' | 'Principal',
  { reason, read }: ElementReader<Entry>,
): Selected<Entry> => {
  const negatedName = `Not${name}`
  const negated = Object.hasOwn(statement, negatedName)
  if (Object.hasOwn(statement, name) && negated) {
    report(path, 'both-element-and-not-element', [name, negatedName])
    return 'malformed'
  }
  const writtenName = negated ? negatedName : name
  if (!Object.hasOwn(statement, writtenName)) return 'absent'
  const selector = read(statement[writtenName])
  if (selector === undefined) report(`${path}.${writtenName}`, reason, statement[writtenName])
  return selector === undefined ? 'malformed' : { negated, ...selector }
}

const textEntries =
  <Entry>(parse: (text: string) => Entry | undefined) =>
  (value: unknown): Omit<Selector<Entry>, 'negated'> | undefined => {
    const written = stringsOf(value)
    const entries = written === undefined ? undefined : readAll(written, parse)
    return written === undefined || entries === undefined ? undefined : { entries, written }
  }

const principalEntries = (value: unknown): Omit<Selector<ReadPrincipal>, 'negated'> | undefined => {
  if (value === '*') return { entries: [{ kind: 'anyone' }], written: ['*'] }
  if (!isObject(value)) return undefined
  const entries: ReadPrincipal[] = []
  const written: string[] = []
  for (const [type, names] of Object.entries(value)) {
    const texts = stringsOf(names)
    if (texts === undefined) return undefined
    entries.push(...texts.map((text) => readPrincipal(type, text)))
    written.push(...texts)
  }
  return entries.length === 0 ? undefined : { entries, written }
}

const conditionProblem = (condition: ReadCondition): PolicyProblemReason | undefined => {
  if (condition.operator === undefined) return 'unknown-operator'
  return condition.comparands === undefined ? 'condition-value-malformed' : undefined
}

/** Reads the conditions under one operator; undefined when the block has not the shape of one. */
const conditionsUnder = (
  { path, variables, report }: Reading,
  operatorName: string,
  block: unknown,
): ReadonlyArray<ReadCondition> | undefined => {
  if (!isObject(block)) return undefined
  const conditions: ReadCondition[] = []
  for (const [key, written] of Object.entries(block)) {
    const values = conditionValuesOf(written)
    if (values === undefined) return undefined
    const condition = readCondition({ operatorName, key, values }, variables)
    const reason = conditionProblem(condition)
    if (reason !== undefined) report(`${path}.Condition.${operatorName}`, reason, block)
    conditions.push(condition)
  }
  return conditions
}

const conditionsOf = (reading: Reading): ReadonlyArray<ReadCondition> | 'malformed' => {
  if (!Object.hasOwn(reading.statement, 'Condition')) return []
  const written = reading.statement['Condition']
  const path = `${reading.path}.Condition`
  if (!isObject(written)) {
    reading.report(path, 'condition-malformed', written)
    return 'malformed'
  }
  const conditions: ReadCondition[] = []
  for (const [operatorName, block] of Object.entries(written)) {
    const under = conditionsUnder(reading, operatorName, block)
    if (under === undefined) {
      reading.report(`${path}.${operatorName}`, 'condition-malformed', block)
      return 'malformed'
    }
    conditions.push(...under)
  }
  return conditions
}

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

/** Reports every element that is not one of a statement; tells whether there was none. */
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

const actionOf = (reading: Reading): Selected<TextPattern> => {
  const action = selectorOf(reading, 'Action', {
    reason: 'action-malformed',
    read: textEntries(parseAction),
  })
  if (action === 'absent') reading.report(reading.path, 'action-missing', undefined)
  return action
}

/** Reads the parts of a statement, all of them, so that every problem is reported. */
const bodyOf = (reading: Reading): Omit<ReadStatement, 'index' | 'sid'> | undefined => {
  const known = hasKnownElements(reading)
  const effect = effectOf(reading)
  const principal = selectorOf(reading, 'Principal', {
    reason: 'principal-malformed',
    read: principalEntries,
  })
  const action = actionOf(reading)
  const resource = selectorOf(reading, 'Resource', {
    reason: 'resource-malformed',
    read: textEntries((text) => parseResourcePattern(text, reading.variables)),
  })
  const conditions = conditionsOf(reading)
  if (!known || effect === undefined || conditions === 'malformed') return undefined
  if (principal === 'malformed' || resource === 'malformed') return undefined
  if (action === 'malformed' || action === 'absent') return undefined
  return {
    kind: 'statement',
    effect,
    ...(principal === 'absent' ? {} : { principal }),
    action,
    ...(resource === 'absent' ? {} : { resource }),
    conditions,
  }
}

interface StatementPlace {
  readonly index: number
  readonly variables: boolean
  readonly report: Report
}

const readStatement = (
  value: unknown,
  { index, variables, report }: StatementPlace,
): ReadStatement | UnreadableStatement => {
  const path = `Statement[${index}]`
  if (!isObject(value)) {
    report(path, 'not-an-object', value)
    return { kind: 'unreadable', index }
  }
  const sid = value['Sid']
  const place = typeof sid === 'string' ? { index, sid } : { index }
  const body = bodyOf({ statement: value, path, variables, report })
  return body === undefined ? { kind: 'unreadable', ...place } : { ...place, ...body }
}

const documentElements = new Set(['Version', 'Id', 'Statement'])

const versions: ReadonlySet<unknown> = new Set(['2012-10-17', '2008-10-17'])

/** Reports what is wrong around the statements; tells whether nothing was. */
const hasKnownEnvelope = (document: JsonObject, report: Report): boolean => {
  const unknown = Object.keys(document).filter((key) => !documentElements.has(key))
  for (const key of unknown) report(key, 'unknown-element', document[key])
  const version = document['Version'] ?? '2008-10-17'
  if (!versions.has(version)) report('Version', 'unknown-version', version)
  const statement = document['Statement']
  const hasStatement = Array.isArray(statement) || isObject(statement)
  if (!hasStatement) report('Statement', 'statement-missing', statement)
  return unknown.length === 0 && versions.has(version) && hasStatement
}

/** Reads a policy document that was parsed from JSON; total. */
export const readPolicy = (document: unknown): ReadPolicy => {
  const problems: PolicyProblem[] = []
  const report: Report = (path, reason, found) => {
    problems.push({ path, reason, found: shown(found) })
  }
  if (!isObject(document)) {
    report('', 'not-an-object', document)
    return { statements: [], problems, isReadable: false }
  }
  const isReadable = hasKnownEnvelope(document, report)
  const written = document['Statement']
  const list: ReadonlyArray<unknown> = Array.isArray(written) ? written : [written]
  const variables = document['Version'] === '2012-10-17'
  const statements = list
    .filter((item) => item !== undefined)
    .map((item, index) => readStatement(item, { index, variables, report }))
  return { statements, problems, isReadable }
}
