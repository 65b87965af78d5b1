import { pipe } from 'fp-ts/lib/function.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from './Aws.ts'
import type { ActionName, AwsError } from './AwsError.ts'

/** Wraps a call: for a log, a budget, a planned fault. */
export type Around = <Output>(
  action: ActionName,
  call: TaskEither<AwsError, Output>,
) => TaskEither<AwsError, Output>

type AnyCall = (input: never) => TaskEither<AwsError, unknown>

const actionOf = (prefix: string, name: string): ActionName =>
  `${prefix}:${name.charAt(0).toUpperCase()}${name.slice(1)}`

/** Wraps every call of a service. The returned record has the same calls. */
const interceptService = <Service extends object>(
  prefix: string,
  service: Service,
  around: Around,
): Service => {
  const calls = Object.entries<AnyCall>(service as Readonly<Record<string, AnyCall>>)
  const wrapped = calls.map(([name, call]): readonly [string, AnyCall] => [
    name,
    (input) => around(actionOf(prefix, name), call(input)),
  ])
  return Object.fromEntries(wrapped) as Service
}

/** Returns an AWS with every call wrapped, also in the sessions that it opens. */
export const interceptAws = (aws: Aws, around: Around): Aws => ({
  region: aws.region,
  ec2: interceptService('ec2', aws.ec2, around),
  iam: interceptService('iam', aws.iam, around),
  cloudFormation: interceptService('cloudformation', aws.cloudFormation, around),
  sts: interceptService('sts', aws.sts, around),
  assumeRole: (input) =>
    pipe(
      around('sts:AssumeRole', aws.assumeRole(input)),
      TE.map((session) => ({ ...session, aws: interceptAws(session.aws, around) })),
    ),
})
