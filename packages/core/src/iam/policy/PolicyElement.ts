/**
 * The elements of a statement, in every form that IAM accepts: a string or a list, `X` or `NotX`.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
import { type JsonObject, isJsonObject } from '../../codec/JsonObject.ts'
import type { Certainty } from './Certainty.ts'
import type { PolicyProblemReason, ReportProblem } from './PolicyProblem.ts'
import { type ReadCondition, readCondition } from './ReadCondition.ts'
import { type ReadPrincipal, readPrincipal } from './ReadPrincipal.ts'
import { type ResourcePattern, parseResourcePattern } from './ResourcePattern.ts'
import { type TextPattern, matchesText, parseTextPattern } from './TextPattern.ts'
import { readAll } from './readAll.ts'

// model

/** `X` or `NotX` of a statement with its entries. */
export interface Selector<Entry> {
  readonly negated: boolean
  readonly entries: ReadonlyArray<Entry>
  /** As written. */
  readonly written: ReadonlyArray<string>
}

/** Undefined when the statement has neither. */
export type Selected<Entry> = Selector<Entry> | 'malformed' | undefined

/** A statement that is being read. */
export interface Reading {
  readonly statement: JsonObject
  readonly path: string
  readonly variables: boolean
  readonly report: ReportProblem
}

// constructors

/** Reads a string or a non-empty list of strings; undefined for anything else. */
const stringsOf = (value: unknown): ReadonlyArray<string> | undefined => {
  const list: ReadonlyArray<unknown> = Array.isArray(value) ? value : [value]
  const strings = list.filter((item) => typeof item === 'string')
  return strings.length === list.length && list.length > 0 ? strings : undefined
}

/** Condition values can be JSON numbers and booleans, too. */
const conditionValuesOf = (value: unknown): ReadonlyArray<string> | undefined => {
  const list: ReadonlyArray<unknown> = Array.isArray(value) ? value : [value]
  return stringsOf(
    list.map((item) =>
      typeof item === 'number' || typeof item === 'boolean' ? String(item) : item,
    ),
  )
}

/** Actions are case-insensitive, so both sides are converted to lower case. */
const parseAction = (written: string): TextPattern | undefined => {
  const text = written.toLowerCase()
  return text === '*' || /^[a-z0-9*?-]+:[a-z0-9*?]+$/.test(text)
    ? parseTextPattern(text, { wildcards: true, variables: false, ignoreCase: false })
    : undefined
}

const noKeys = (): undefined => undefined

/** Returns whether an action, in lower case, matches an entry; actions have no variables. */
export const matchesAction = (entry: TextPattern, lowerCaseAction: string): Certainty =>
  matchesText(entry, lowerCaseAction, noKeys)

interface ElementReader<Entry> {
  readonly reason: PolicyProblemReason
  readonly read: (value: unknown) => Omit<Selector<Entry>, 'negated'> | undefined
}

const negatedNames = {
  Action: 'NotAction',
  Resource: 'NotResource',
  Principal: 'NotPrincipal',
} as const

/** Reads `Action` or `NotAction`, `Resource` or `NotResource`, `Principal` or `NotPrincipal`. */
const selectorOf = <Entry>(
  { statement, path, report }: Reading,
  name: keyof typeof negatedNames,
  { reason, read }: ElementReader<Entry>,
): Selected<Entry> => {
  const negatedName = negatedNames[name]
  const negated = Object.hasOwn(statement, negatedName)
  if (Object.hasOwn(statement, name) && negated) {
    report(path, 'both-element-and-not-element', [name, negatedName])
    return 'malformed'
  }
  const writtenName = negated ? negatedName : name
  if (!Object.hasOwn(statement, writtenName)) return undefined
  const selector = read(statement[writtenName])
  if (selector !== undefined) return { negated, ...selector }
  report(`${path}.${writtenName}`, reason, statement[writtenName])
  return 'malformed'
}

const textEntries =
  <Entry>(parse: (text: string) => Entry | undefined) =>
  (value: unknown): Omit<Selector<Entry>, 'negated'> | undefined => {
    const written = stringsOf(value)
    const entries = written === undefined ? undefined : readAll(written, parse)
    return written === undefined || entries === undefined ? undefined : { entries, written }
  }

const principalEntries = (value: unknown): Omit<Selector<ReadPrincipal>, 'negated'> | undefined => {
  if (value === '*') return { entries: [{ kind: 'anyone', form: 'element' }], written: ['*'] }
  if (!isJsonObject(value)) return undefined
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

/** Reads `Principal` or `NotPrincipal`. */
export const principalOf = (reading: Reading): Selected<ReadPrincipal> =>
  selectorOf(reading, 'Principal', { reason: 'principal-malformed', read: principalEntries })

/** Reads `Action` or `NotAction`; every statement has one of them. */
export const actionOf = (reading: Reading): Selected<TextPattern> => {
  const action = selectorOf(reading, 'Action', {
    reason: 'action-malformed',
    read: textEntries(parseAction),
  })
  if (action === undefined) reading.report(reading.path, 'action-missing', undefined)
  return action
}

/** Reads `Resource` or `NotResource`. */
export const resourceOf = (reading: Reading): Selected<ResourcePattern> =>
  selectorOf(reading, 'Resource', {
    reason: 'resource-malformed',
    read: textEntries((text) => parseResourcePattern(text, reading.variables)),
  })

const conditionProblem = (condition: ReadCondition): PolicyProblemReason | undefined => {
  if (condition.operator === undefined) return 'unknown-operator'
  return condition.comparands === undefined ? 'condition-value-malformed' : undefined
}

/** Reads the conditions under one operator; undefined when the block is malformed. */
const conditionsUnder = (
  { path, variables, report }: Reading,
  operatorName: string,
  block: unknown,
): ReadonlyArray<ReadCondition> | undefined => {
  if (!isJsonObject(block)) return undefined
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

/** Reads `Condition`; absent means no conditions. */
export const conditionsOf = (reading: Reading): ReadonlyArray<ReadCondition> | 'malformed' => {
  if (!Object.hasOwn(reading.statement, 'Condition')) return []
  const written = reading.statement['Condition']
  const path = `${reading.path}.Condition`
  if (!isJsonObject(written)) {
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
