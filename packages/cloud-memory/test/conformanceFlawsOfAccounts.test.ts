/** Mistakes about what is in the customer's account and who may see it, which the suite sees. */
import type { AccessRefused, CustomerCloudError, Failure, RescaleCloud } from '@byoa/application'
import type { StackResource } from '@byoa/core/cloudformation'
import { type PeeringId, partsOfRoleArn, renderRoleArn } from '@byoa/core/iam/identity'
import type { PeeringSnapshot } from '@byoa/core/inspection'
import type { AvailabilityZone } from '@byoa/core/network'
import type { Leftover, StackReport } from '@byoa/core/onboarding'
import type { CloudScene } from '@byoa/testing/cloud-conformance'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { type Flaws, declareFlaws, failed } from './Flaw.ts'

type Task<A> = TE.TaskEither<Failure, A>

// access

/** Changes what describing a VPC answers when it is refused. */
const onRefusal =
  (change: (refusal: AccessRefused) => CustomerCloudError): Flaws[string] =>
  ({ customerCloud }) => ({
    customerCloud: {
      describeVpc: (input) =>
        TE.mapLeft((error: CustomerCloudError) =>
          error._tag === 'AccessRefused' ? change(error) : error,
        )(customerCloud.describeVpc(input)),
    },
  })

const accessFlaws: Flaws = {
  'takes a refusal for a failure': onRefusal(() => failed('CustomerCloud.describeVpc')),
  'names no action': onRefusal((refusal) => ({ ...refusal, action: '' })),
  'names AssumeRole whatever was refused': onRefusal((refusal) => ({
    ...refusal,
    action: 'sts:AssumeRole',
  })),
  'names the call whatever was refused': onRefusal((refusal) => ({
    ...refusal,
    action: 'ec2:DescribeVpcs',
  })),
  'drops the words of AWS': onRefusal((refusal) => ({ ...refusal, message: '' })),
  'goes on seeing what it saw before': ({ customerCloud }) => {
    let first: Awaited<ReturnType<ReturnType<CloudScene['customerCloud']['describeVpc']>>>
    return {
      customerCloud: {
        describeVpc: (input) => async () => {
          if (first === undefined || E.isLeft(first) || O.isNone(first.right)) {
            first = await customerCloud.describeVpc(input)()
          }
          return first
        },
      },
    }
  },
  'never sees anything again after a refusal': ({ customerCloud }) => {
    let refusal: E.Either<CustomerCloudError, never> | undefined
    return {
      customerCloud: {
        describeVpc: (input) => async () => {
          if (refusal !== undefined) return refusal
          const seen = await customerCloud.describeVpc(input)()
          if (E.isLeft(seen)) refusal = seen
          return seen
        },
      },
    }
  },
}

// the trust policy and the role

const trustFlaws: Flaws = {
  'finds a role by its name alone': ({ customerConsole }) => ({
    customerConsole: {
      readTrustPolicy: ({ region, roleArn }) =>
        customerConsole.readTrustPolicy({
          region,
          roleArn: renderRoleArn({ ...partsOfRoleArn(roleArn), path: '/' }),
        }),
    },
  }),
  'fails when there is no role': ({ customerConsole }) => ({
    customerConsole: {
      readTrustPolicy: (input) =>
        TE.filterOrElse(O.isSome<string>, () => failed('CustomerConsole.readTrustPolicy'))(
          customerConsole.readTrustPolicy(input),
        ),
    },
  }),
  'reads the policy of the template': ({ customerConsole }) => {
    let first: Awaited<ReturnType<Task<O.Option<string>>>> | undefined
    return {
      customerConsole: {
        readTrustPolicy: (input) => async () => {
          first ??= await customerConsole.readTrustPolicy(input)()
          return first
        },
      },
    }
  },
  'reads no policy through the role': () => ({
    customerCloud: { readTrustPolicy: () => TE.right('{}') },
  }),
  'takes a refusal to read it for a failure': () => ({
    customerCloud: { readTrustPolicy: () => TE.left(failed('CustomerCloud.readTrustPolicy')) },
  }),
}

const restorationFlaws: Flaws = {
  'restores nothing': () => ({ customerConsole: { restoreRole: () => TE.right(undefined) } }),
  'restores the trust only': ({ customerConsole }) => ({
    customerConsole: {
      restoreRole: ({ role, ...input }) =>
        customerConsole.restoreRole({ ...input, role: { ...role, policies: [] } }),
    },
  }),
  'restores the policies only': ({ customerConsole }) => ({
    customerConsole: {
      restoreRole: (input) => async () => {
        const present = await customerConsole.readTrustPolicy(input)()
        if (E.isLeft(present)) return present
        const trustPolicy = O.toUndefined(present.right) ?? input.role.trustPolicy
        return customerConsole.restoreRole({ ...input, role: { ...input.role, trustPolicy } })()
      },
    },
  }),
  'makes no role': ({ customerConsole }) => ({
    customerConsole: {
      restoreRole: (input) => async () => {
        const present = await customerConsole.readTrustPolicy(input)()
        return E.isRight(present) && O.isNone(present.right)
          ? E.right(undefined)
          : customerConsole.restoreRole(input)()
      },
    },
  }),
  'says that a malformed policy was written': ({ customerConsole }) => ({
    customerConsole: {
      restoreRole: (input) =>
        TE.orElse((): Task<void> => TE.right(undefined))(customerConsole.restoreRole(input)),
    },
  }),
}

// the peerings of an onboarding

/** Requests peerings, and remembers which. */
const remembering = (
  rescaleCloud: RescaleCloud,
): {
  readonly requested: ReadonlySet<PeeringId>
  readonly requestPeering: RescaleCloud['requestPeering']
} => {
  const requested = new Set<PeeringId>()
  return {
    requested,
    requestPeering: (input) =>
      TE.map((peering: PeeringSnapshot) => {
        requested.add(peering.peeringId)
        return peering
      })(rescaleCloud.requestPeering(input)),
  }
}

const onFound =
  (
    change: (
      found: ReadonlyArray<PeeringSnapshot>,
      requested: ReadonlySet<PeeringId>,
    ) => ReadonlyArray<PeeringSnapshot>,
  ): Flaws[string] =>
  ({ rescaleCloud }) => {
    const { requested, requestPeering } = remembering(rescaleCloud)
    return {
      rescaleCloud: {
        requestPeering,
        findPeerings: (input) =>
          TE.map((found: ReadonlyArray<PeeringSnapshot>) => change(found, requested))(
            rescaleCloud.findPeerings(input),
          ),
      },
    }
  }

const onboardingPeeringFlaws: Flaws = {
  'finds none': onFound(() => []),
  'looks for the tag only': ({ rescaleCloud }) => ({
    rescaleCloud: {
      findPeerings: ({ customerVpcId: _unused, ...input }) => rescaleCloud.findPeerings(input),
    },
  }),
  'looks for the pair only': ({ rescaleCloud }) => ({
    rescaleCloud: {
      findPeerings: (input) => async () => {
        const { customerVpcId, ...byTag } = input
        const all = await rescaleCloud.findPeerings(input)()
        const tagged = await rescaleCloud.findPeerings(byTag)()
        if (E.isLeft(all) || E.isLeft(tagged)) return all
        if (customerVpcId === undefined) return E.right([])
        const ids = tagged.right.map(({ peeringId }) => peeringId)
        return E.right(all.right.filter(({ peeringId }) => !ids.includes(peeringId)))
      },
    },
  }),
  'finds only what it requested': onFound((found, requested) =>
    found.filter(({ peeringId }) => requested.has(peeringId)),
  ),
  'finds live ones only': onFound((found) => found.filter(({ status }) => status !== 'deleted')),
  'finds some twice': onFound((found) => [...found, ...found.slice(0, 1)]),
  'finds everything that it ever requested': ({ rescaleCloud }) => {
    const { requested, requestPeering } = remembering(rescaleCloud)
    return {
      rescaleCloud: {
        requestPeering,
        findPeerings: ({ region }) =>
          rescaleCloud.describePeerings({ region, peeringIds: [...requested] }),
      },
    }
  },
  'cannot end what the customer requested': ({ rescaleCloud }) => {
    const { requested, requestPeering } = remembering(rescaleCloud)
    return {
      rescaleCloud: {
        requestPeering,
        deletePeering: (input) =>
          requested.has(input.peeringId) ? rescaleCloud.deletePeering(input) : TE.right(undefined),
      },
    }
  },
}

// replacing the stack, and what depends on it

const replacementFlaws: Flaws = {
  'does not name the stack': ({ customerConsole }) => ({
    customerConsole: {
      runStack: (input) =>
        TE.map(({ stackId: _id, stackName: _name, ...report }: StackReport) => report)(
          customerConsole.runStack(input),
        ),
    },
  }),
  'only runs what it should replace': ({ customerConsole }) => ({
    customerConsole: { replaceStack: customerConsole.runStack },
  }),
  'replaces whatever is in the VPC': ({ customerConsole }) => ({
    customerConsole: {
      replaceStack: (input) => async () => {
        const deleted = await customerConsole.deleteStack(input)()
        return E.isLeft(deleted) ? deleted : customerConsole.runStack(input)()
      },
    },
  }),
  'replaces the replacement': ({ customerConsole }) => ({
    customerConsole: {
      replaceStack: ({ stackId: _meant, ...input }) => customerConsole.replaceStack(input),
    },
  }),
  'replaces nothing again once that failed': ({ customerConsole }) => {
    let failure: E.Either<Failure, never> | undefined
    return {
      customerConsole: {
        replaceStack: (input) => async () => {
          if (failure !== undefined) return failure
          const replaced = await customerConsole.replaceStack(input)()
          if (E.isLeft(replaced) && !replaced.left.retryable) failure = replaced
          return replaced
        },
      },
    }
  },
  'ends the peering before it looks': ({ customerConsole, rescaleCloud }) => {
    let last: PeeringId | undefined
    return {
      rescaleCloud: {
        requestPeering: (input) =>
          TE.map((peering: PeeringSnapshot) => {
            last = peering.peeringId
            return peering
          })(rescaleCloud.requestPeering(input)),
      },
      customerConsole: {
        replaceStack: (input) => async () => {
          if (last !== undefined) {
            await rescaleCloud.deletePeering({ region: input.region, peeringId: last })()
          }
          return customerConsole.replaceStack(input)()
        },
      },
    }
  },
  'does not say what is in use': ({ customerConsole }) => ({
    customerConsole: {
      runStack: (input) =>
        TE.mapLeft((failure: Failure): Failure =>
          failure.code === 'StackInUse' ? { ...failure, message: 'in use' } : failure,
        )(customerConsole.runStack(input)),
    },
  }),
  'tells the first cause that there ever was': ({ customerConsole }) => {
    let first: string | undefined
    const onFailure = <A>(task: Task<A>): Task<A> =>
      TE.mapLeft((failure: Failure): Failure => {
        if (failure.code !== 'StackFailed') return failure
        first ??= failure.message
        return { ...failure, message: first }
      })(task)
    return {
      customerConsole: {
        runStack: (input) => onFailure(customerConsole.runStack(input)),
        deleteStack: (input) => onFailure(customerConsole.deleteStack(input)),
      },
    }
  },
  'lists no resources': () => ({
    customerConsole: { describeStackResources: () => TE.right([]) },
  }),
  'fails to list the resources of no stack': ({ customerConsole }) => ({
    customerConsole: {
      describeStackResources: (input) =>
        TE.filterOrElse(
          (resources: ReadonlyArray<StackResource>) => resources.length > 0,
          () => failed('CustomerConsole.describeStackResources'),
        )(customerConsole.describeStackResources(input)),
    },
  }),
  'associates no block': () => ({
    customerConsole: { associateCidr: () => TE.right(undefined) },
  }),
  'associates a block once only': ({ customerConsole }) => {
    const associated = new Set<string>()
    return {
      customerConsole: {
        associateCidr: (input) => async () => {
          const isKnown = associated.has(input.cidr)
          associated.add(input.cidr)
          return isKnown
            ? E.left(failed('CustomerConsole.associateCidr'))
            : customerConsole.associateCidr(input)()
        },
      },
    }
  },
}

/** Changes what depends on a stack, or what is left of it. */
const onLeftovers =
  (
    operation: 'findDependants' | 'findLeftovers',
    change: (found: ReadonlyArray<Leftover>) => ReadonlyArray<Leftover>,
  ): Flaws[string] =>
  ({ customerConsole }) => ({
    customerConsole: {
      [operation]: (input: never) => TE.map(change)(customerConsole[operation](input)),
    },
  })

const without =
  (type: string) =>
  (found: ReadonlyArray<Leftover>): ReadonlyArray<Leftover> =>
    found.filter(({ resourceType }) => resourceType !== type)

const leftoverFlaws: Flaws = {
  'sees no dependants': onLeftovers('findDependants', () => []),
  'sees no peerings that depend': onLeftovers('findDependants', without('vpc-peering-connection')),
  'sees no security groups that depend': onLeftovers('findDependants', without('security-group')),
  'takes what the stack made for a dependant': ({ customerConsole }) => ({
    customerConsole: {
      findDependants: (input) =>
        TE.map((resources: ReadonlyArray<StackResource>) =>
          resources.map(({ resourceType, physicalId: resourceId }) => ({
            resourceType,
            resourceId,
          })),
        )(customerConsole.describeStackResources(input)),
    },
  }),
  'leaves out the role': onLeftovers('findLeftovers', without('role')),
  'leaves out the stack': onLeftovers('findLeftovers', without('stack')),
  'leaves out security groups': onLeftovers('findLeftovers', without('security-group')),
  'finds the role by its name alone': ({ customerConsole }) => ({
    customerConsole: {
      findLeftovers: ({ roleArn, ...input }) =>
        customerConsole.findLeftovers(
          roleArn === undefined
            ? input
            : { ...input, roleArn: renderRoleArn({ ...partsOfRoleArn(roleArn), path: '/' }) },
        ),
    },
  }),
  'takes the tags of every connection': ({ customerConsole }) => ({
    customerConsole: {
      findLeftovers: (input) => async () => {
        const own = await customerConsole.findLeftovers(input)()
        const other = { ...input, connectionName: 'globex' }
        const others = await customerConsole.findLeftovers(other)()
        if (E.isLeft(own) || E.isLeft(others)) return own
        const all = [...own.right, ...others.right]
        return E.right([...new Map(all.map((one) => [one.resourceId, one])).values()])
      },
    },
  }),
  'looks for no tags without a VPC': ({ customerConsole }) => ({
    customerConsole: {
      findLeftovers: (input) =>
        input.vpcId === undefined ? TE.right([]) : customerConsole.findLeftovers(input),
    },
  }),
}

// zones

/** Changes which zones the account is said to see. */
const onZones =
  (
    change: (zones: ReadonlyArray<AvailabilityZone>) => ReadonlyArray<AvailabilityZone>,
  ): Flaws[string] =>
  ({ customerConsole }) => ({
    customerConsole: {
      listZones: (input) => TE.map(change)(customerConsole.listZones(input)),
    },
  })

const zoneFlaws: Flaws = {
  'lists no zones': onZones(() => []),
  'lists the first zone of two again': onZones((zones) => [...zones, ...zones.slice(0, 1)]),
  'lists a Local Zone': onZones((zones) => [
    ...zones,
    { zoneId: 'use1-bos1-az1', zoneName: 'us-east-1-bos-1a' },
  ]),
  'lists the zones of another Region': onZones((zones) =>
    zones.map(({ zoneId, zoneName }) => ({ zoneId: zoneId.replace('use1', 'use2'), zoneName })),
  ),
  'gives each zone the name of another': onZones((zones) =>
    zones.map(({ zoneId }, index) => ({
      zoneId,
      zoneName: zones[(index + 1) % zones.length]?.zoneName ?? '',
    })),
  ),
  'leaves out the zones that a stack uses': onZones((zones) => zones.slice(2)),
}

declareFlaws([
  ['zones', zoneFlaws],
  ['access', accessFlaws],
  ['the trust policy', trustFlaws],
  ['the restored role', restorationFlaws],
  ['the peerings of an onboarding', onboardingPeeringFlaws],
  ['replaced stacks', replacementFlaws],
  ['dependants and leftovers', leftoverFlaws],
])
