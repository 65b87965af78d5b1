/**
 * Ports whose every call is a scheduling point, before and after its effect: another actor may run,
 * or the process may crash there.
 */
import type { RescaleCloud, RescalePorts } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

/** Before or after a call, where another actor may run or the process may crash. */
export interface SchedulingPoint {
  readonly when: 'before' | 'after'
  /** Whether the call changes an account: its effect precedes its record. */
  readonly isWrite: boolean
}

/** Called at each point. */
export interface Interruptions {
  /** Resolves when the actor may continue; possibly never. */
  readonly point: (at: SchedulingPoint) => Promise<void>
  /** Whether AWS does not show recent changes yet. */
  readonly isBlind: () => boolean
}

type Operation = (input: never) => TaskEither<unknown, unknown>

const isOperation = (value: unknown): value is Operation => typeof value === 'function'

const writes: ReadonlySet<string> = new Set([
  'requestPeering',
  'deletePeering',
  'installRoutes',
  'removeRoutes',
  'allowPeeringDns',
])

const interrupted =
  (operation: string, { point }: Pick<Interruptions, 'point'>) =>
  <A>(task: () => Promise<A>) =>
  async (): Promise<A> => {
    const isWrite = writes.has(operation)
    await point({ when: 'before', isWrite })
    const result = await task()
    await point({ when: 'after', isWrite })
    return result
  }

/** Returns a port whose calls are scheduling points. */
export const interruptedPort = <Port extends object>(
  port: Port,
  interruptions: Pick<Interruptions, 'point'>,
): Port => {
  const wrapped = Object.entries(port).map(([name, member]: readonly [string, unknown]) => {
    if (!isOperation(member)) return [name, member] as const
    const interrupt = interrupted(name, interruptions)
    // `streams` is itself a task; every other member returns a task.
    return name === 'streams'
      ? ([name, interrupt(member as unknown as () => Promise<unknown>)] as const)
      : ([name, (input: never) => interrupt(member(input))] as const)
  })
  return { ...port, ...Object.fromEntries(wrapped) }
}

const blinded = (cloud: RescaleCloud, { isBlind }: Interruptions): RescaleCloud => ({
  ...cloud,
  describePeerings: (input) => async () =>
    isBlind() ? E.right([]) : cloud.describePeerings(input)(),
})

/** Returns Rescale's ports for one worker. */
export const interruptedPorts = (
  ports: RescalePorts,
  interruptions: Interruptions,
): RescalePorts => ({
  ...ports,
  store: interruptedPort(ports.store, interruptions),
  directory: interruptedPort(ports.directory, interruptions),
  rescaleCloud: interruptedPort(blinded(ports.rescaleCloud, interruptions), interruptions),
  customerCloud: interruptedPort(ports.customerCloud, interruptions),
})
