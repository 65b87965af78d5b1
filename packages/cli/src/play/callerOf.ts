import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts'
import type { Failure } from '@byoa/application'
import { classifyAwsError } from '@byoa/cloud-aws'
import * as E from 'fp-ts/lib/Either.js'

/**
 * Asks AWS whose credentials a client has; the answer is an account id, and needs no permission.
 */
export const callerOf = async (sts: STSClient): Promise<E.Either<Failure, string>> => {
  try {
    const { Account } = await sts.send(new GetCallerIdentityCommand({}))
    return E.right(Account ?? 'unknown')
  } catch (error) {
    return E.left(classifyAwsError(error, 'sts:GetCallerIdentity'))
  }
}
