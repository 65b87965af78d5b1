import type { CustomerConsole } from '@byoa/application'
import type { Region, RoleArn } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type Exchange, type Send, senderOn } from './Exchange.ts'
import { acceptPeering } from './acceptPeering.ts'
import { associateCidr } from './associateCidr.ts'
import { deleteStack } from './deleteStack.ts'
import { findDependants } from './findDependants.ts'
import { findLeftovers } from './findLeftovers.ts'
import { findRole } from './findRole.ts'
import { findStackResources } from './findStack.ts'
import { installRoutes } from './installRoutes.ts'
import { type Result, portTask } from './portFailure.ts'
import { removeRoutes } from './removeRoutes.ts'
import { replaceStack } from './replaceStack.ts'
import { restoreRole } from './restoreRole.ts'
import { restoreVpc } from './restoreVpc.ts'
import { runStack } from './runStack.ts'

const readTrustPolicy = (
  send: Send,
  { roleArn }: { readonly roleArn: RoleArn },
): Result<O.Option<string>> =>
  pipe(
    findRole(send, roleArn),
    E.map((role) => O.fromNullable(role?.AssumeRolePolicyDocument)),
  )

/** The administrator of a customer's account, in memory. `accessKeyId` is the administrator's. */
export const memoryCustomerConsole = (
  exchange: Exchange,
  accessKeyId: IO<string>,
): CustomerConsole => {
  const task = <Input extends { readonly region: Region }, A>(
    name: keyof CustomerConsole,
    run: (send: Send, input: Input) => Result<A>,
  ) => {
    const operation = `CustomerConsole.${name}`
    return (input: Input) =>
      portTask(operation, () => {
        const line = { accessKeyId: accessKeyId(), region: input.region, operation }
        return run(senderOn(exchange, line), input)
      })
  }
  return {
    runStack: task('runStack', runStack),
    replaceStack: task('replaceStack', replaceStack),
    describeStackResources: task('describeStackResources', (send, { stackName }) =>
      findStackResources(send, stackName),
    ),
    restoreRole: task('restoreRole', restoreRole),
    restoreVpc: task('restoreVpc', (send, { stackName }) => restoreVpc(send, stackName)),
    readTrustPolicy: task('readTrustPolicy', (send, input) => readTrustPolicy(send, input)),
    acceptPeering: task('acceptPeering', acceptPeering),
    associateCidr: task('associateCidr', associateCidr),
    installRoutes: task('installRoutes', installRoutes),
    removeRoutes: task('removeRoutes', removeRoutes),
    findDependants: task('findDependants', (send, { stackName }) =>
      findDependants(send, stackName),
    ),
    deleteStack: task('deleteStack', (send, { stackName }) => deleteStack(send, stackName)),
    findLeftovers: task('findLeftovers', findLeftovers),
  }
}
