/** Scripts played with bash, where each call of the AWS CLI gets the next answer of a list. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { currentTemplate, decodeExchangedDocument } from '@byoa/application'
import {
  type CustomerTask,
  agreementOfTask,
  awsCliScript,
  plannedCalls,
  templateOfTask,
} from '@byoa/application/instructions'
import { expect } from 'vitest'

import { expectRight } from '../../support/parties.ts'

interface Refusal {
  readonly refusal: string
}

/** A call without its query, and what AWS answers: the text that the query leaves, or an error. */
export type Exchange = readonly [call: string, answer: string | Refusal]

export const refused = (refusal: string): Refusal => ({ refusal })

/** Values as the AWS CLI prints a list of them. */
export const row = (...values: ReadonlyArray<string>): string => `${values.join('\t')}\n`

/** What the outputs of a stack say, as a report has it. */
export const outputs = {
  roleArn: 'arn:aws:iam::111122223333:role/acme-RescaleRole',
  vpcId: 'vpc-0123456789abcdef0',
  vpcCidr: '10.50.0.0/16',
  subnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
  routeTableIds: ['rtb-0123456789abcdef0'],
  templateDigest: 'a'.repeat(64),
}

/** The outputs as the AWS CLI prints them, with one more. */
export const printedOutputs: string = [
  row('RoleArn', outputs.roleArn),
  row('VpcId', outputs.vpcId),
  row('VpcCidr', outputs.vpcCidr),
  row('SubnetIds', outputs.subnetIds.join(',')),
  row('RouteTableIds', outputs.routeTableIds.join(',')),
  row('TemplateDigest', outputs.templateDigest),
  row('Another', 'which Rescale does not need'),
].join('')

/** What would prevent the deletion of a VPC, in the order in which it is looked for. */
const contents = [
  ['instances', 'vpc-id'],
  ['network-interfaces', 'vpc-id'],
  ['vpc-endpoints', 'vpc-id'],
  ['security-groups', 'vpc-id'],
  ['subnets', 'vpc-id'],
  ['route-tables', 'vpc-id'],
  ['internet-gateways', 'attachment.vpc-id'],
] as const

/** Kind → the ID that is found. */
export type FoundInVpc = Partial<Record<(typeof contents)[number][0], string>>

/** The calls that look for what is in a VPC. */
export const contentsOf = (vpcId: string, found: FoundInVpc = {}): ReadonlyArray<Exchange> =>
  contents.map(([kind, filter]) => [
    `ec2 describe-${kind} --filters Name=${filter},Values=${vpcId}`,
    found[kind] ?? '',
  ])

/** Records its words and what it reads, and answers from the file of its number. */
const fakeAws = `#!/usr/bin/env bash
cd "$PLAYED"
printf '%s\\x1f' "$@" >>calls
case " $* " in *' file:///dev/stdin '*) cat >>calls ;; esac
printf '\\x1e' >>calls
number=$(tr -cd '\\036' <calls | wc -c)
if [[ -f refusal-$number ]]; then
  cat "refusal-$number" >&2
  exit 254
fi
cat "answer-$number"
`

const account = (task: CustomerTask): Exchange => [
  'sts get-caller-identity',
  row(task.setup.request.accountId, `arn:aws:iam::${task.setup.request.accountId}:user/admin`),
]

/** `ec2 create-route` → `ec2:CreateRoute` */
const actionOf = (call: string): string => {
  const [service = '', command = ''] = call.split(' ')
  const letters = (_: string, letter: string): string => letter.toUpperCase()
  return `${service}:${command.replaceAll(/(?:^|-)([a-z])/g, letters)}`
}

const withoutOptions = (words: ReadonlyArray<string>): string =>
  words
    .filter((word, index) => ![word, words[index - 1]].some((one) => options.has(one ?? '')))
    .join(' ')
    .trim()

const options: ReadonlySet<string> = new Set(['--region', '--output', '--query'])

/**
 * Plays the script of a task in a folder with its template. Its calls must be those of the list, in
 * order, and in its plan; returns how it ended, and the documents that it wrote.
 */
export const playScript = (task: CustomerTask, exchanges: ReadonlyArray<Exchange>) => {
  const folder = mkdtempSync(join(tmpdir(), 'byoa-script-'))
  const file = (name: string): string => join(folder, name)
  const read = (name: string): string => readFileSync(file(name), 'utf8')
  try {
    const all = [account(task), ...exchanges]
    mkdirSync(file('bin'))
    writeFileSync(file('bin/aws'), fakeAws, { mode: 0o755 })
    all.forEach(([, answer], index) => {
      if (typeof answer === 'string') writeFileSync(file(`answer-${index + 1}`), answer)
      else writeFileSync(file(`refusal-${index + 1}`), answer.refusal)
    })
    const template = templateOfTask(task).file
    writeFileSync(file(template), expectRight(currentTemplate(agreementOfTask(task))).body)
    writeFileSync(file('task.sh'), awsCliScript(task))
    const { status, stderr } = spawnSync('bash', [file('task.sh')], {
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${file('bin')}:${process.env['PATH'] ?? ''}`,
        PLAYED: folder,
        BYOA_PAUSE_SECONDS: '0',
      },
    })
    const calls = read('calls')
      .split('\u001e')
      .slice(0, -1)
      .map((call) => withoutOptions(call.split('\u001F')))
    expect({ calls, stderr }).toEqual({ calls: all.map(([call]) => call), stderr })
    const planned = plannedCalls(task).calls.map(({ action }) => action)
    expect(['sts:GetCallerIdentity', ...planned]).toEqual(
      expect.arrayContaining(calls.map(actionOf)),
    )
    const documents = readdirSync(folder)
      .filter((name) => name.endsWith('.json') && name !== template)
      .map((name) => expectRight(decodeExchangedDocument(JSON.parse(read(name)))))
    return { status, stderr, documents }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
