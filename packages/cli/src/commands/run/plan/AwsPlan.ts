/** `byoa run --plan`: the calls of a run in each account, its resources and their costs. */
import { templateOf } from '@byoa/application'
import { findNodeWarnings } from '@byoa/core/cloudformation'
import type { Language } from '@byoa/core/values'
import { type KnownState, stackNameOf } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { LoggedCalls } from './CallLog.ts'
import { type ResourceCost, costsOf, isChange, otherCosts } from '@byoa/application/instructions'
import { purposeOf } from './purposes.ts'
import type { Rehearsal } from './rehearse.ts'
import type { Terminal } from '../../../terminal/Terminal.ts'
import { describeWarning } from '../../../terminal/words.ts'
import { changeMark } from '../../planWords.ts'
import type { RunInput } from '../RunInput.ts'
import type { RunOptions } from '../RunOptions.ts'

// model

/** A party in its own account, or Rescale in the customer's through the role. */
interface Caller {
  readonly party: LoggedCalls['party']
  readonly isThroughRole: boolean
}

export interface AwsPlan {
  readonly input: RunInput
  readonly calls: ReadonlyArray<LoggedCalls>
  readonly stackName: string
  readonly resources: ReadonlyArray<ResourceCost>
}

const callers: ReadonlyArray<Caller> = [
  { party: 'rescale', isThroughRole: false },
  { party: 'rescale', isThroughRole: true },
  { party: 'customer', isThroughRole: false },
]

// constructors

const resourcesOf = (state: KnownState): ReadonlyArray<ResourceCost> => {
  if (!('setup' in state) || state.setup === undefined) return []
  return pipe(
    templateOf(state, state.setup),
    E.match(
      () => [],
      ({ template }) => costsOf(template),
    ),
  )
}

/** Builds the plan from a rehearsal. */
export const planOf = (input: RunInput, { calls, state }: Rehearsal): AwsPlan => ({
  input,
  calls,
  stackName: stackNameOf(state),
  resources: resourcesOf(state),
})

// queries

const accountAt = ({ input }: AwsPlan, { party, isThroughRole }: Caller): string =>
  party === 'rescale' && !isThroughRole ? input.account.accountId : input.document.accountId

const callsAt = (
  { calls }: AwsPlan,
  { party, isThroughRole }: Caller,
): Readonly<Record<string, ReadonlyArray<LoggedCalls>>> =>
  pipe(
    calls,
    RA.filter((call) => call.party === party && call.isThroughRole === isThroughRole),
    RNEA.groupBy(({ operation }) => operation),
  )

// operations

type Words = Readonly<Record<Language, (...values: ReadonlyArray<string>) => string>>

const words: Readonly<Record<'calls' | 'creates' | 'costs' | 'nothing', Words>> = {
  calls: {
    en: () =>
      "API calls, counted by running this request with the same operations on an in-memory AWS. Waiting adds describe calls, and each further route table of Rescale's VPC adds a route.",
    ja: () =>
      'API の呼び出し(同じ操作をメモリ上の AWS で実行して数えたもの)。待機中は参照の呼び出しが増え、Rescale の VPC にルートテーブルが複数ある場合はルートの追加も増えます。',
  },
  creates: {
    en: (stackName = '', accountId = '', region = '') =>
      `Resources of the stack ${stackName} in account ${accountId} in ${region}`,
    ja: (stackName = '', accountId = '', region = '') =>
      `スタック ${stackName} がアカウント ${accountId}(${region})に作成するリソース`,
  },
  costs: { en: () => 'Costs', ja: () => '費用' },
  nothing: {
    en: () => 'This is a plan: no API was called, and nothing was created.',
    ja: () => 'これは計画です。API は呼び出されておらず、リソースも作成されていません。',
  },
}

const callerWords: Readonly<Record<'rescale' | 'role' | 'customer', Words>> = {
  rescale: {
    en: (accountId = '') => `Rescale, in its own account ${accountId}`,
    ja: (accountId = '') => `Rescale(自身のアカウント ${accountId})`,
  },
  role: {
    en: (accountId = '') => `Rescale, in the customer's account ${accountId}, through its role`,
    ja: (accountId = '') => `Rescale(お客様のアカウント ${accountId}、ロール経由)`,
  },
  customer: {
    en: (accountId = '') => `Customer, in its own account ${accountId}`,
    ja: (accountId = '') => `お客様(自身のアカウント ${accountId})`,
  },
}

const profileText = (name: string | undefined): string =>
  name === undefined ? '' : `  (--profile ${name})`

type WriteLine = (line: string) => void

const writeCalls = (write: WriteLine, plan: AwsPlan, options: RunOptions): void => {
  const { language } = options
  for (const caller of callers) {
    const { party, isThroughRole } = caller
    const profile = party === 'rescale' ? options.rescaleProfile : options.customerProfile
    const title = callerWords[isThroughRole ? 'role' : party][language](accountAt(plan, caller))
    write('')
    write(`${title}${profileText(profile)}`)
    for (const [operation, calls] of Object.entries(callsAt(plan, caller))) {
      write(`  ${purposeOf(operation)[language]}`)
      for (const { action, times } of calls) {
        const mark = isChange(action) ? changeMark[language] : ''
        write(`    ${String(times).padStart(2)} × ${action}${mark}`)
      }
    }
  }
}

const writeCosts = (write: WriteLine, plan: AwsPlan, { language }: RunOptions): void => {
  const { accountId, region } = plan.input.document
  write('')
  write(words.creates[language](plan.stackName, accountId, region))
  for (const { type, count, cost } of plan.resources) {
    write(`  ${String(count).padStart(2)} × ${type}: ${cost[language]}`)
  }
  write('')
  write(words.costs[language]())
  for (const cost of otherCosts) write(`  ${cost[language]}`)
}

/** Writes a plan, line by line. */
export const writePlan = (write: WriteLine, plan: AwsPlan, options: RunOptions): void => {
  write(words.calls[options.language]())
  writeCalls(write, plan, options)
  writeCosts(write, plan, options)
  for (const warning of findNodeWarnings(plan.input.document)) {
    write('')
    write(describeWarning(warning, options.language))
  }
}

const planJson = (plan: AwsPlan, { endpointUrl }: RunOptions): unknown => ({
  plan: {
    endpoint: endpointUrl ?? 'AWS',
    region: plan.input.document.region,
    calls: plan.calls.map(({ party, isThroughRole, operation, action, times }) => ({
      party,
      accountId: accountAt(plan, { party, isThroughRole }),
      throughRole: isThroughRole,
      purpose: purposeOf(operation).en,
      action,
      times,
      changes: isChange(action),
    })),
    stack: {
      name: plan.stackName,
      resources: plan.resources.map(({ type, count, cost }) => ({ type, count, cost: cost.en })),
    },
    costs: otherCosts.map(({ en }) => en),
    warnings: findNodeWarnings(plan.input.document),
  },
})

/** Shows a plan without a run. */
export const showPlan = (terminal: Terminal, plan: AwsPlan, options: RunOptions): void => {
  if (options.json) {
    terminal.out(JSON.stringify(planJson(plan, options)))
    return
  }
  writePlan(terminal.out, plan, options)
  terminal.out('')
  terminal.out(words.nothing[options.language]())
}
