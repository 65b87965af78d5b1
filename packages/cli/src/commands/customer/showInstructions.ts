/** `--plan`, `--console` and `--script`: how to do a task without this command. */
import {
  type ConsoleStep,
  type CustomerPlan,
  type CustomerTask,
  awsCliScript,
  consoleSteps,
  plannedCalls,
} from '@byoa/application/instructions'

import { changeMark, nothingChanged } from '../planWords.ts'
import type { ChangeOptions } from './CustomerOptions.ts'
import type { CustomerResult } from './CustomerResult.ts'
import type { Texts } from './NextStep.ts'

const same = (line: string): Texts => ({ en: line, ja: line })

// the plan

/** The repairs of a plan are those of an inspection. */
const onlyRead: Texts = {
  en: 'This is a plan: the account was read, and nothing was changed.',
  ja: 'これは計画です。アカウントは読み取りのみで、何も変更されていません。',
}

const callLines = ({ calls }: CustomerPlan): ReadonlyArray<Texts> =>
  calls.flatMap(({ operation, purpose, action, isChange }, index) => {
    const line = {
      en: `  ${action}${isChange ? changeMark.en : ''}`,
      ja: `  ${action}${isChange ? changeMark.ja : ''}`,
    }
    return calls[index - 1]?.operation === operation ? [line] : [purpose, line]
  })

const costLines = ({ resources, otherCosts }: CustomerPlan): ReadonlyArray<Texts> => [
  ...resources.map(({ type, count, cost }) => ({
    en: `${count} × ${type}: ${cost.en}`,
    ja: `${count} × ${type}: ${cost.ja}`,
  })),
  ...otherCosts,
]

const planResult = (task: CustomerTask): CustomerResult => {
  const plan = plannedCalls(task)
  return {
    code: 0,
    lines: [
      ...callLines(plan),
      ...costLines(plan),
      task.kind === 'repair' ? onlyRead : nothingChanged,
    ],
    facts: {
      plan: {
        calls: plan.calls.map(({ purpose, action, isChange }) => ({
          purpose: purpose.en,
          action,
          changes: isChange,
        })),
        resources: plan.resources.map(({ cost, ...resource }) => ({ ...resource, cost: cost.en })),
        costs: plan.otherCosts.map(({ en }) => en),
      },
    },
    answers: [],
  }
}

// the console

const stepLines = ({
  number,
  title,
  url,
  lines,
  values = [],
}: ConsoleStep): ReadonlyArray<string> => [
  `${number}. ${title}`,
  ...(url === undefined ? [] : [`   ${url}`]),
  ...lines.map((line) => `   ${line}`),
  ...values.map(({ name, value }) => `   ${name}: ${value}`),
]

const consoleResult = (task: CustomerTask, { language }: ChangeOptions): CustomerResult => {
  const steps = consoleSteps(task, language)
  return {
    code: 0,
    lines: steps.flatMap(stepLines).map(same),
    facts: { console: steps },
    answers: [],
  }
}

// operations

/** Returns whether only instructions are wanted. */
export const areInstructionsWanted = ({
  plan = false,
  console = false,
  script = false,
}: ChangeOptions): boolean => plan || console || script

/** Returns the instructions of a task; nothing is called. */
export const showInstructions = (task: CustomerTask, options: ChangeOptions): CustomerResult => {
  if (options.plan === true) return planResult(task)
  if (options.console === true) return consoleResult(task, options)
  const text = awsCliScript(task)
  return { code: 0, lines: [], facts: { script: text }, answers: [], text }
}
