/**
 * Laws of a run, over any request that decodes: 1. it ends Connected with every document, or says
 * why not and writes nothing; 2. whatever it says, it is plain text.
 */
import { readdir } from 'node:fs/promises'

import { Region, partitionOfRegion } from '@byoa/core/iam/identity'
import { OnboardingRequest } from '@byoa/core/onboarding'
import { onboardingRequest, vpcCidr } from '@byoa/testing'
import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import type * as t from 'io-ts'
import { expect, test } from 'vitest'

import { byoa } from '../byoa.ts'
import { workingDirectory } from '../workingDirectory.ts'

const { path, write } = await workingDirectory()

type Json = Readonly<Record<string, unknown>>

const given = <A>(codec: t.Decoder<unknown, A>, value: unknown): A =>
  E.getOrElseW(() => expect.unreachable())(codec.decode(value))

/**
 * Regions of the built-in Rescale side, one without a Rescale VPC, and the partitions beside `aws`.
 */
const region = fc.constantFrom(
  'us-east-1',
  'us-west-2',
  'eu-west-1',
  'ap-northeast-1',
  'us-gov-west-1',
  'cn-north-1',
  'af-south-1',
)

/** A boundary where the role will be; others are refused, as the examples show. */
const placed = (
  { permissionsBoundaryArn, accountId }: OnboardingRequest,
  partition: string,
): Json =>
  permissionsBoundaryArn === undefined
    ? {}
    : {
        permissionsBoundaryArn: permissionsBoundaryArn.replace(
          /^arn:[^:]+:iam::\d+/,
          `arn:${partition}:iam::${accountId}`,
        ),
      }

const request = fc
  .record({ asked: onboardingRequest(), region, proposedCidr: vpcCidr() })
  .map(({ asked, region: place, proposedCidr }) => ({
    ...(OnboardingRequest.encode(asked) as Json),
    ...placed(asked, partitionOfRegion(given(Region, place))),
    version: 1,
    region: place,
    proposedCidr,
  }))

let runs = 0

test('a request ends Connected with every document, or says why not and writes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(request, fc.constantFrom('en', 'ja'), async (document, language) => {
      runs += 1
      const out = `out-${runs}`
      const file = await write('request.json', document)
      const words = ['run', '--request', file, '--out', path(out), '--language', language]
      const { code, err, all } = await byoa([...words, '--seed', String(runs)])
      expect(all.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
      const entries = await readdir(path())
      if (code === 0) {
        expect(err).toEqual([])
        expect(await readdir(path(out))).toHaveLength(7)
      } else {
        expect(err.join('')).not.toBe('')
        expect(entries).not.toContain(out)
      }
      return code !== 2
    }),
  )
})
