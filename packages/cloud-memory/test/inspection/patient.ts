/** A connected pair of accounts, as the doctor reads it. */
import { agreedConnectionOf } from '@byoa/application'
import { customerConsole, noPatience, rescaleCloud } from '@byoa/cloud'
import {
  type ActionName,
  type InputOf,
  type OutputOf,
  type World,
  administratorKeyOf,
} from '@byoa/cloud-memory'
import { omitUndefined } from '@byoa/core/codec'
import type { AccountSnapshots, AgreedConnection, CheckResult } from '@byoa/core/inspection'
import { inspect, launchTermsOf } from '@byoa/core/inspection'
import { type ConnectedWorld, type MemoryWorldOptions, connectedWorld } from '@byoa/testing/world'
import * as E from 'fp-ts/lib/Either.js'

type Make = <Name extends ActionName>(action: Name, input: InputOf<Name>) => OutputOf<Name>

/** One party with its administrator's key. */
export type Actor = { readonly make: Make }

export interface Patient {
  readonly world: ConnectedWorld
  readonly agreed: AgreedConnection
  readonly customer: Make
  readonly rescale: Make
  readonly healthy: World
  /** The id of a resource of the customer's stack. */
  readonly idOf: (logicalId: string) => string
}

/** Fails when an outcome is an error. */
export const succeeded = <A>(outcome: E.Either<unknown, A>): A => {
  if (E.isRight(outcome)) return outcome.right
  throw new Error(`refused: ${JSON.stringify(outcome.left)}`)
}

const wrongExternalId = 'byoa-acme-00000000000000000000000000000000'

/** Connects the two accounts. */
export const connectedPatient = async (options?: MemoryWorldOptions): Promise<Patient> => {
  const world = await connectedWorld(options)
  const { cloud, request, state } = world
  const { accountId, region } = request
  const make =
    (key: string): Make =>
    (action, input) =>
      succeeded(cloud.call({ accessKeyId: key, region }, { action, input }))
  const customer = make(administratorKeyOf(cloud.world(), accountId))
  const rescale = make(administratorKeyOf(cloud.world(), state.rescaleVpc.accountId))
  return {
    world,
    agreed: succeeded(agreedConnectionOf(state, cloud.clock.now())),
    customer,
    rescale,
    healthy: cloud.world(),
    idOf: (LogicalResourceId) =>
      customer('DescribeStackResources', {
        StackName: state.stack.stackName ?? '',
      }).StackResources.find((one) => one.LogicalResourceId === LogicalResourceId)
        ?.PhysicalResourceId ?? 'none',
  }
}

/** Reads both accounts, each with its own party's credentials. */
export const readBoth = async ({ world, agreed }: Patient): Promise<AccountSnapshots> => {
  const { cloud, request, state } = world
  const { peeringId, rescaleVpc } = agreed
  const { region } = request
  const waiting = {
    wait: { now: () => cloud.clock.now(), sleep: () => Promise.resolve() },
    patience: noPatience,
  }
  const { roleArn, vpcId, stackName } = state.stack
  const awsFor = () => cloud.administratorAws(request.accountId, region)
  const console = customerConsole({ awsFor, newRequestToken: () => 'token', ...waiting })
  const platform = rescaleCloud({ awsFor: cloud.rescaleAws, ...waiting })
  const peering = peeringId === undefined ? {} : { peeringId }
  const stack = stackName === undefined ? {} : { stackName }
  return {
    customer: await console.readAccount({ region, roleArn, vpcId, ...stack, ...peering })(),
    rescale: await platform.readAccount({
      region,
      rescaleVpc,
      ...peering,
      role: {
        roleArn,
        externalIds: agreed.setup.externalIds,
        wrongExternalId,
        vpcId,
        ...omitUndefined({ launch: launchTermsOf(agreed) }),
      },
    })(),
  }
}

/** Inspects both accounts as they are now. */
export const examine = async (
  patient: Patient,
  agreed: AgreedConnection = patient.agreed,
): Promise<ReadonlyArray<CheckResult>> =>
  inspect(await readBoth(patient), { ...agreed, now: patient.world.cloud.clock.now() })

/** The ids of the checks that found something. */
export const foundIn = (results: ReadonlyArray<CheckResult>): ReadonlyArray<string> =>
  results.filter(({ outcome }) => outcome._tag === 'found').map(({ id }) => id)

/** The ids of the checks that could not be run. */
export const unseenIn = (results: ReadonlyArray<CheckResult>): ReadonlyArray<string> =>
  results.filter(({ outcome }) => outcome._tag === 'unseen').map(({ id }) => id)
