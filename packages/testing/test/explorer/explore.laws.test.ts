import {
  type Decider,
  type Intent,
  type OnboardingCommand,
  type OnboardingEvent,
  type OnboardingState,
  hasStack,
  onboardingDecider,
} from '@byoa/core/onboarding'
import type { Instant } from '@byoa/core/values'
import { explore } from '@byoa/testing/explorer'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

/** `test:laws` explores so many states, a plain test run fewer. */
const mostStates =
  process.env['BYOA_RUNS'] !== undefined
    ? 250_000
    : process.env['BYOA_LONG'] === '1'
      ? 20_000
      : 5_000

const everyStatus = [
  'NotRequested',
  'Requested',
  'CidrLeased',
  'SetupIssued',
  'StackReported',
  'Verified',
  'PeeringPending',
  'PeeringActive',
  'Connected',
  'Degraded',
  'Suspended',
  'Offboarding',
  'Cancelled',
  'Closed',
]

describe('the onboarding, explored breadth first', () => {
  it('breaks no rule in any state it comes to, and comes to every status', () => {
    const explored = explore({ mostStates })
    expect(explored.violations).toEqual([])
    expect([...explored.statuses].sort()).toEqual(everyStatus.toSorted())
    expect(explored.states).toBeGreaterThanOrEqual(mostStates)
  }, 1_200_000)
})

// one planted bug for each kind of fault that the explorer is for

const deciding = (
  decide: (command: OnboardingCommand, state: OnboardingState) => ReturnType<Decider['decide']>,
): Decider => ({ ...onboardingDecider, decide })

const evolving = (
  evolve: (state: OnboardingState, event: OnboardingEvent) => OnboardingState,
): Decider => ({ ...onboardingDecider, evolve })

const reacting = (
  react: (
    asked: ReadonlyArray<Intent>,
    state: OnboardingState,
    now: Instant,
  ) => ReadonlyArray<Intent>,
): Decider => ({
  ...onboardingDecider,
  react: (state, now) => react(onboardingDecider.react(state, now), state, now),
})

const { decide, evolve } = onboardingDecider

const withoutBegan = (command: OnboardingCommand): OnboardingCommand => {
  if (!('began' in command.data)) return command
  const { began: _began, ...data } = command.data
  return { ...command, data } as OnboardingCommand
}

const plants: ReadonlyArray<readonly [plant: string, decider: Decider, rule: RegExp]> = [
  [
    'a role that refuses is not recorded once the connection is in use',
    deciding((command, state) =>
      command.type === 'RecordRoleProbe' && state.status === 'Connected'
        ? E.right([])
        : decide(command, state),
    ),
    /Connected means/,
  ],
  [
    'the block is given back when offboarding begins',
    {
      ...onboardingDecider,
      claimChangesOf: (state, event) =>
        event.type === 'OffboardingBegun' && hasStack(state)
          ? {
              claim: [],
              release: [
                {
                  kind: 'Cidr',
                  rescaleVpcId: state.rescaleVpc.vpcId,
                  cidr: state.stack.vpcCidr,
                },
              ],
            }
          : onboardingDecider.claimChangesOf(state, event),
    },
    /claims are exact/,
  ],
  [
    'a peering that is not visible once is deleted',
    deciding((command, state) =>
      command.type === 'RecordPeeringStatus' && command.data.status === 'not-visible'
        ? E.map((events: ReadonlyArray<OnboardingEvent>) =>
            events.map((event): OnboardingEvent =>
              event.type === 'ResourceNotVisible'
                ? {
                    ...event,
                    type: 'PeeringDeleted',
                    data: { peeringId: command.data.peeringId, reason: 'not visible' },
                  }
                : event,
            ),
          )(decide(command, state))
        : decide(command, state),
    ),
    /not visible once/,
  ],
  [
    'an observation counts whenever it began',
    deciding((command, state) => decide(withoutBegan(command), state)),
    /began too early/,
  ],
  [
    'what was proven counts for the next peering, too',
    evolving((state, event) => {
      const next = evolve(state, event)
      return event.type === 'PeeringDeleted' && hasStack(state) && next.status === 'StackReported'
        ? { ...next, status: 'Verified', role: state.role, trust: state.trust, vpc: state.vpc }
        : next
    }),
    /Connected means/,
  ],
  [
    'nobody can have the peering requested again',
    deciding((command, state) =>
      command.type === 'RetryPeering' ? E.right([]) : decide(command, state),
    ),
    /both parties can connect/,
  ],
  [
    'a cancelled setup leaves its stack behind',
    deciding((command, state) =>
      command.type === 'Cancel' && state.status === 'SetupIssued'
        ? E.map((events: ReadonlyArray<OnboardingEvent>) =>
            events.map((event) =>
              event.type === 'OnboardingCancelled'
                ? { ...event, data: { ...event.data, outstanding: [] } }
                : event,
            ),
          )(decide(command, state))
        : decide(command, state),
    ),
    /no stack is left behind/,
  ],
  [
    'the wait for routes has no deadline',
    reacting((asked, state) =>
      state.status === 'PeeringActive'
        ? asked.map(({ deadline: _deadline, reminder: _reminder, ...intent }) => intent as Intent)
        : asked,
    ),
    /has a deadline/,
  ],
  [
    'a degraded connection is never ended',
    reacting((asked, state) =>
      state.status === 'Degraded' ? asked.filter(({ type }) => type !== 'EndAbandoned') : asked,
    ),
    /holds nothing for ever|asks somebody/,
  ],
  [
    'either party lifts every suspension',
    deciding((command, state) =>
      E.map((events: ReadonlyArray<OnboardingEvent>) =>
        events.map((event) =>
          event.type === 'Resumed'
            ? { ...event, data: { lifted: ['rescale', 'customer'] as const } }
            : event,
        ),
      )(decide(command, state)),
    ),
    /suspended exactly/,
  ],
  [
    'a repeated report verifies anew',
    deciding((command, state) =>
      command.type === 'ReportStack' && hasStack(state)
        ? E.right([
            {
              type: 'StackReported',
              schemaVersion: 2,
              at: command.at,
              by: command.by,
              data: { stack: command.data.stack },
            },
          ])
        : decide(command, state),
    ),
    /changes nothing the second time/,
  ],
]

describe('the explorer', () => {
  it.each(plants)(
    'finds that %s',
    (_plant, decider, rule) => {
      const { violations } = explore({ mostStates: 20_000, sought: rule, decider })
      expect(violations.map((violation) => violation.rule).join('\n')).toMatch(rule)
    },
    120_000,
  )
})
