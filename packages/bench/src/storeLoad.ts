/** What the benchmarks of stores write: one event and one block for each commit. */
import type { Commit, OnboardingStore } from '@byoa/application'
import { Ipv4Cidr } from '@byoa/core/network'
import { VpcId } from '@byoa/core/iam/identity'
import { type OnboardingEvent, OnboardingId, decodeEvent } from '@byoa/core/onboarding'

import { right } from './right.ts'

/** The first event of an onboarding, as large as they usually are. */
export const requested: OnboardingEvent = right(
  decodeEvent({
    schemaVersion: 2,
    type: 'OnboardingRequested',
    at: '2026-01-05T09:00:00.000Z',
    by: 'customer',
    data: {
      onboardingId: 'onb-0123456789abcdef',
      request: {
        companyCode: 'acme',
        accountId: '111122223333',
        region: 'us-east-1',
        egress: 'open',
        zoneCount: 3,
        customerNetworks: [],
      },
      rescaleVpc: {
        vpcId: 'vpc-0123456789abcdef0',
        accountId: '999988887777',
        region: 'us-east-1',
        cidrs: ['10.0.0.0/16'],
        routeTableIds: ['rtb-0123456789abcdef0'],
      },
      checkSet: 1,
    },
  }),
)

const hexadecimal = (value: number, digits: number): string =>
  value.toString(16).padStart(digits, '0')

/** The onboarding of a number. */
export const onboardingOf = (index: number): OnboardingId =>
  right(OnboardingId.decode(`onb-${hexadecimal(index, 16)}`))

/** The Rescale VPC of a number. */
export const vpcOf = (index: number): VpcId => right(VpcId.decode(`vpc-${hexadecimal(index, 17)}`))

/** The /28 of a number, from 0.0.0.0 on. */
export const blockOf = (index: number): Ipv4Cidr => {
  const address = index * 16
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256)
  return right(Ipv4Cidr.decode(`${octets.join('.')}/28`))
}

/** A commit of one event and one block. */
export const commitOf = (index: number, rescaleVpcId: VpcId): Commit => ({
  stream: onboardingOf(index),
  expectedVersion: 0,
  events: [requested],
  claim: [{ kind: 'Cidr', rescaleVpcId, cidr: blockOf(index) }],
  release: [],
})

/** How many of a task that workers finish in a time, and how long each took. */
export interface Rate {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p99: number
}

/** Runs tasks by a number of workers for a time; a task that fails ends the run. */
export const rateOf = async (
  { workers, milliseconds }: { readonly workers: number; readonly milliseconds: number },
  task: (index: number) => Promise<unknown>,
): Promise<Rate> => {
  const durations: number[] = []
  const begin = performance.now()
  let next = 0
  const work = async (): Promise<void> => {
    while (performance.now() - begin < milliseconds) {
      const from = performance.now()
      next += 1
      await task(next)
      durations.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: workers }, work))
  const seconds = (performance.now() - begin) / 1000
  const sorted = durations.toSorted((a, b) => a - b)
  return {
    perSecond: durations.length / seconds,
    p99: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN,
  }
}

/** Commits, and requires that it is accepted. */
export const commitRight = async (store: OnboardingStore, commit: Commit): Promise<void> => {
  right(await store.commit(commit)())
}
