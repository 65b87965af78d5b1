/** Every file that is generated, as it must be. */
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { renderInputTypes } from './inputTypes.ts'
import { servedServices } from './servedActions.ts'
import { renderServiceTypes } from './serviceTypes.ts'
import { upperFirst } from './upperFirst.ts'
import { renderWireSchema } from './wireSchema.ts'
import { type WorldService, worldServices } from './worldInputs.ts'

export interface GeneratedFile {
  readonly path: string
  readonly text: string
}

const packages = join(dirname(fileURLToPath(import.meta.url)), '../..')

const formatter = join(packages, '../node_modules/oxfmt/bin/oxfmt')

const formatted = ({ path, text }: GeneratedFile): GeneratedFile => {
  const arguments_ = [formatter, `--stdin-filepath=${path}`]
  const { status, stdout, stderr } = spawnSync(process.execPath, arguments_, {
    input: text,
    encoding: 'utf8',
    cwd: join(packages, '..'),
  })
  if (status !== 0) throw new Error(`${path} is not formatted: ${stderr}`)
  return { path, text: stdout }
}

const callTypes = (): ReadonlyArray<GeneratedFile> =>
  servedServices.map((service) => ({
    path: join(packages, 'cloud/src/aws', `${service.interfaceName}.ts`),
    text: renderServiceTypes(service),
  }))

const worldFiles = (service: WorldService): ReadonlyArray<GeneratedFile> => [
  {
    path: join(
      packages,
      'cloud-memory/src/aws',
      service.name.toLowerCase(),
      `${upperFirst(service.name)}Inputs.ts`,
    ),
    text: renderInputTypes(service),
  },
  {
    path: join(packages, 'cloud-memory/src/wire/schemas', `${service.name}Schema.ts`),
    text: renderWireSchema(service),
  },
]

/** Renders every file. */
export const generatedFiles = (): ReadonlyArray<GeneratedFile> =>
  [...callTypes(), ...worldServices.flatMap(worldFiles)].map(formatted)
