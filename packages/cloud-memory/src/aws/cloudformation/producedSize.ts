/**
 * How much text the functions of a template can produce. A function that takes another twice
 * doubles it, so that a short template can ask for more text than any machine holds: it is refused
 * before anything is carried out.
 *
 * Laws
 * 1. What a value resolves to is never longer than its bound, names and ids aside.
 * 2. Finding the bound looks at each part of the value once.
 */
import { namesInSub } from '@byoa/core/cloudformation'
import * as E from 'fp-ts/lib/Either.js'

import { type AwsError, validationError } from '../AwsError.ts'
import { type JsonRecord, isRecord, onlyKeyOf } from '../json.ts'

// model

/** Characters of all texts in a value, and how many items it has as a list. */
export interface Bound {
  readonly characters: number
  readonly items: number
}

const one = (characters: number): Bound => ({ characters, items: 1 })

/** Of an id, a name or an ARN, as most are. */
const usualReference = 200
const mostCidrs: Bound = { characters: 256 * 18, items: 256 }
const mostZones: Bound = { characters: 6 * 32, items: 6 }
/** Of what a stack exports: others take it as often as they like. */
export const longestExport = 4096
const mostCharacters = 4 * 1024 * 1024

// queries

const listOf = (value: unknown): ReadonlyArray<unknown> => (Array.isArray(value) ? value : [value])

const charactersOf = (values: ReadonlyArray<unknown>): number =>
  values.reduce<number>(
    (sum, value) => sum + (typeof value === 'string' ? value.length : boundOf(value).characters),
    0,
  )

const boundOfSub = (argument: unknown): Bound => {
  const [text, own] = listOf(argument)
  const written = String(text)
  const values = new Map(
    Object.entries(isRecord(own) ? own : {}).map(([name, value]) => [name, boundOf(value)]),
  )
  const inserted = namesInSub(written).map((name) => values.get(name)?.characters)
  return one(inserted.reduce<number>((sum, size) => sum + (size ?? usualReference), written.length))
}

const boundOfCall = (name: string, argument: unknown): Bound | undefined => {
  if (name !== 'Ref' && !name.startsWith('Fn::')) return undefined
  const [first, second] = listOf(argument)
  switch (name) {
    case 'Ref':
    case 'Fn::GetAtt':
      return one(usualReference)
    case 'Fn::Sub':
      return boundOfSub(argument)
    case 'Fn::Join': {
      const { characters, items } = boundOf(second)
      return one(characters + items * boundOf(first).characters)
    }
    case 'Fn::Split': {
      const { characters } = boundOf(second)
      return { characters, items: characters + 1 }
    }
    case 'Fn::Select':
      return boundOf(second)
    case 'Fn::Cidr':
      return mostCidrs
    case 'Fn::GetAZs':
      return mostZones
    case 'Fn::ImportValue':
      return one(longestExport)
    default:
      return undefined
  }
}

/** Returns how much a value can become. */
export const boundOf = (value: unknown): Bound => {
  if (typeof value === 'string') return one(value.length)
  if (Array.isArray(value)) return { characters: charactersOf(value), items: value.length }
  if (!isRecord(value)) return one(String(value).length)
  const name = onlyKeyOf(value) ?? ''
  return (
    boundOfCall(name, value[name]) ??
    one(charactersOf(Object.keys(value)) + charactersOf(Object.values(value)))
  )
}

/** Lets a value through that does not become too long when its functions are carried out. */
export const boundedSize = (value: JsonRecord): E.Either<AwsError, undefined> =>
  boundOf(value).characters <= mostCharacters
    ? E.right(undefined)
    : validationError(
        `The in-memory AWS does not serve templates whose functions produce more than ${mostCharacters} characters.`,
      )
