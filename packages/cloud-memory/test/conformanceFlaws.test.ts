/**
 * What the suite of the cloud ports is worth: mistakes that an implementation could make, and that
 * it sees.
 */
import type { CustomerCloudError, Failure, RescaleCloud } from '@byoa/application'
import type { PeeringId } from '@byoa/core/iam/identity'
import type { PeeringSnapshot, VpcSnapshot } from '@byoa/core/inspection'
import type { Leftover, StackReport } from '@byoa/core/onboarding'
import type { CloudScene } from '@byoa/testing/cloud-conformance'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it } from 'vitest'

import { type Flaw, type Flaws, declareFlaws, failed, firstToSee } from './Flaw.ts'

// the role

const probeFlaws: Flaws = {
  'presents an ID where it should present none': ({ rescaleCloud }) => {
    let last: string | undefined
    return {
      rescaleCloud: {
        probeRole: (input) => {
          last = input.externalId ?? last
          return rescaleCloud.probeRole(last === undefined ? input : { ...input, externalId: last })
        },
      },
    }
  },
  'takes a refusal for a failure': ({ rescaleCloud }) => ({
    rescaleCloud: {
      probeRole: (input) =>
        TE.filterOrElse(
          (answer) => answer === 'allowed',
          () => failed('RescaleCloud.probeRole'),
        )(rescaleCloud.probeRole(input)),
    },
  }),
  'refuses everybody': () => ({ rescaleCloud: { probeRole: () => TE.right('refused') } }),
  'writes IDs in lower case': ({ rescaleCloud }) => ({
    rescaleCloud: {
      probeRole: ({ externalId, ...input }) =>
        rescaleCloud.probeRole(
          externalId === undefined ? input : { ...input, externalId: externalId.toLowerCase() },
        ),
    },
  }),
}

// peerings

/** Changes what is answered about peerings. */
const onPeerings =
  (
    change: (
      found: Awaited<ReturnType<ReturnType<RescaleCloud['describePeerings']>>>,
      asked: ReadonlyArray<PeeringId>,
    ) => Awaited<ReturnType<ReturnType<RescaleCloud['describePeerings']>>>,
  ): Flaw =>
  ({ rescaleCloud }) => ({
    rescaleCloud: {
      describePeerings: (input) => async () =>
        change(await rescaleCloud.describePeerings(input)(), input.peeringIds),
    },
  })

const peeringFlaws: Flaws = {
  'requests another peering each time': ({ rescaleCloud }) => {
    let last: PeeringId | undefined
    return {
      rescaleCloud: {
        requestPeering: (input) => async () => {
          const { region } = input
          if (last !== undefined) {
            await rescaleCloud.deletePeering({ region, peeringId: last })()
          }
          const requested = await rescaleCloud.requestPeering(input)()
          if (E.isRight(requested)) last = requested.right.peeringId
          return requested
        },
      },
    }
  },
  'holds on to the first peering of a pair': ({ rescaleCloud }) => {
    let first: Awaited<ReturnType<ReturnType<RescaleCloud['requestPeering']>>> | undefined
    return {
      rescaleCloud: {
        requestPeering: (input) => async () => {
          first ??= await rescaleCloud.requestPeering(input)()
          return first
        },
      },
    }
  },
  'takes a request that failed for a failure': onPeerings(
    E.filterOrElse(
      (found) => found.every(({ status }) => status !== 'failed'),
      () => failed('RescaleCloud.describePeerings'),
    ),
  ),
  'describes the first peering only': onPeerings(E.map((found) => found.slice(0, 1))),
  'fails when one of many peerings is not there': onPeerings((found, asked) =>
    E.filterOrElse(
      (all: ReadonlyArray<unknown>) => all.length === asked.length,
      () => failed('RescaleCloud.describePeerings'),
    )(found),
  ),
  'leaves out peerings that have ended': onPeerings(
    E.map((found) => found.filter(({ status }) => status !== 'deleted')),
  ),
  'calls every peering active': onPeerings(
    E.map((found) => found.map((peering) => ({ ...peering, status: 'active' }))),
  ),
  'drops the message': onPeerings(
    E.map((found) => found.map((peering) => ({ ...peering, message: '' }))),
  ),
  'drops the end of a request': onPeerings(
    E.map((found) =>
      found.map(({ peeringId, status, message }) => ({ peeringId, status, message })),
    ),
  ),
  'fails to delete what has ended': ({ rescaleCloud }) => ({
    rescaleCloud: {
      deletePeering:
        ({ region, peeringId }) =>
        async () => {
          const seen = await rescaleCloud.describePeerings({ region, peeringIds: [peeringId] })()
          const isLive = E.isRight(seen) && seen.right[0]?.status === 'active'
          return isLive
            ? rescaleCloud.deletePeering({ region, peeringId })()
            : E.left(failed('RescaleCloud.deletePeering'))
        },
    },
  }),
  'says that it deleted, and did not': () => ({
    rescaleCloud: { deletePeering: () => TE.right(undefined) },
  }),
}

// acceptance

const acceptanceFlaws: Flaws = {
  'accepts whoever asks': ({ customerConsole, rescale }) => ({
    customerConsole: {
      acceptPeering: (input) =>
        customerConsole.acceptPeering({
          ...input,
          rescaleAccountId: rescale.accountId,
          rescaleVpcId: rescale.vpcId,
        }),
    },
  }),
  'looks at the account of the requester only': ({ customerConsole, rescale }) => ({
    customerConsole: {
      acceptPeering: (input) =>
        customerConsole.acceptPeering({ ...input, rescaleVpcId: rescale.vpcId }),
    },
  }),
  'looks at the VPC of the requester only': ({ customerConsole, rescale }) => ({
    customerConsole: {
      acceptPeering: (input) =>
        customerConsole.acceptPeering({ ...input, rescaleAccountId: rescale.accountId }),
    },
  }),
  'fails to accept twice': ({ customerConsole }) => {
    const accepted = new Set<PeeringId>()
    return {
      customerConsole: {
        acceptPeering: (input) => async () => {
          if (accepted.has(input.peeringId)) {
            return E.left(failed('CustomerConsole.acceptPeering'))
          }
          const done = await customerConsole.acceptPeering(input)()
          if (E.isRight(done)) accepted.add(input.peeringId)
          return done
        },
      },
    }
  },
  'leaves whatever peering it is asked to': ({ customerConsole, rescale }) => ({
    customerConsole: {
      deletePeering: (input) =>
        customerConsole.deletePeering({
          ...input,
          rescaleAccountId: rescale.accountId,
          rescaleVpcId: rescale.vpcId,
        }),
    },
  }),
  'leaves nothing': () => ({
    customerConsole: { deletePeering: () => TE.right(undefined) },
  }),
  'gives up on what is not visible yet': ({ customerConsole }) => ({
    customerConsole: {
      acceptPeering: (input) =>
        TE.mapLeft((failure: Failure): Failure => ({ ...failure, retryable: false }))(
          customerConsole.acceptPeering(input),
        ),
    },
  }),
}

// routes

type Tables = VpcSnapshot['routeTables']

const peeringsIn = (tables: Tables, state?: 'blackhole'): ReadonlyArray<PeeringId> =>
  tables.flatMap(({ routes }) =>
    routes.flatMap((route) =>
      route.target.kind === 'peering' && (state === undefined || route.state === state)
        ? [route.target.peeringId]
        : [],
    ),
  )

const blackholePeerings = (tables: Tables): ReadonlyArray<PeeringId> =>
  peeringsIn(tables, 'blackhole')

const routeFlaws: Flaws = {
  'adds the first destination only': ({ customerConsole }) => ({
    customerConsole: {
      installRoutes: (input) =>
        customerConsole.installRoutes({ ...input, destinations: input.destinations.slice(0, 1) }),
    },
  }),
  'adds to the first table only': ({ customerConsole }) => ({
    customerConsole: {
      installRoutes: (input) =>
        customerConsole.installRoutes({ ...input, routeTableIds: input.routeTableIds.slice(0, 1) }),
    },
  }),
  'fails when one of many tables is not there': ({ rescaleCloud }) => ({
    rescaleCloud: {
      installRoutes: (input) => async () => {
        const tables = await rescaleCloud.describeRouteTables(input)()
        if (E.isLeft(tables)) return tables
        return tables.right.length === input.routeTableIds.length
          ? rescaleCloud.installRoutes(input)()
          : E.left(failed('RescaleCloud.installRoutes'))
      },
    },
  }),
  'replaces no blackholes': ({ customerConsole }) => ({
    customerConsole: {
      installRoutes: (input) => async () => {
        const tables = await customerConsole.removeRoutes({ ...input, peeringIds: [] })()
        return E.isRight(tables) && blackholePeerings(tables.right).length > 0
          ? tables
          : customerConsole.installRoutes(input)()
      },
    },
  }),
  'replaces blackholes over requests that still wait': ({ customerConsole }) => ({
    customerConsole: {
      installRoutes: (input) => async () => {
        const tables = await customerConsole.removeRoutes({ ...input, peeringIds: [] })()
        if (E.isLeft(tables)) return tables
        const peeringIds = blackholePeerings(tables.right)
        await customerConsole.removeRoutes({ ...input, peeringIds })()
        return customerConsole.installRoutes(input)()
      },
    },
  }),
  'replaces routes to living peerings': ({ customerConsole }) => ({
    customerConsole: {
      installRoutes: (input) => async () => {
        const tables = await customerConsole.removeRoutes({ ...input, peeringIds: [] })()
        if (E.isLeft(tables)) return tables
        const peeringIds = peeringsIn(tables.right).filter((id) => id !== input.peeringId)
        await customerConsole.removeRoutes({ ...input, peeringIds })()
        return customerConsole.installRoutes(input)()
      },
    },
  }),
  'is silent about a peering that is not there': ({ customerConsole }) => ({
    customerConsole: {
      installRoutes: (input) =>
        TE.orElse(() => customerConsole.removeRoutes({ ...input, peeringIds: [] }))(
          customerConsole.installRoutes(input),
        ),
    },
  }),
  'removes every route to a peering': ({ rescaleCloud }) => ({
    rescaleCloud: {
      removeRoutes: (input) => async () => {
        const tables = await rescaleCloud.describeRouteTables(input)()
        if (E.isLeft(tables)) return tables
        return rescaleCloud.removeRoutes({ ...input, peeringIds: peeringsIn(tables.right) })()
      },
    },
  }),
  'answers with the tables as they were': ({ rescaleCloud }) => ({
    rescaleCloud: {
      installRoutes: (input) => async () => {
        const before = await rescaleCloud.describeRouteTables(input)()
        const after = await rescaleCloud.installRoutes(input)()
        return E.isLeft(after) ? after : before
      },
    },
  }),
  'calls every route active': ({ customerConsole }) => ({
    customerConsole: {
      installRoutes: (input) =>
        TE.map((tables: Tables) =>
          tables.map((table) => ({
            ...table,
            routes: table.routes.map((route) => ({ ...route, state: 'active' as const })),
          })),
        )(customerConsole.installRoutes(input)),
    },
  }),
}

const tableFlaws: Flaws = {
  'shows Rescale tables without routes': ({ customerCloud }) => ({
    customerCloud: {
      describeRouteTables: (input) =>
        TE.map((tables: Tables) => tables.map((table) => ({ ...table, routes: [] })))(
          customerCloud.describeRouteTables(input),
        ),
    },
  }),
  'fails when one of many tables is not there': ({ rescaleCloud }) => ({
    rescaleCloud: {
      describeRouteTables: (input) =>
        TE.filterOrElse(
          (tables: Tables) => tables.length === input.routeTableIds.length,
          () => failed('RescaleCloud.describeRouteTables'),
        )(rescaleCloud.describeRouteTables(input)),
    },
  }),
  'removes no blackholes': ({ rescaleCloud }) => ({
    rescaleCloud: {
      removeRoutes: (input) => async () => {
        const { region, peeringIds } = input
        const seen = await rescaleCloud.describePeerings({ region, peeringIds })()
        if (E.isLeft(seen)) return seen
        const live = seen.right.filter(({ status }) => status === 'active')
        const ids = live.map(({ peeringId }) => peeringId)
        return rescaleCloud.removeRoutes({ ...input, peeringIds: ids })()
      },
    },
  }),
  'removes nothing': ({ customerConsole }) => ({
    customerConsole: {
      removeRoutes: (input) => customerConsole.removeRoutes({ ...input, peeringIds: [] }),
    },
  }),
  'says that routes are added though nobody answered': ({ customerConsole }) => ({
    customerConsole: {
      installRoutes: (input) =>
        TE.orElse(() => customerConsole.removeRoutes({ ...input, peeringIds: [] }))(
          customerConsole.installRoutes(input),
        ),
    },
  }),
}

// failures

/** Changes the failures of every operation. */
const onFailures =
  (change: (failure: Failure) => Failure): Flaw =>
  (scene) => {
    const changed = (error: CustomerCloudError): CustomerCloudError =>
      error._tag === 'Failure' ? change(error) : error
    const { rescaleCloud, customerCloud, customerConsole } = scene
    const wrapped = <Port extends object>(port: Port): Port =>
      Object.fromEntries(
        Object.entries(port).map(([name, operation]: [string, Operation]) => [
          name,
          (input: never) => TE.mapLeft(changed)(operation(input)),
        ]),
      ) as Port
    return {
      rescaleCloud: wrapped(rescaleCloud),
      customerCloud: wrapped(customerCloud),
      customerConsole: wrapped(customerConsole),
    }
  }

type Operation = (input: never) => TE.TaskEither<CustomerCloudError, unknown>

const failureFlaws: Flaws = {
  'takes every failure for a passing one': onFailures((failure) => ({
    ...failure,
    retryable: true,
  })),
  'takes no failure for a passing one': onFailures((failure) => ({ ...failure, retryable: false })),
  'takes a refusal for a passing failure': onFailures((failure) =>
    failure.code === 'UnauthorizedOperation' ? { ...failure, retryable: true } : failure,
  ),
  'does not say which operation failed': onFailures((failure) => ({ ...failure, operation: '' })),
  'takes silence for an empty answer': ({ rescaleCloud }) => ({
    rescaleCloud: {
      describePeerings: (input) =>
        TE.orElse(() => TE.right<Failure, ReadonlyArray<PeeringSnapshot>>([]))(
          rescaleCloud.describePeerings(input),
        ),
    },
  }),
}

// the VPC

const onVpc =
  (change: (vpc: VpcSnapshot) => Partial<VpcSnapshot>): Flaw =>
  ({ customerCloud }) => ({
    customerCloud: {
      describeVpc: (input) =>
        TE.map(O.map((vpc: VpcSnapshot) => ({ ...vpc, ...change(vpc) })))(
          customerCloud.describeVpc(input),
        ),
    },
  })

const vpcFlaws: Flaws = {
  'says that every VPC has a gateway': onVpc(() => ({ internetGatewayAttached: true })),
  'says that no VPC has a gateway': onVpc(() => ({ internetGatewayAttached: false })),
  'takes DNS host names for DNS support': onVpc(({ dnsSupport }) => ({ dnsHostnames: dnsSupport })),
  'takes DNS support for DNS host names': onVpc(({ dnsHostnames }) => ({
    dnsSupport: dnsHostnames,
  })),
  'forgets a subnet': onVpc(({ subnets }) => ({ subnets: subnets.slice(1) })),
  'forgets the blocks': onVpc(() => ({ cidrs: [] })),
  'forgets the main table': onVpc(({ routeTables }) => ({
    routeTables: routeTables.filter(({ isMain }) => !isMain),
  })),
  'forgets which subnets use which table': onVpc(({ routeTables }) => ({
    routeTables: routeTables.map((table) => ({ ...table, subnetIds: [] })),
  })),
  'fails when there is no such VPC': ({ customerCloud }) => ({
    customerCloud: {
      describeVpc: (input) =>
        TE.filterOrElseW(O.isSome<VpcSnapshot>, () => failed('CustomerCloud.describeVpc'))(
          customerCloud.describeVpc(input),
        ),
    },
  }),
}

// the stack, and what is left of it

const stackFlaws: Flaws = {
  'never updates a stack': ({ customerConsole }) => {
    let first:
      | Awaited<ReturnType<ReturnType<CloudScene['customerConsole']['runStack']>>>
      | undefined
    return {
      customerConsole: {
        runStack: (input) => async () => {
          const report = first ?? (await customerConsole.runStack(input)())
          if (E.isRight(report)) first = report
          return report
        },
      },
    }
  },
  'makes the stack anew each time': ({ customerConsole }) => ({
    customerConsole: {
      runStack: (input) => async () => {
        const deleted = await customerConsole.deleteStack(input)()
        return E.isLeft(deleted) ? deleted : customerConsole.runStack(input)()
      },
    },
  }),
  'does not say of which template the stack is': ({ customerConsole }) => ({
    customerConsole: {
      runStack: (input) =>
        TE.map(({ templateDigest: _digest, ...report }: StackReport) => report)(
          customerConsole.runStack(input),
        ),
    },
  }),
  'takes every failure for a passing one': ({ customerConsole }) => ({
    customerConsole: {
      runStack: (input) =>
        TE.mapLeft((failure: Failure): Failure => ({ ...failure, retryable: true }))(
          customerConsole.runStack(input),
        ),
    },
  }),
  'takes no failure for a passing one': ({ customerConsole }) => ({
    customerConsole: {
      runStack: (input) =>
        TE.mapLeft((failure: Failure): Failure => ({ ...failure, retryable: false }))(
          customerConsole.runStack(input),
        ),
    },
  }),
  'does not say what failed first': ({ customerConsole }) => ({
    customerConsole: {
      runStack: (input) =>
        TE.mapLeft((failure: Failure): Failure => ({ ...failure, message: 'the stack failed' }))(
          customerConsole.runStack(input),
        ),
    },
  }),
  'fails to delete a stack that is not there': ({ customerConsole }) => {
    let isThere = false
    return {
      customerConsole: {
        runStack: (input) => {
          isThere = true
          return customerConsole.runStack(input)
        },
        deleteStack: (input) => {
          const task = isThere
            ? customerConsole.deleteStack(input)
            : TE.left(failed('CustomerConsole.deleteStack'))
          isThere = false
          return task
        },
      },
    }
  },
  'says that it deleted, and did not': () => ({
    customerConsole: { deleteStack: () => TE.right(undefined) },
  }),
  'finds nothing left, ever': () => ({
    customerConsole: { findLeftovers: () => TE.right([]) },
  }),
  'finds the VPC whether it is there or not': ({ customerConsole }) => ({
    customerConsole: {
      findLeftovers: (input) =>
        TE.map((found: ReadonlyArray<Leftover>) => [
          ...found.filter(({ resourceId }) => resourceId !== input.vpcId),
          ...(input.vpcId === undefined ? [] : [{ resourceType: 'vpc', resourceId: input.vpcId }]),
        ])(customerConsole.findLeftovers(input)),
    },
  }),
  'finds the VPC only': ({ customerConsole }) => ({
    customerConsole: {
      findLeftovers: (input) =>
        TE.map((found: ReadonlyArray<Leftover>) =>
          found.filter(({ resourceType }) => resourceType === 'vpc'),
        )(customerConsole.findLeftovers(input)),
    },
  }),
  'finds things twice': ({ customerConsole }) => ({
    customerConsole: {
      findLeftovers: (input) =>
        TE.map((found: ReadonlyArray<Leftover>) => [...found, ...found])(
          customerConsole.findLeftovers(input),
        ),
    },
  }),
}

// running

declareFlaws([
  ['trust', probeFlaws],
  ['peerings', peeringFlaws],
  ['acceptance', acceptanceFlaws],
  ['routes', routeFlaws],
  ['tables', tableFlaws],
  ['failures', failureFlaws],
  ['the VPC', vpcFlaws],
  ['the stack', stackFlaws],
])

it('sees none where there is none', async () => {
  expect(await firstToSee(() => ({}))).toBeUndefined()
})
