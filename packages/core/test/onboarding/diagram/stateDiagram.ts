/**
 * Renders what the exploration found: a compact text for the header of the state module, and the
 * reference page.
 */
import { commandRules } from '../../../src/onboarding/decide.ts'
import type { OnboardingCommandType } from '../../../src/onboarding/OnboardingCommand.ts'
import type { OnboardingStatus } from '../../../src/onboarding/OnboardingState.ts'
import { replay } from '../../../src/onboarding/Decider.ts'
import type { Intent } from '../../../src/onboarding/Intent.ts'
import { react } from '../../../src/onboarding/react.ts'
import { histories } from '../support/histories.ts'
import { hours } from '../support/sample.ts'
import { meanings } from './meanings.ts'
import type { Transition } from './transitions.ts'
import { otherWaits, statusWaits } from './waits.ts'
import { wordsIn } from '../../words/wordsIn.ts'

// grouping

/** Several statuses from which the same events lead to one. */
interface Group {
  readonly from: ReadonlyArray<OnboardingStatus>
  readonly to: OnboardingStatus
  readonly events: ReadonlyArray<string>
}

const groupsBy = <A>(
  items: ReadonlyArray<A>,
  keyOf: (item: A) => string,
): ReadonlyArray<ReadonlyArray<A>> => {
  const groups = new Map<string, A[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return [...groups.values()]
}

/** Events that lead from one status to another, one line for each pair. */
const pairs = (transitions: ReadonlyArray<Transition>): ReadonlyArray<Group> =>
  groupsBy(transitions, ({ from, to }) => `${from} ${to}`).flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    return [{ from: [first.from], to: first.to, events: group.map(({ event }) => event) }]
  })

/** The same with statuses taken together that lead on in the same way. */
const merged = (transitions: ReadonlyArray<Transition>): ReadonlyArray<Group> =>
  groupsBy(pairs(transitions), ({ to, events }) => `${to} ${events.join()}`).flatMap((group) => {
    const [first] = group
    return first === undefined
      ? []
      : [{ ...first, from: inOrder(group.flatMap(({ from }) => from)) }]
  })

/** In the order of a life. */
const inOrder = (statusList: ReadonlyArray<OnboardingStatus>): ReadonlyArray<OnboardingStatus> =>
  (Object.keys(wordsIn.en.statusWords) as ReadonlyArray<OnboardingStatus>).filter((status) =>
    statusList.includes(status),
  )

const moves = (transitions: ReadonlyArray<Transition>): ReadonlyArray<Transition> =>
  transitions.filter(({ from, to }) => from !== to)

// the header

const pageWidth = 96

/** Fills lines with words up to a width, later lines behind an indent. */
const wrapped = (words: ReadonlyArray<string>, indent: string): ReadonlyArray<string> => {
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    if (line !== '' && line.length + 1 + word.length > pageWidth) {
      lines.push(line)
      line = indent + word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

const headerLines = ({ from, to, events }: Group): ReadonlyArray<string> => {
  const label = events.join(' | ')
  const head = from.join(', ').split(' ')
  return wrapped([...head, `--${label}-->`, to], '    ')
}

/** The lines that stand between the markers in the header of the state module. */
export const renderHeader = (transitions: ReadonlyArray<Transition>): string =>
  ['```', ...merged(moves(transitions)).flatMap(headerLines), '```']
    .map((line) => ` * ${line}`.trimEnd())
    .join('\n')

// the page

// As the formatter of the workspace pads tables: Japanese characters are two columns wide.
const widthOf = (text: string): number =>
  text.length + (text.match(/[\u3000-\u9fff\uff00-\uff60]/g) ?? []).length

const padded = (text: string, width: number): string => text + ' '.repeat(width - widthOf(text))

const table = (
  head: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<string>>,
): ReadonlyArray<string> => {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((cells) => widthOf(cells[column] ?? ''))),
  )
  const row = (cells: ReadonlyArray<string>): string =>
    `| ${cells.map((cell, column) => padded(cell, widths[column] ?? 0)).join(' | ')} |`
  return [row(head), row(widths.map((width) => '-'.repeat(width))), ...rows.map(row)]
}

const code = (name: string): string => `\`${name}\``

const mermaid = (transitions: ReadonlyArray<Transition>): ReadonlyArray<string> => {
  const name = (status: OnboardingStatus): string => (status === 'NotRequested' ? '[*]' : status)
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...pairs(moves(transitions)).map(
      ({ from, to, events }) => `  ${from.map(name).join()} --> ${name(to)}: ${events.join(', ')}`,
    ),
    '  Cancelled --> [*]',
    '  Closed --> [*]',
    '```',
  ]
}

const asked = ({ party, type, deadline }: Intent): string =>
  `${wordsIn.en.partyWords[party]}: ${code(type)}${deadline === undefined ? ' (repeated)' : ''}`

const statuses = (): ReadonlyArray<ReadonlyArray<string>> =>
  groupsBy(Object.values(histories), (history) => replay(history).status).flatMap((group) => {
    const [history] = group
    if (history === undefined) return []
    const state = replay(history)
    const intents = react(state, hours(2)).map(asked)
    return [
      [
        code(state.status),
        wordsIn.en.statusWords[state.status],
        wordsIn.ja.statusWords[state.status],
        intents.length === 0 ? '–' : intents.join('<br/>'),
      ],
    ]
  })

const commands = (): ReadonlyArray<ReadonlyArray<string>> =>
  (Object.keys(commandRules) as ReadonlyArray<OnboardingCommandType>).map((type) => {
    const { by, permitted } = commandRules[type]
    return [
      code(type),
      by.map((party) => wordsIn.en.partyWords[party]).join(', '),
      permitted.map(code).join(', '),
    ]
  })

const arrows = (transitions: ReadonlyArray<Transition>): string =>
  groupsBy(transitions, ({ to, from }) => (to === from ? 'stays' : to))
    .map((group) => {
      const from = inOrder(group.map((transition) => transition.from)).join(', ')
      const [first] = group
      return first === undefined || first.to === first.from
        ? `stays in ${from}`
        : `${from} → ${first.to}`
    })
    .join('; ')

const events = (transitions: ReadonlyArray<Transition>): ReadonlyArray<ReadonlyArray<string>> =>
  Object.entries(meanings).map(([type, meaning]) => [
    code(type),
    arrows(transitions.filter(({ event }) => event === type)),
    meaning,
  ])

const introduction: ReadonlyArray<string> = [
  '# The states of an onboarding',
  '',
  'An onboarding connects one VPC of a customer’s AWS account to one Rescale VPC. It is a stream of events, from which its',
  'state is derived. Parties give commands, the decider answers with events or a rejection, and every state that is not over',
  'has a pending intent of a party.',
  '',
  'This page is generated from the decider by exploring it. After a change of the rules,',
  '`UPDATE_DIAGRAMS=1 npx -y pnpm@12 test stateDiagram` writes it again; the same test fails while it is out of date.',
]

const aroundDiagram: ReadonlyArray<string> = [
  'An onboarding is `Connected` only after Rescale has verified the role by probes, the VPC, an active peering and the',
  'routes of both sides, and never with a trust policy that trusts others. When the role cannot read its own policy, the',
  'customer is asked to report it, and the onboarding continues meanwhile. Everything is verified again when a peering ends,',
  'the last suspension is lifted, another stack is reported or an offboarding is aborted.',
  '',
  'Observations and Rescale’s work for a state have a start time. They are ignored when something was recorded after that',
  'time. A resource that AWS does not show is described again, and counts as gone only when it is still not visible.',
  '',
  'Each party suspends a connection for itself, and the connection is used again only when no suspension is left.',
  '`Offboarding` becomes `Closed`, and `Cancelled` is over, once each step of the teardown is recorded by its party, is no',
  'longer needed, or is left unconfirmed by `CloseUnconfirmed`. No command is accepted after that.',
]

/** The reference page. */
export const renderPage = (transitions: ReadonlyArray<Transition>): string =>
  [
    ...introduction,
    '',
    '## Diagram',
    '',
    ...mermaid(transitions),
    '',
    ...aroundDiagram,
    '',
    '## Statuses',
    '',
    'The pending intents are the result of `react` for one state of each status. All of them have a deadline, except the',
    'checks that Rescale repeats as long as a connection is in use.',
    '',
    ...table(['status', 'in words', '日本語', 'pending intents'], statuses()),
    '',
    '## Waits and deadlines',
    '',
    'A wait begins when the status is entered, and again with another stack report or an approved peering request. The party',
    'is reminded two days and twelve hours before a deadline, and from the deadline on. When the wait ends without an answer,',
    'Rescale cancels the onboarding, or removes what exists.',
    '',
    ...table(['status', 'due after', 'ended after'], statusWaits()),
    '',
    'Other waits have their own times:',
    '',
    ...table(['wait', 'duration', 'then'], otherWaits()),
    '',
    '## Commands',
    '',
    'A command in any other status, or from any other party, is refused. A command that is already in effect is accepted and',
    'changes nothing. Each step of a teardown is recorded by the party that performs it.',
    '',
    ...table(['command', 'given by', 'in status'], commands()),
    '',
    '## Events',
    '',
    ...table(['event', 'transitions', 'meaning'], events(transitions)),
    '',
  ].join('\n')
