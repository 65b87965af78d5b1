/**
 * One-line steps of the cases: a task must succeed, at the latest when the world has settled; or it
 * must fail.
 */
import type { AccessRefused, CustomerCloudError, Failure } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { expect, it } from 'vitest'

import type { CloudPoint, CloudScene, LaxerPoints, MakeScene } from './CloudScene.ts'

/** Declares a case on a new scene, with the behaviour that it depends on. */
export type DeclareCase = (
  title: string,
  run: (scene: CloudScene) => Promise<void>,
  restsOn?: ReadonlyArray<CloudPoint>,
) => void

/**
 * Returns a function that declares cases for an implementation: a case that depends on missing
 * behaviour is listed with the reason, not run.
 */
export const declareCases =
  (makeScene: MakeScene, laxer: LaxerPoints): DeclareCase =>
  (title, run, restsOn = []) => {
    const reasons = restsOn.flatMap((point) => laxer[point] ?? [])
    const why = reasons.length === 0 ? '' : ` (not shown here: ${reasons.join('; ')})`
    it.skipIf(why !== '')(`${title}${why}`, async () => {
      await run(await makeScene())
    })
  }

/** Runs a task that must succeed at once. */
export const succeed = async <A>(task: TaskEither<CustomerCloudError, A>): Promise<A> => {
  const result = await task()
  if (E.isRight(result)) return result.right
  return expect.unreachable(`it failed: ${JSON.stringify(result.left)}`)
}

const leftOf = async <A>(task: TaskEither<CustomerCloudError, A>): Promise<CustomerCloudError> => {
  const result = await task()
  if (E.isLeft(result)) return result.left
  return expect.unreachable(`it succeeded: ${JSON.stringify(result.right)}`)
}

/** Runs a task that must fail, after waiting for changes to settle. */
export const refused = async <A>(task: TaskEither<CustomerCloudError, A>): Promise<Failure> => {
  const error = await leftOf(task)
  return error._tag === 'Failure'
    ? error
    : expect.unreachable(`access was refused: ${JSON.stringify(error)}`)
}

/** Runs a task that the customer's account must refuse. */
export const accessRefused = async <A>(
  task: TaskEither<CustomerCloudError, A>,
): Promise<AccessRefused> => {
  const error = await leftOf(task)
  return error._tag === 'AccessRefused'
    ? error
    : expect.unreachable(`it failed otherwise: ${JSON.stringify(error)}`)
}

const attemptsAtMost = 5

const isPassing = (error: CustomerCloudError): boolean =>
  error._tag === 'Failure' && error.retryable

/** Runs a task that must succeed; retries retryable failures after the world has settled. */
export const settled = async <A>(
  scene: CloudScene,
  task: TaskEither<CustomerCloudError, A>,
  attempts: number = attemptsAtMost,
): Promise<A> => {
  const result = await task()
  if (E.isLeft(result) && isPassing(result.left) && attempts > 1) {
    await scene.settle()
    return settled(scene, task, attempts - 1)
  }
  await scene.settle()
  return succeed(() => Promise.resolve(result))
}

/** Runs a task that must fail permanently. */
export const refusedForGood = async <A>(
  scene: CloudScene,
  task: TaskEither<CustomerCloudError, A>,
  attempts: number = attemptsAtMost,
): Promise<Failure> => {
  const failed = await refused(task)
  if (!failed.retryable) return failed
  expect(attempts, `it stays retryable: ${JSON.stringify(failed)}`).toBeGreaterThan(1)
  await scene.settle()
  return refusedForGood(scene, task, attempts - 1)
}

/** Makes the next call of an action fail; a scene without faults must declare that. */
export const strike = (
  scene: CloudScene,
  ...fault: Parameters<NonNullable<CloudScene['strike']>>
): void => {
  if (scene.strike === undefined) {
    expect.unreachable('the scene lets nothing go wrong, and gives no reason')
  } else scene.strike(...fault)
}
