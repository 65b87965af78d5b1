/** The customers of a fleet, each with its own credentials, and what each does next. */
import {
  type CustomerPorts,
  type OnboardingError,
  type OnboardingStore,
  type RescalePorts,
  defaultPolicy,
  loadOnboarding,
  performCustomerIntent,
  proposeCidr,
  requestOnboarding,
} from '@byoa/application'
import { type Aws, type RescaleConfig, customerConsole, rescaleDirectory } from '@byoa/cloud'
import { newRequestToken, sdkAws, systemWait } from '@byoa/cloud-aws'
import type { Region } from '@byoa/core/iam/identity'
import { type OnboardingId, react } from '@byoa/core/onboarding'
import { fromMilliseconds } from '@byoa/core/values'
import * as literals from '@byoa/testing/world'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Sandbox, SandboxAccount } from './processes.ts'

export interface Customer {
  readonly index: number
  readonly onboardingId: OnboardingId
  readonly accountId: string
  readonly ports: CustomerPorts
}

export interface Customers {
  readonly all: ReadonlyArray<Customer>
  readonly rescale: Pick<RescalePorts, 'store' | 'directory' | 'clock' | 'policy'>
  readonly rescaleAws: Aws
}

const region = literals.region('us-east-1')

const clock = {
  now: () => {
    const now = fromMilliseconds(Date.now())
    if (E.isLeft(now)) throw new Error('no time')
    return now.right
  },
}

const awsOf = (
  endpoint: string,
  { accessKeyId, secretAccessKey }: SandboxAccount,
): ((region: Region) => Aws) => sdkAws({ endpoint, credentials: { accessKeyId, secretAccessKey } })

const idOf = (index: number): OnboardingId =>
  literals.onboardingId(`onb-${String(index + 1).padStart(16, '0')}`)

const customerAt =
  ({ endpoint }: Sandbox) =>
  (account: SandboxAccount, index: number): Customer => ({
    index,
    onboardingId: idOf(index),
    accountId: account.accountId,
    ports: {
      console: customerConsole({
        wait: systemWait,
        newRequestToken,
        awsFor: awsOf(endpoint, account),
      }),
    },
  })

export const customersOf = (
  sandbox: Sandbox,
  config: RescaleConfig,
  store: OnboardingStore,
): Customers => {
  const rescale = sandbox.accounts.find(({ party }) => party === 'rescale')
  if (rescale === undefined) throw new Error('no Rescale account')
  const awsFor = awsOf(sandbox.endpoint, rescale)
  return {
    all: sandbox.accounts.filter(({ party }) => party === 'customer').map(customerAt(sandbox)),
    rescale: {
      store,
      clock,
      policy: defaultPolicy,
      directory: rescaleDirectory({ config, awsFor }),
    },
    rescaleAws: awsFor(region),
  }
}

// turns

type Work = TaskEither<OnboardingError, unknown>

/** Two customers each propose the same block. */
const blockOf = (index: number): ReturnType<typeof literals.cidr> => {
  const pair = index >> 1
  return literals.cidr(`10.${64 + (pair % 128)}.${pair < 128 ? 0 : 128}.0/20`)
}

const requestOf = ({ index, accountId }: Customer): Parameters<typeof requestOnboarding>[2] => ({
  companyCode: literals.companyCode(`c${index}`),
  accountId: literals.accountId(accountId),
  region,
  egress: 'open',
  zoneCount: 2,
  customerNetworks: [],
})

/** What the customer does next; undefined when it is not its turn. */
export const customerWork = async (
  { rescale }: Customers,
  customer: Customer,
): Promise<Work | undefined> => {
  const { onboardingId, ports, index } = customer
  const { store } = rescale
  const loaded = await loadOnboarding(store, onboardingId)()
  if (E.isLeft(loaded)) {
    return loaded.left._tag === 'UnknownOnboarding'
      ? requestOnboarding(rescale, onboardingId, requestOf(customer))
      : undefined
  }
  const { state } = loaded.right
  const intent = react(state, clock.now()).find(({ party }) => party === 'customer')
  if (intent === undefined) return undefined
  if (intent.type !== 'ProposeCidr')
    return performCustomerIntent({ ...rescale, ...ports }, state, intent)
  return proposeCidr(rescale, onboardingId, intent.data.declined?.alternatives[0] ?? blockOf(index))
}
