import { readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { byoa } from '../byoa.ts'
import { exampleFile } from '../exampleFile.ts'
import { workingDirectory } from '../workingDirectory.ts'

const directory = await workingDirectory()
const request = exampleFile('request.json')

const asked = (change: object): Promise<string> =>
  directory.write(`${Object.values(change).join('-')}.json`, {
    ...(JSON.parse(readFileSync(request, 'utf8')) as object),
    ...change,
  })

describe('byoa egress', () => {
  test('names hosts, ports, ways and reasons, and what is not stopped', async () => {
    const blocked = await asked({ egress: 'blocked' })
    const { code, out, err } = await byoa(['egress', '--request', blocked])
    expect(code).toBe(0)
    expect(out.slice(0, 2)).toEqual(['| Host | Port | Way | Why |', '| --- | --- | --- | --- |'])
    expect(out).toContain(
      '| `ssm.us-east-1.amazonaws.com` | tcp 443 | interface endpoint | Nodes are managed, write logs and metrics, and use KMS keys. |',
    )
    expect(out).toContain(
      '| the Rescale VPC | tcp 27000-27009 | VPC peering connection | Software contacts license servers through Rescale. |',
    )
    expect(err).toHaveLength(2)
    expect(err[0]).toContain('resolver')
  })

  test('names the blocks of the Rescale VPC of a setup', async () => {
    const words = ['egress', '--request', request, '--setup', exampleFile('setup.json')]
    expect((await byoa(words)).out.join('\n')).toContain('| `10.0.0.0/16` | tcp 443 |')
  })

  test('is Japanese where that is asked for', async () => {
    const { out, all } = await byoa(['egress', '--request', request, '--language', 'ja'])
    expect(out[0]).toBe('| ホスト | ポート | 経路 | 理由 |')
    expect(all).toContain('Rescale の VPC')
  })

  test('is JSON with the version of the list', async () => {
    const nat = await asked({ nodeSubnets: 'private' })
    const { out } = await byoa(['egress', '--request', nat, '--json'])
    expect(JSON.parse(out.join(''))).toMatchObject({
      version: 1,
      egress: 'open',
      region: 'us-east-1',
      gaps: ['anything'],
    })
    expect(out.join('')).toContain(
      '"host":"logs.us-east-1.amazonaws.com","protocol":"tcp","fromPort":443,"toPort":443,"way":"nat-gateway"',
    )
  })

  test('warns of nodes that have no way out, as text and as JSON', async () => {
    const large = await asked({ instanceFamilies: ['hpc7a', 'c8i'] })
    const { code, err } = await byoa(['egress', '--request', large])
    expect(code).toBe(0)
    expect(err.at(-1)).toMatch(
      /^warning: Instances with several network cards, such as hpc7a\.12xl/,
    )
    const { out } = await byoa(['egress', '--request', large, '--json'])
    const warnings = [expect.objectContaining({ _tag: 'NoPublicAddress', family: 'hpc7a' })]
    expect(JSON.parse(out.join(''))).toMatchObject({ warnings })
  })

  test('exits with 2 for a setup of another connection', async () => {
    const other = await asked({ region: 'us-west-2' })
    const setup = exampleFile('setup.json')
    const { code, err } = await byoa(['egress', '--request', other, '--setup', setup])
    expect(code).toBe(2)
    expect(err.join(' ')).toContain('region: expected us-west-2, as in the request')
  })

  test('exits with 2 without a request', async () => {
    expect((await byoa(['egress', '--request', directory.path('nothing')])).code).toBe(2)
  })
})
