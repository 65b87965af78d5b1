import { mkdir, readFile, writeFile } from 'node:fs/promises'

import { decodeExchangedDocument, digestOfDocument } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'
import { beforeAll, describe, expect, test } from 'vitest'

import { byoa, jsonLines } from '../byoa.ts'
import { exampleFile, exampleRequest } from '../exampleFile.ts'
import { workingDirectory } from '../workingDirectory.ts'

const { path, write } = await workingDirectory()
const inDemo = (name: string): string => path('demo', name)
const setup = ['--setup', inDemo('setup.json')]

beforeAll(async () => {
  await byoa(['demo', '--out', path('demo')])
})

type Json = Readonly<Record<string, unknown>>

const read = async (name: string): Promise<Json> =>
  JSON.parse(await readFile(inDemo(name), 'utf8')) as Json

/** Writes the verdict on a request for the block of Rescale's VPC; returns the words to draw it. */
const declinedWords = async (): Promise<readonly [file: string, request: string]> => {
  const example = 'request-declined.json'
  const request = decodeExchangedDocument(exampleRequest(example))
  if (E.isLeft(request)) return expect.unreachable(JSON.stringify(request.left))
  const proposed = '10.0.0.0/16'
  const verdict = await write('overlapping.json', {
    ...(await read('verdict.json')),
    answers: digestOfDocument(request.right),
    proposedCidr: proposed,
    findings: [
      {
        id: 'rescale-vpc-overlap',
        level: 'error',
        evidence: { proposed, other: proposed, ownerKind: 'rescale-vpc' },
      },
    ],
  })
  return [verdict, exampleFile(example)]
}

/** The lines of the boxes in the picture of a file. */
const textsOf = async (
  file: string,
  more: ReadonlyArray<string> = setup,
): Promise<ReadonlyArray<string>> => {
  const { code, out, err } = await byoa(['diagram', file, ...more])
  expect({ code, err }).toEqual({ code: 0, err: [] })
  return [...out.join('\n').matchAll(/<text [^>]*>([^<]*)</g)].map(([, text = '']) => text)
}

describe('byoa diagram', () => {
  test.each([
    ['stack-report.json', 'As the customer reported its stack', 'not requested yet'],
    ['peering-notice.json', 'As the customer reported its stack', 'waits for acceptance by'],
    ['connection.json', 'As last observed', 'active'],
  ])('draws %s with its stage and the status of the peering', async (name, stage, peering) => {
    const texts = await textsOf(inDemo(name))
    expect(texts).toContain(stage)
    expect(texts[texts.indexOf('VPC peering connection') + 2] ?? '').toBe(
      name === 'stack-report.json' ? 'Route to Rescale' : peering,
    )
    expect(texts).toContain(name === 'stack-report.json' ? peering : stage)
  })

  test('marks what a review found where it is', async () => {
    const texts = await textsOf(inDemo('review.json'))
    const route = texts.indexOf('Route to Rescale')
    expect(texts.slice(route, route + 4)).toContain('Error: route-missing')
    expect(texts).toContain('10.0.0.0/16 · missing')
  })

  test('marks what an inspection found, and shows routes that it found in order', async () => {
    const { onboardingId } = await read('setup.json')
    const outcomes = {
      'role-trust': 'found',
      'peering-active': 'passed',
      'customer-routes-missing': 'passed',
      'customer-routes-blackhole': 'passed',
      'customer-routes-shadowed': 'passed',
      'a-check-of-later': 'found',
    }
    const inspection = await write('inspection.json', {
      version: 1,
      kind: 'inspection',
      onboardingId,
      answers: `sha256:${'0'.repeat(64)}`,
      at: '2026-01-06T09:00:00.000Z',
      results: Object.entries(outcomes).map(([id, outcome]) => ({ id, level: 'error', outcome })),
    })
    const texts = await textsOf(inspection)
    const role = texts.indexOf('IAM role for Rescale')
    expect(texts.slice(role, role + 7)).toContain('Error: role-trust')
    expect(texts.slice(0, 6)).toContain('Error: a-check-of-later')
    expect(texts).toContain('10.0.0.0/16 · active')
    expect(texts[texts.indexOf('VPC peering connection') + 1]).toBe('active')
  })

  test('marks what a verdict found on both blocks, and says that the block is declined', async () => {
    const [verdict, request] = await declinedWords()
    const texts = await textsOf(verdict, ['--request', request])
    expect(texts).toContain('Declined: another CIDR block has to be proposed')
    const marks = texts.flatMap((text, index) =>
      text === '10.0.0.0/16' ? [texts.slice(index + 1, index + 3).join('')] : [],
    )
    const mark = expect.stringMatching(/^Error: ?rescale-vpc-overlap/) as string
    expect(marks).toEqual([mark, mark])
  })

  test('shows the external IDs that a change trusts', async () => {
    const { externalIds } = (await read('change.json')) as {
      readonly externalIds: ReadonlyArray<string>
    }
    const texts = await textsOf(inDemo('change.json'))
    expect(texts.filter((text) => text.startsWith('External ID: '))).toEqual(
      externalIds.map((id) => `External ID: ${id.slice(0, -28)}…`),
    )
  })

  test('draws a suspension as the connection that it is of', async () => {
    const { version, kind, onboardingId, answers, at } = await read('change.json')
    const header = { version, kind, onboardingId, answers, at }
    const suspended = { ...header, change: 'suspended', by: 'rescale', reason: 'maintenance' }
    const texts = await textsOf(await write('suspended.json', suspended))
    expect(texts).toContain('As the customer reported its stack')
    expect(texts).not.toContain('not requested yet')
  })

  test.each([
    ['offboarding-notice.json', 'being deleted'],
    ['clean-exit.json', 'deleted'],
  ])('draws %s as ended, with what becomes of the peering', async (name, status) => {
    const texts = await textsOf(inDemo(name))
    expect(texts).toContain('Ended: what was agreed is being removed or is gone')
    expect(texts).toContain(status)
  })

  test('marks what remains after a clean exit on the account', async () => {
    const remains = [{ resourceType: 'AWS::EC2::VPC', resourceId: 'vpc-0123456789abcdef0' }]
    const exit = { ...(await read('clean-exit.json')), remains }
    const texts = await textsOf(await write('remaining.json', exit))
    expect(texts.slice(0, 6)).toContain('Warning: vpc-0123456789abcdef0')
  })

  test('writes Mermaid text, Japanese, a file or JSON', async () => {
    const file = exampleFile('setup.json')
    const mermaid = await byoa(['diagram', file, '--mermaid', '--language', 'ja'])
    expect(mermaid.out.join('\n')).toMatch(/^flowchart LR\n {2}accTitle: acme と Rescale/)
    const out = path('setup.svg')
    expect(await byoa(['diagram', file, '--out', out])).toMatchObject({ code: 0, out: [] })
    expect(await readFile(out, 'utf8')).toMatch(/^<svg /)
    expect(await byoa(['diagram', file, '--out', out])).toMatchObject({ code: 2 })
    const review = ['diagram', inDemo('review.json'), ...setup, '--json', '--out', out, '--force']
    expect(jsonLines((await byoa(review)).out)).toEqual([
      {
        kind: 'review',
        format: 'svg',
        marks: [{ id: 'route-missing', level: 'error' }],
        out,
      },
    ])
  })

  test('has no external ID', async () => {
    const { externalId } = (await read('setup.json')) as { readonly externalId: string }
    for (const name of ['setup.json', 'connection.json', 'clean-exit.json']) {
      const { all } = await byoa(['diagram', inDemo(name), ...setup])
      expect(all).not.toContain(externalId.slice(0, -27))
      expect(all).toContain(`${externalId.slice(0, -28)}…`)
    }
  })
})

describe('byoa diagram refuses', () => {
  test.each([
    ['a verdict without its request', [], 'with --request'],
    ['a verdict with another request', ['--request', exampleFile('request.json')], 'digest'],
  ])('%s', async (_, more, said) => {
    const { code, all } = await byoa(['diagram', inDemo('verdict.json'), ...more])
    expect({ code, all }).toEqual({
      code: 2,
      all: expect.stringMatching(`answers: .*${said}`) as string,
    })
  })

  test.each(['change.json', 'offboarding-notice.json'])('%s of another setup', async (name) => {
    const changed = { ...(await read('setup.json')), reportBy: '2027-01-01T00:00:00.000Z' }
    const other = ['--setup', await write('later-setup.json', changed)]
    const { code, all } = await byoa(['diagram', inDemo(name), ...other])
    expect({ code, all }).toEqual({ code: 2, all: expect.stringContaining('answers: ') as string })
  })

  test('a clean exit of another onboarding', async () => {
    const other = { ...(await read('clean-exit.json')), onboardingId: 'onb-ffffffffffffffff' }
    const file = await write('other-exit.json', other)
    const { code, all } = await byoa(['diagram', file, ...setup])
    expect({ code, all }).toEqual({
      code: 2,
      all: expect.stringContaining('onboardingId: ') as string,
    })
  })

  test('a document without its setup, or with that of another onboarding', async () => {
    const report = inDemo('stack-report.json')
    expect(await byoa(['diagram', report])).toMatchObject({ code: 2 })
    const example = JSON.parse(await readFile(exampleFile('setup.json'), 'utf8')) as object
    const changed = { ...example, onboardingId: 'onb-0123456789abcdef' }
    const other = ['--setup', await write('other-setup.json', changed)]
    const { code, all } = await byoa(['diagram', report, ...other])
    expect(code).toBe(2)
    expect(all).toContain('onboardingId')
  })

  test('a request from which no template can be made', async () => {
    const request = { ...exampleRequest(), proposedCidr: '10.0.0.0/28', zoneCount: 6 }
    const { code, all } = await byoa(['diagram', await write('small.json', request)])
    expect(code).toBe(2)
    expect(all).toContain('zones')
  })

  test('--svg together with --mermaid', async () => {
    const words = ['diagram', exampleFile('setup.json'), '--svg', '--mermaid']
    expect((await byoa(words)).code).toBe(2)
  })
})

describe('byoa demo --out', () => {
  test('writes the documents, the events and the page, and no external ID on the page', async () => {
    const page = await readFile(inDemo('report.html'), 'utf8')
    expect(page).toContain('No resources of the onboarding are left in the account.')
    expect(page).not.toMatch(/byoa-acme-[0-9a-f]{32}/)
    expect((await readFile(inDemo('events.jsonl'), 'utf8')).split('\n').length).toBeGreaterThan(30)
  })

  test('is refused before it begins, when the directory is not empty', async () => {
    await mkdir(path('full'))
    await writeFile(path('full', 'a'), '')
    const { code, out } = await byoa(['demo', '--out', path('full')])
    expect({ code, out }).toEqual({ code: 2, out: [] })
  })
})
