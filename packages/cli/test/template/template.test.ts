import { readFileSync } from 'node:fs'
import { mkdir, readFile, readdir } from 'node:fs/promises'

import { describe, expect, it } from 'vitest'

import { byoa, jsonLines } from '../byoa.ts'
import { exampleFile, exampleRequest } from '../exampleFile.ts'
import { workingDirectory } from '../workingDirectory.ts'

type Fields = Readonly<Record<string, unknown>>

const directory = await workingDirectory()
const request = exampleFile('request.json')
const setup = exampleFile('setup.json')
const exampleSetup = JSON.parse(readFileSync(setup, 'utf8')) as Fields
const externalId = String(exampleSetup['externalId'])
const digest = String(exampleSetup['templateDigest'])

const template = (...words: ReadonlyArray<string>) =>
  byoa(['template', '--request', request, '--setup', setup, ...words])

const withFiles = async (fields: {
  readonly request?: Fields
  readonly setup?: Fields | string
}): Promise<ReadonlyArray<string>> => [
  'template',
  '--request',
  await directory.write('request.json', { ...exampleRequest(), ...fields.request }),
  '--setup',
  await directory.write(
    'setup.json',
    typeof fields.setup === 'string' ? fields.setup : { ...exampleSetup, ...fields.setup },
  ),
]

const problemsOf = (out: ReadonlyArray<string>) =>
  (
    JSON.parse(out.join('')) as {
      error: { problems: ReadonlyArray<{ path: string; actual: string }> }
    }
  ).error.problems

describe('byoa template', () => {
  it('warns of nodes that have no way out, and makes the same template', async () => {
    const words = await withFiles({ request: { instanceFamilies: ['hpc7a'] } })
    const { code, out, err } = await byoa(words)
    expect(code).toBe(0)
    expect(out).toEqual((await template()).out)
    expect(err[0]).toMatch(/^warning: /)
    const json = await byoa([...words, '--json'])
    expect(jsonLines(json.out)).toMatchObject([{ warnings: [{ family: 'hpc7a' }] }])
  })

  it('writes the template that the setup names, and nothing else, to standard output', async () => {
    const { code, out, err } = await template()
    expect(code).toBe(0)
    const body = JSON.parse(out.join('\n')) as { Outputs: { TemplateDigest: { Value: string } } }
    expect(body.Outputs.TemplateDigest.Value).toBe(digest)
    expect(err[0]).toContain(digest)
    expect(err[1]).toBe(
      'Create the stack rescale-byoa-acme from it in us-east-1, acknowledging CAPABILITY_IAM.',
    )
  })

  it('is made for the shipped setup, which `byoa run --seed 1` hands over for the shipped request', async () => {
    const out = directory.path('run')
    expect(await byoa(['run', '--request', request, '--seed', '1', '--out', out])).toMatchObject({
      code: 0,
    })
    const handedOver = await readFile(directory.path('run', 'setup.json'), 'utf8')
    expect(JSON.parse(handedOver)).toEqual(exampleSetup)
    const { out: lines } = await template()
    expect(await readFile(directory.path('run', 'template.json'), 'utf8')).toBe(
      `${lines.join('\n')}\n`,
    )
  })

  it('has the facts and the template as JSON', async () => {
    const { code, out } = await template('--json')
    expect(code).toBe(0)
    expect(jsonLines(out)).toEqual([
      {
        format: 'cloudformation',
        digest,
        sizeBytes: Buffer.byteLength((await template()).out.join('\n')) + 1,
        region: 'us-east-1',
        stackName: 'rescale-byoa-acme',
        isPasteable: true,
        capability: 'CAPABILITY_IAM',
        warnings: [],
        template: JSON.parse((await template()).out.join('\n')) as unknown,
      },
    ])
  })

  it('writes Terraform for the same account and Region', async () => {
    const { code, out, err } = await template('--format', 'terraform')
    expect(code).toBe(0)
    expect(JSON.parse(out.join('\n'))).toMatchObject({
      provider: { aws: { region: 'us-east-1', allowed_account_ids: ['111122223333'] } },
      resource: { aws_vpc: {} },
    })
    expect(err.join('\n')).toContain('with Terraform')
    const [facts] = jsonLines((await template('--format', 'terraform', '--json')).out)
    expect(facts).not.toHaveProperty('capability')
  })

  it('names the digest of each file, and the report that Terraform makes', async () => {
    const { out, err } = await template('--format', 'terraform')
    expect(err[0]).toMatch(/^Terraform file: sha256:[0-9a-f]{64} \(\d+ bytes\)$/)
    expect(err[1]).toBe(`Template: ${digest}`)
    const document = JSON.parse(out.join('\n')) as {
      readonly '//': string
      readonly output: { readonly StackReport: { readonly value: string } }
    }
    expect(document['//'].replace('Terraform file ', '')).toBe(/sha256:\w+/.exec(err[0] ?? '')?.[0])
    expect(document.output.StackReport.value).toContain('"onboardingId": "onb-')
  })

  it('remarks a name that Terraform ignores, and can leave out the provider', async () => {
    await mkdir(directory.path('named'))
    const remark = 'Terraform ignores a JSON file whose name does not end in .tf.json.'
    const write = (name: string) =>
      template('--format', 'terraform', '--module', '--out', directory.path('named', name))
    expect((await write('main.json')).err).toContain(remark)
    expect((await write('main.tf.json')).err).not.toContain(remark)
    const file = await readFile(directory.path('named', 'main.tf.json'), 'utf8')
    expect(JSON.parse(file)).not.toHaveProperty('provider')
  })

  it('writes a file as it writes standard output, and leaves no other', async () => {
    await mkdir(directory.path('out'))
    const path = directory.path('out', 'template.json')
    for (const format of ['terraform', 'cloudformation']) {
      const { code, out, err } = await template('--format', format, '--out', path, '--force')
      expect({ code, out }).toEqual({ code: 0, out: [] })
      expect(err[0]).toBe(`Written to ${path}.`)
      const toOutput = await template('--format', format)
      expect(await readFile(path, 'utf8')).toBe(`${toOutput.out.join('\n')}\n`)
    }
    expect(await readdir(directory.path('out'))).toEqual(['template.json'])
    const [facts] = jsonLines((await template('--out', path, '--force', '--json')).out)
    expect(facts).toMatchObject({ out: path, digest })
    expect(facts).not.toHaveProperty('template')
  })

  it('replaces no file unless it is told to', async () => {
    const path = await directory.write('mine.json', 'mine')
    const { code, err } = await template('--out', path)
    expect({ code, err }).toEqual({
      code: 2,
      err: [
        `${path} cannot be written to: it exists already. Choose another name, or pass --force to replace it.`,
      ],
    })
    expect(await readFile(path, 'utf8')).toBe('mine')
    expect(await template('--out', path, '--force')).toMatchObject({ code: 0 })
    expect(await readFile(path, 'utf8')).toContain(digest)
  })

  it('shows the quick-create link where there is one', async () => {
    const url = 'https://bucket.s3.amazonaws.com/template.json'
    const { err } = await template('--template-url', url)
    expect(err.at(-1)).toContain(
      `https://us-east-1.console.aws.amazon.com/cloudformation/home?region=us-east-1#/stacks/create/review?templateURL=${encodeURIComponent(url)}&stackName=rescale-byoa-acme`,
    )
    expect(jsonLines((await template('--template-url', url, '--json')).out)[0]).toHaveProperty(
      'quickCreateLink',
      err.at(-1),
    )
  })

  it('speaks Japanese', async () => {
    expect((await template('--language', 'ja')).err.join('\n')).toContain(
      'スタック rescale-byoa-acme を作成',
    )
    expect((await template('--format', 'terraform', '--language', 'ja')).err.join('\n')).toContain(
      'Terraform',
    )
  })

  it('needs no request: the setup has it', async () => {
    const { code, out } = await byoa(['template', '--setup', setup])
    expect({ code, out }).toEqual({ code: 0, out: (await template()).out })
  })

  it('renders the template of a change of the same onboarding, and of no other', async () => {
    const out = directory.path('rotated')
    const begun = directory.path('begun')
    await byoa(['run', '--request', request, '--seed', '1', '--out', begun])
    await byoa(['rescale', 'rotate', 'onb-43f1868c31251ba7', '--store', `dir:${begun}`])
    const words = ['template', '--change', `${begun}/change.json`, '--out', out]
    const { code } = await byoa([...words, '--setup', `${begun}/setup.json`])
    expect(code).toBe(0)
    expect(await readFile(out, 'utf8')).toBe(
      await readFile(`${begun}/change-template.json`, 'utf8'),
    )
    const beside = await byoa(['template', '--setup', `${begun}/setup.json`])
    expect(beside.out.join('\n')).toBe((await readFile(out, 'utf8')).trimEnd())
    expect(beside.err[0]).toBe(`As changed by ${begun}/change.json.`)
    const other = await directory.write('other.json', {
      ...exampleSetup,
      onboardingId: 'onb-00000000000000ff',
    })
    const refused = await byoa([...words, '--setup', other, '--force', '--json'])
    expect(refused.code).toBe(2)
    expect(problemsOf(refused.out)).toMatchObject([{ path: 'onboardingId' }])
  })

  it('answers the same bytes each time', async () => {
    expect(await template()).toEqual(await template())
  })

  describe('files that do not belong together', () => {
    it.each([
      ['companyCode', { companyCode: 'pharma' }],
      ['accountId', { accountId: '444455556666' }],
      ['region', { region: 'us-west-2' }],
      ['stackName', { stackName: 'rescale-byoa-acme-2' }],
    ])('are told by %s', async (path, fields) => {
      const { code, out } = await byoa([...(await withFiles({ request: fields })), '--json'])
      expect(code).toBe(2)
      expect(problemsOf(out)[0]).toMatchObject({
        path,
        actual: expect.stringContaining('do not belong together') as string,
      })
    })

    it('are told by the name of the stack in the setup, which no digest covers', async () => {
      const words = await withFiles({ setup: { stackName: externalId } })
      const { code, out, all } = await byoa([...words, '--json'])
      expect(code).toBe(2)
      expect(problemsOf(out)).toMatchObject([{ path: 'stackName' }])
      expect(all).not.toContain(externalId)
    })

    it.each([
      ['another egress', { request: { egress: 'blocked' } }],
      ['other zones', { request: { zoneCount: 2 } }],
      ['another path of the role', { request: { rolePath: '/elsewhere/' } }],
      ['another agreed range', { setup: { agreedCidr: '10.51.0.0/16' } }],
      ['another external ID', { setup: { externalId: `byoa-acme-${'0'.repeat(32)}` } }],
      ['another Rescale VPC', { setup: { rescaleVpcCidrs: ['10.1.0.0/16'] } }],
      ['another digest', { setup: { templateDigest: `sha256:${'0'.repeat(64)}` } }],
    ])('are told by the digest: %s', async (_what, fields) => {
      const out = directory.path('never.json')
      const { code, err, all } = await byoa([...(await withFiles(fields)), '--out', out])
      expect(code).toBe(2)
      expect(err.join('\n')).toContain('templateDigest: expected sha256:')
      expect(err.join('\n')).toContain('the files do not belong together')
      expect(all).not.toContain(externalId)
      await expect(readFile(out)).rejects.toThrow('ENOENT')
    })
  })

  it('still makes a template when only what the template does not hold has changed', async () => {
    const fields = {
      request: { plannedNodes: 7, proposedCidr: '10.99.0.0/16' },
      setup: { reportBy: '2030-01-01T00:00:00.000Z' },
    }
    expect(await byoa(await withFiles(fields))).toMatchObject({ code: 0 })
  })

  it('refuses what no template can be made of, in words', async () => {
    const fields = { request: { permissionsBoundaryArn: 'arn:aws:iam::444455556666:policy/Other' } }
    const { code, err } = await byoa(await withFiles(fields))
    expect(code).toBe(2)
    expect(err.join('\n')).toContain('444455556666')
  })

  describe('a setup that cannot be used', () => {
    const secret = externalId.slice(-32)

    it.each([
      ['a misspelt external ID', { ...exampleSetup, externalId: `${externalId}0` }, 'externalId'],
      [
        'the external ID in a field of its own',
        { ...exampleSetup, external_id: externalId },
        'external_id',
      ],
      [
        'the external ID in the place of a Region',
        { ...exampleSetup, region: externalId },
        'region',
      ],
      [
        'the external ID in the place of the version',
        { ...exampleSetup, version: externalId },
        'version',
      ],
      ['a list of setups', [exampleSetup], ''],
    ])('is told by its field, but not by its value: %s', async (_what, document, path) => {
      const words = await withFiles({ setup: JSON.stringify(document) })
      for (const more of [[], ['--json']]) {
        const { code, all } = await byoa([...words, ...more])
        expect(code).toBe(2)
        expect(all).not.toContain(secret.slice(0, 8))
      }
      expect(problemsOf((await byoa([...words, '--json'])).out)).toMatchObject([{ path }])
    })

    it('shows values that can hold no ID', async () => {
      const { out } = await byoa([
        ...(await withFiles({ setup: { agreedCidr: '10.0.0.1/16' } })),
        '--json',
      ])
      expect(problemsOf(out)).toMatchObject([{ path: 'agreedCidr', actual: '"10.0.0.1/16"' }])
    })

    it('is not quoted when it is no JSON, at whatever place it breaks off or goes wrong', async () => {
      const text = JSON.stringify(exampleSetup, null, 2)
      const at = text.indexOf(externalId)
      const broken = Array.from({ length: 90 }, (_, index) => [
        text.slice(0, at - 25 + index),
        `${text.slice(0, at - 25 + index)}"@${text.slice(at - 25 + index)}`,
      ]).flat()
      for (const content of broken) {
        const { code, all } = await byoa([...(await withFiles({ setup: content })), '--json'])
        expect(code).toBe(2)
        expect(all).not.toContain(secret.slice(0, 8))
      }
    })
  })

  it.each([
    [
      'a request that is not there',
      ['--request', directory.path('nothing'), '--setup', setup],
      'no such file',
    ],
    [
      'a setup that is not there',
      ['--request', request, '--setup', directory.path('nothing')],
      'no such file',
    ],
    ['the setup as the request', ['--request', setup, '--setup', setup], 'proposedCidr'],
    ['an unknown format', ['--request', request, '--setup', setup, '--format', 'yaml'], 'yaml'],
    [
      'a link that is not https',
      ['--request', request, '--setup', setup, '--template-url', 'http://x'],
      '--template-url',
    ],
    [
      'a link for Terraform',
      [
        '--request',
        request,
        '--setup',
        setup,
        '--format',
        'terraform',
        '--template-url',
        'https://x',
      ],
      '--template-url',
    ],
    ['no setup', ['--request', request], '--setup'],
  ])('exits with 2 for %s', async (_what, words, said) => {
    const { code, all } = await byoa(['template', ...words])
    expect(code).toBe(2)
    expect(all).toContain(said)
  })

  it('says why it cannot write, and leaves nothing half done', async () => {
    const missing = await template('--out', directory.path('missing', 'template.json'))
    expect(missing.code).toBe(2)
    expect(missing.all).toContain('its directory does not exist')
    await mkdir(directory.path('full'))
    const folder = await template('--out', directory.path('full'))
    expect(folder.code).toBe(2)
    expect(folder.all).toContain('it is not a file')
    expect((await template('--out', directory.path('full'), '--force')).code).toBe(2)
    expect(await readdir(directory.path())).not.toContainEqual(expect.stringContaining('.part'))
  })
})
