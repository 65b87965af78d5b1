/** Bad input is explained in Japanese without English fragments. */
import { describe, expect, test } from 'vitest'

import { byoa } from '../byoa.ts'
import { exampleFile, exampleRequest } from '../exampleFile.ts'
import { workingDirectory } from '../workingDirectory.ts'

const { path, write } = await workingDirectory()

const request = exampleFile('request.json')
const setup = exampleFile('setup.json')
const text = '{"Version":"2012-10-17","Statement":[]}'
const rescaleIn = (partition: string, vpcs: ReadonlyArray<unknown>) => ({
  version: 1,
  accounts: [{ partition, accountId: '999988887777' }],
  vpcs: vpcs.map((vpc) => ({ region: 'us-east-1', cidrs: ['10.0.0.0/16'], ...(vpc as object) })),
})

const files = {
  cut: await write('cut.json', '{'),
  twice: await write('twice.json', '{"version":1,"version":1}'),
  wrong: await write('wrong.json', { ...exampleRequest(), proposedCidr: '10.50.0.1/16', zones: 3 }),
  other: await write('other.json', { ...exampleRequest(), region: 'us-west-2' }),
  wide: await write('wide.json', { ...exampleRequest(), zoneCount: 2 }),
  stack: await write('stack.json', { ...exampleRequest(), stackName: 'other' }),
  trust: await write('trust.json', text),
  unnamed: await write('unnamed.json', rescaleIn('aws', [{}])),
  foreign: await write('foreign.json', rescaleIn('aws-cn', [{ vpcId: 'vpc-0aa10000000000001' }])),
  named: await write('named.json', rescaleIn('aws', [{ vpcId: 'vpc-0aa10000000000001' }])),
  shapeless: await write('shapeless.json', { version: 2, accounts: 1, vpcs: [1], customers: {} }),
  edited: await write('edited.json', { version: 9 }),
  events: await write('events.jsonl', ''),
  guess: await write('guess.jsonl', '{"type":"Guess","schemaVersion":9}\n'),
}

const onAws = ['--rescale-profile', 'a', '--customer-profile', 'b', '--rescale', files.named]
const exchanged = ['--request', request, '--setup', setup]
const foreignRole = 'arn:aws:iam::444455556666:role/r'
const decided = ['onb-0123456789abcdef', '--store', 'pglite:none']

const badInputs: Readonly<Record<string, ReadonlyArray<string>>> = {
  'a missing file': ['run', '--request', path('none.json')],
  'a directory': ['run', '--request', path()],
  'text that is cut off': ['run', '--request', files.cut],
  'a repeated key': ['run', '--request', files.twice],
  'wrong fields': ['run', '--request', files.wrong],
  "Rescale's side of another shape": ['run', '--request', request, '--rescale', files.shapeless],
  'a run in memory with --yes': ['run', '--request', request, '--yes'],
  'a secondary block that is none': ['rescale', 'add-cidr', 'nobody', '10.0.0.1/8'],
  'a run on AWS that lacks options': [
    'run',
    '--request',
    request,
    '--endpoint-url',
    'x',
    '--resume',
    '--store',
    'memory',
  ],
  'a store that is none': ['demo', '--store', 'mysql://localhost'],
  'a store that keeps nothing': ['rescale', 'list', '--store', 'memory'],
  'an unknown status': ['rescale', 'list', '--status', 'Done', '--due-before', 'noon'],
  'a decision about nothing': ['rescale', 'retry-work', 'nobody'],
  'a seed on AWS': ['run', '--request', request, ...onAws, '--seed', '1'],
  'a run on AWS without confirmation': ['run', '--request', request, ...onAws],
  'a Rescale VPC without ID': ['run', '--request', request, '--rescale', files.unnamed, '--plan'],
  'no account': ['run', '--request', request, '--rescale', files.foreign, '--plan'],
  'events without an onboarding': ['rescale', 'show', '--events', files.events],
  'an unknown event': ['rescale', 'show', '--events', files.guess],
  'a wrong time': ['rescale', 'show', '--events', files.events, '--at', 'noon'],
  'a decision without a reason': ['rescale', 'suspend', '--by', 'customer', ...decided],
  'a database that is none': ['store', 'verify', '--store', 'dir:none'],
  'a remote address': ['sandbox', '--host', '0.0.0.0'],
  'a port out of range': ['sandbox', '--port', '99999'],
  'a state of another version': ['sandbox', '--state', files.edited],
  'a scenario of another shape': ['sandbox', '--scenario', files.shapeless],
  'a setup of another request': ['template', '--request', files.other, '--setup', setup],
  'another stack name': ['template', '--request', files.stack, '--setup', setup],
  'another digest': ['template', '--request', files.wide, '--setup', setup],
  'a link to Terraform': ['template', ...exchanged, '--format', 'terraform', '--template-url', 'x'],
  'a URL that is none': ['template', ...exchanged, '--template-url', 'ftp://example.com/t'],
  'no scope': ['policy', 'permissions'],
  'a role of another account': ['policy', 'permissions', ...exchanged, '--role', foreignRole],
  'wrong agreed values': ['policy', 'read-trust', files.trust, '--external-id', '*'],
  'a range with host bits': ['cidr', 'review', '10.0.0.1/8', '--inventory', files.cut],
}

/** Two English words in a row that are neither quoted nor part of a path. */
const fragment = /[a-z]{2,} [a-z]{2,}/

describe.each(Object.entries(badInputs))('%s', (_, words) => {
  test('is explained in Japanese, in every line', async () => {
    const { code, err } = await byoa([...words, '--language', 'ja'])
    expect(code).toBe(2)
    for (const line of err.slice(err.findIndex((said) => said.includes('使用できません')))) {
      expect(line).toMatch(/[ぁ-ん]/)
      expect(line.replace(/"[^"]*"/g, '')).not.toMatch(fragment)
      expect(line).not.toContain('値が正しくありません')
    }
  })
})
