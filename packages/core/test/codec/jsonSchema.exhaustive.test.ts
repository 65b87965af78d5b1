/** The bounds of texts and numbers: the documented ones, and the codecs take both and no more. */
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { describe, expect, it } from 'vitest'

import { decode } from '../../src/codec/decodeProblems.ts'
import { type JsonSchema, jsonSchemaOf } from '../../src/codec/jsonSchema.ts'
import { CidrFinding } from '../../src/network/CidrFinding.ts'
import { InventoryDocument } from '../../src/network/Inventory.ts'
import { OnboardingRequest } from '../../src/onboarding/OnboardingRequest.ts'
import { OnboardingEvent } from '../../src/onboarding/eventCodec.ts'

/** The least and the most: characters of a text, or the values of a whole number. */
type Bounds = readonly ['text' | 'number', least: number, most: number]

const label: Bounds = ['text', 1, 200]
const networkName: Bounds = ['text', 1, 100]
const count: Bounds = ['number', 0, 1_000_000]
const prefixLength: Bounds = ['number', 0, 32]
const anyCount: Bounds = ['number', 0, 2 ** 32]

interface Bounded {
  readonly codec: t.Mixed
  /** What chooses the shape, where several are possible. */
  readonly tag: Readonly<Record<string, string>>
  readonly bounds: Readonly<Record<string, Bounds>>
}

const documents: Readonly<Record<string, Bounded>> = {
  request: {
    codec: OnboardingRequest,
    tag: {},
    bounds: {
      zoneCount: ['number', 1, 6],
      plannedNodes: ['number', 1, 1_000_000],
      // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
      sessionDurationSeconds: ['number', 3600, 43_200],
      'customerNetworks[0].name': networkName,
    },
  },
  inventory: {
    codec: InventoryDocument,
    tag: {},
    bounds: {
      'held[0].owner': label,
      'denied[0].reason': label,
      'customerNetworks[0].name': networkName,
      'routes[0].target': label,
      'load.activePeerings': count,
      'load.pendingRequests': count,
      'load.routesInFullestTable': count,
      // https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
      'load.quotas.activePeerings': ['number', 50, 125],
      'load.quotas.pendingRequests': count,
      'load.quotas.routesPerTable': count,
    },
  },
}

const unions: Readonly<Record<string, Bounded>> = {
  PeeringRequested: {
    codec: OnboardingEvent,
    tag: { type: 'PeeringRequested' },
    bounds: { 'data.attempt': ['number', 1, 2 ** 31] },
  },
  'vpc-size': {
    codec: CidrFinding,
    tag: { id: 'vpc-size' },
    bounds: {
      'evidence.shortestPrefixLength': prefixLength,
      'evidence.longestPrefixLength': prefixLength,
    },
  },
  'rescale-vpc-capacity': {
    codec: CidrFinding,
    tag: { id: 'rescale-vpc-capacity' },
    bounds: { 'evidence.used': anyCount, 'evidence.quota': anyCount },
  },
  'too-few-addresses': {
    codec: CidrFinding,
    tag: { id: 'too-few-addresses' },
    bounds: {
      'evidence.zoneCount': anyCount,
      'evidence.capacityNodes': anyCount,
      'evidence.plannedNodes': anyCount,
      'evidence.fittingPrefixLength': prefixLength,
    },
  },
}

/** Lists the bounds that a schema states, with where. */
const boundsIn = (schema: JsonSchema, path = ''): ReadonlyArray<readonly [string, Bounds]> => {
  const {
    properties = {},
    items,
    minLength,
    maxLength,
    minimum,
    maximum,
  } = schema as {
    readonly properties?: Readonly<Record<string, JsonSchema>>
    readonly items?: JsonSchema
    readonly [bound: string]: unknown
  }
  return [
    ...(maxLength === undefined ? [] : [[path, ['text', minLength, maxLength]]]),
    ...(maximum === undefined ? [] : [[path, ['number', minimum, maximum]]]),
    ...Object.entries(properties).flatMap(([name, field]) =>
      boundsIn(field, path === '' ? name : `${path}.${name}`),
    ),
    ...(items === undefined ? [] : boundsIn(items, `${path}[0]`)),
  ] as ReadonlyArray<readonly [string, Bounds]>
}

/** Returns a document with a value at a path such as `held[0].owner`, and little else. */
const documentWith = (path: string, value: unknown): unknown =>
  path
    .split(/[.[]/)
    .reduceRight<unknown>((inner, step) => (step === '0]' ? [inner] : { [step]: inner }), value)

const refuses = ({ codec, tag }: Bounded, path: string, value: unknown): boolean => {
  const decoded = decode(codec, { ...tag, ...(documentWith(path, value) as object) })
  return E.isLeft(decoded) && decoded.left.some((problem) => problem.path === path)
}

const cases = Object.entries({ ...documents, ...unions }).flatMap(([name, bounded]) =>
  Object.entries(bounded.bounds).map(([path, bounds]) => [name, path, bounds, bounded] as const),
)

describe('the bounds of a field', () => {
  it.each(Object.entries(documents))('are the documented ones: %s', (_name, bounded) => {
    expect(Object.fromEntries(boundsIn(jsonSchemaOf(bounded.codec)))).toEqual(bounded.bounds)
  })

  it.each(cases)('are what the codec takes: %s, %s', (_name, path, bounds, bounded) => {
    const [kind, least, most] = bounds
    const isRefused = (size: number): boolean =>
      refuses(bounded, path, kind === 'text' ? 'x'.repeat(size) : size)
    expect([least - 1, least, most, most + 1].map(isRefused)).toEqual([true, false, false, true])
  })
})
