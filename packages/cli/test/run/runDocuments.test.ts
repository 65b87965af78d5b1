/**
 * The documents of a run: each decodes by its own codec, they agree, and the template is the one
 * that ran.
 */
import {
  decodePeeringNotice,
  decodeRequestDocument,
  decodeSetupDocument,
  decodeStackReportDocument,
} from '@byoa/application'
import {
  createMemoryCloud,
  defaultRescale,
  rescaleWorld,
  withCustomerAccount,
} from '@byoa/cloud-memory'
import { type Template, danglingReferences, digestOf } from '@byoa/core/cloudformation'
import { decodeEvent, replay } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import { beforeAll, describe, expect, test } from 'vitest'

import { simulatedStart } from '../../src/play/simulatedStart.ts'
import { type Ran, byoa, jsonLines } from '../byoa.ts'
import { exampleFile, exampleRequest } from '../exampleFile.ts'
import { filesIn, workingDirectory } from '../workingDirectory.ts'

const { path } = await workingDirectory()

const certainly = <A>(either: E.Either<unknown, A>): A =>
  E.getOrElseW((left) => expect.unreachable(JSON.stringify(left)))(either)

const examples = ['request.json', 'request-blocked.json', 'request-govcloud.json']

describe.each(examples)('the documents of %s', (name) => {
  let ran: Ran
  let files: Readonly<Record<string, string>>
  const textOf = (file: string): string => files[file] ?? expect.unreachable(file)
  const jsonOf = (file: string): unknown => JSON.parse(textOf(file))

  beforeAll(async () => {
    const out = path(name)
    ran = await byoa(['run', '--request', exampleFile(name), '--out', out])
    files = await filesIn(out)
  })

  test('decode by their own codecs', () => {
    certainly(decodeSetupDocument(jsonOf('setup.json')))
    certainly(decodeStackReportDocument(jsonOf('stack-report.json')))
    certainly(decodePeeringNotice(jsonOf('peering-notice.json')))
  })

  test('end with a line break and are written for people: two spaces deep', () => {
    for (const [file, text] of Object.entries(files)) {
      expect(text.endsWith('\n')).toBe(true)
      if (file.endsWith('.json') && file !== 'template.json') {
        expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`)
      }
    }
  })

  test('agree with each other', () => {
    const setup = certainly(decodeSetupDocument(jsonOf('setup.json')))
    const report = certainly(decodeStackReportDocument(jsonOf('stack-report.json')))
    const notice = certainly(decodePeeringNotice(jsonOf('peering-notice.json')))
    expect(report.onboardingId).toBe(setup.onboardingId)
    expect(report.vpcCidr).toBe(setup.agreedCidr)
    expect(report.roleArn).toContain(`:${setup.request.accountId}:`)
    expect(notice).toMatchObject({
      onboardingId: setup.onboardingId,
      region: setup.region,
      requesterAccountId: setup.rescaleAccountId,
      requesterVpcId: setup.rescaleVpcId,
      accepterVpcId: report.vpcId,
      routeTableIds: report.routeTableIds,
      destinations: setup.rescaleVpcCidrs,
    })
  })

  test('name the digest of the template, and the stack that ran reports the same', () => {
    const setup = certainly(decodeSetupDocument(jsonOf('setup.json')))
    const report = certainly(decodeStackReportDocument(jsonOf('stack-report.json')))
    const template = jsonOf('template.json') as Template
    expect(digestOf(template)).toBe(setup.templateDigest)
    expect(report.templateDigest).toBe(setup.templateDigest)
    expect(danglingReferences(template)).toEqual([])
  })

  test('hold a template that another AWS runs to the same end', async () => {
    const { region, ...setup } = certainly(decodeSetupDocument(jsonOf('setup.json')))
    const { accountId } = setup.request
    const side = rescaleWorld(defaultRescale, { now: simulatedStart, seed: 99 })
    const world = withCustomerAccount(
      side.world,
      certainly(decodeRequestDocument(exampleRequest(name))),
    )
    const console = createMemoryCloud({ ...side, world }).customerConsole(accountId)
    const report = certainly(
      await console.runStack({
        region,
        stackName: setup.stackName,
        templateBody: textOf('template.json'),
      })(),
    )
    expect(report).toMatchObject({
      vpcCidr: setup.agreedCidr,
      templateDigest: setup.templateDigest,
    })
  })

  test('replay to Connected', () => {
    const lines = jsonLines(textOf('events.jsonl').trimEnd().split('\n'))
    expect(lines.map(({ version }) => version)).toEqual(lines.map((_, index) => index + 1))
    const events = lines.map(({ version: _version, ...json }) => certainly(decodeEvent(json)))
    const state = replay(events)
    expect(state.status).toBe('Connected')
    expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted((a, b) => a - b))
  })

  test('show the external ID nowhere but in the setup, the template and the event that issued it', () => {
    const { externalId } = certainly(decodeSetupDocument(jsonOf('setup.json')))
    expect(textOf('template.json')).toContain(externalId)
    expect(textOf('stack-report.json')).not.toContain(externalId)
    expect(textOf('peering-notice.json')).not.toContain(externalId)
    const lines = textOf('events.jsonl').split('\n')
    const holding = lines.filter((line) => line.includes(externalId))
    expect(jsonLines(holding).map(({ type }) => type)).toEqual(['SetupIssued'])
    const shown = ran.all.split('\n').filter((line) => line.includes(externalId))
    expect(shown).toEqual([`  "externalId": "${externalId}",`])
  })

  test('are shown by `onboarding show` without it', async () => {
    const { externalId } = certainly(decodeSetupDocument(jsonOf('setup.json')))
    for (const more of [[], ['--json'], ['--language', 'ja']]) {
      const show = ['rescale', 'show', '--events', path(name, 'events.jsonl'), ...more]
      const { code, all } = await byoa(show)
      expect(code).toBe(0)
      expect(all).toContain('Connected')
      expect(all).not.toContain(externalId)
    }
  })
})
