/**
 * Who may import whom, package by package.
 *
 * ```
 *   core  <-  application  <-  cloud  <-  cloud-aws, cloud-memory  <-  cli
 *                          <-  store-memory                        <-|
 *                          <-  report                              <-|
 *                          <-  store-postgres  <-  worker          <-'
 *      \            \
 *       `------------`-------  testing: imported by tests only
 * ```
 *
 * The lint rule `byoa/layers` reads it for every import, the tidy test for every `package.json`.
 * A package without a row is refused: a new package starts with its row.
 */

/** What the sources of one package may import. */
export interface Layer {
  /** Workspace packages, without the scope. */
  readonly workspace: ReadonlyArray<string>
  /** Packages of the registry; `any` leaves it to the package's own dependencies. */
  readonly registry: ReadonlyArray<string> | 'any'
  /** Whether Node's builtins may be used; without them a package runs anywhere. */
  readonly node: boolean
}

const pure = { node: false } as const

/** The rows, inner layers first. */
export const layers: Readonly<Record<string, Layer>> = {
  core: { ...pure, workspace: [], registry: ['@noble/hashes', 'fp-ts', 'io-ts', 'netmask'] },
  application: { ...pure, workspace: ['core'], registry: ['fp-ts', 'io-ts', 'jose'] },
  cloud: { ...pure, workspace: ['core', 'application'], registry: ['fp-ts', 'io-ts'] },
  'cloud-memory': {
    ...pure,
    workspace: ['core', 'application', 'cloud'],
    registry: ['fp-ts', 'io-ts', 'yaml'],
  },
  'store-memory': { ...pure, workspace: ['core', 'application'], registry: ['fp-ts', 'io-ts'] },
  report: { ...pure, workspace: ['core', 'application'], registry: ['fp-ts'] },
  'store-postgres': {
    node: true,
    workspace: ['core', 'application'],
    registry: ['@electric-sql/pglite', '@noble/hashes', 'fp-ts', 'io-ts', 'pg'],
  },
  'cloud-aws': {
    node: true,
    workspace: ['core', 'application', 'cloud'],
    registry: [
      'fp-ts',
      '@aws-sdk/client-cloudformation',
      '@aws-sdk/client-ec2',
      '@aws-sdk/client-iam',
      '@aws-sdk/client-sts',
      '@smithy/types',
    ],
  },
  worker: {
    node: true,
    workspace: ['core', 'application', 'cloud', 'store-postgres'],
    registry: ['@opentelemetry/api', 'fp-ts', 'io-ts', 'pg-boss', 'pino', 'prom-client'],
  },
  testing: {
    ...pure,
    workspace: ['core', 'application', 'cloud-memory', 'store-memory'],
    registry: ['fp-ts', 'io-ts', 'fast-check', 'vitest'],
  },
  cli: {
    node: true,
    workspace: [
      'core',
      'application',
      'cloud',
      'cloud-aws',
      'cloud-memory',
      'report',
      'store-memory',
      'store-postgres',
      'worker',
    ],
    registry: 'any',
  },
  bench: {
    node: true,
    workspace: [
      'core',
      'application',
      'cloud',
      'cloud-aws',
      'cloud-memory',
      'store-memory',
      'store-postgres',
      'postgres-server',
      'report',
      'testing',
      'cli',
      'worker-fleet',
    ],
    registry: 'any',
  },
  'scripted-aws': { node: true, workspace: ['core', 'cloud', 'cloud-aws'], registry: 'any' },
  'worker-fleet': {
    node: true,
    workspace: [
      'core',
      'application',
      'cloud',
      'cloud-aws',
      'cloud-memory',
      'store-postgres',
      'postgres-server',
      'testing',
    ],
    registry: 'any',
  },
  'postgres-server': { node: true, workspace: [], registry: 'any' },
  'aws-schemas': { node: true, workspace: [], registry: 'any' },
  'house-rules': { node: true, workspace: [], registry: 'any' },
}

/** Packages of the registry that exactly one file may import, with that file's path. */
export const soleImporters: Readonly<Record<string, string>> = {
  netmask: 'packages/core/src/network/Ipv4Cidr.ts',
}

/**
 * The rooms of the core by folder, inner rooms first. A file imports its own room and rooms of
 * earlier rows, types too; rooms of one row do not see each other. `network` names accounts, VPCs
 * and Regions, so `iam/identity` comes before it. `iam` is the index of its first four rooms, and
 * `iam/operators` names what stacks consist of.
 */
export const coreRooms: ReadonlyArray<ReadonlyArray<string>> = [
  ['values'],
  ['codec'],
  ['iam/identity'],
  ['network', 'iam/policy'],
  ['iam/trust', 'iam/permissions'],
  ['iam', 'cloudformation'],
  ['inspection', 'terraform', 'iam/operators'],
  ['onboarding'],
  ['words'],
  ['words/en', 'words/ja'],
]
