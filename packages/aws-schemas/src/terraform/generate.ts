/**
 * Writes the schema of the AWS provider for Terraform that tests of the core hold its Terraform
 * files to. Run it by hand after a change of the version below or of the types in the files; npm
 * and `tar` must be on the PATH. The package that the schema is read from is no dependency.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { formatted, packages } from '../formatted.ts'
import { providerVersionIn, readBlock, readProviderBlock } from './readBlock.ts'
import type { ProviderSchema, SchemaBlock } from './ProviderSchema.ts'

const source = '@cdktn/provider-aws@25.7.0'

const tests = join(packages, 'core/test/terraform')

const run = (program: string, args: ReadonlyArray<string>, cwd: string): string => {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`)
  return stdout
}

/** Returns the types in every Terraform file, e.g. of `resource`. */
const typesIn = (section: 'resource' | 'data'): ReadonlyArray<string> => {
  const golden = join(tests, 'golden')
  const types = readdirSync(golden)
    .filter((file) => file.endsWith('.tf.json'))
    .map((file) => JSON.parse(readFileSync(join(golden, file), 'utf8')) as Record<string, object>)
    .flatMap((document) => Object.keys(document[section] ?? {}))
  return [...new Set(types)].toSorted()
}

/** Where a type has its module: `aws_iam_role` in `iam-role`. */
const moduleOf = (prefix: string, type: string): string =>
  `package/lib/${prefix}${type.replace(/^aws_/, '').replaceAll('_', '-')}/index.js`

const generate = (folder: string): string => {
  const pack = ['pack', source, '--json', '--pack-destination', folder]
  const [{ filename, integrity }] = JSON.parse(run('npm', pack, folder)) as [
    { readonly filename: string; readonly integrity: string },
  ]
  const providerModule = moduleOf('', 'provider')
  const resources = typesIn('resource').map((type) => [type, moduleOf('', type)] as const)
  const data = typesIn('data').map((type) => [type, moduleOf('data-aws-', type)] as const)
  const modules = [...resources, ...data].map(([, path]) => path)
  run('tar', ['-xzf', filename, providerModule, ...modules], folder)
  const textOf = (path: string): string => readFileSync(join(folder, path), 'utf8')
  const blocksOf = (
    types: ReadonlyArray<readonly [string, string]>,
  ): Readonly<Record<string, SchemaBlock>> =>
    Object.fromEntries(types.map(([type, path]) => [type, readBlock(textOf(path), type)]))
  const schema: ProviderSchema = {
    source: {
      provider: `hashicorp/aws ${providerVersionIn(textOf(providerModule))}`,
      package: source,
      integrity,
      licence: 'MPL-2.0',
      generatedBy: 'pnpm --filter @byoa/aws-schemas run generate:terraform',
      omitted: 'descriptions, blocks of the provider, limits of blocks other than 1',
    },
    provider: readProviderBlock(textOf(providerModule)),
    resources: blocksOf(resources),
    data: blocksOf(data),
  }
  return JSON.stringify(schema)
}

const folder = mkdtempSync(join(tmpdir(), 'provider-'))
try {
  const path = join(tests, 'awsProviderSchema.json')
  writeFileSync(path, formatted({ path, text: generate(folder) }).text)
} finally {
  rmSync(folder, { recursive: true })
}
