/** Every file that is generated, as it must be. */
import { join } from 'node:path'

import { type GeneratedFile, formatted, packages } from './formatted.ts'
import { renderInputTypes } from './inputTypes.ts'
import { servedServices } from './servedActions.ts'
import { renderServiceTypes } from './serviceTypes.ts'
import { upperFirst } from './upperFirst.ts'
import { renderWireSchema } from './wireSchema.ts'
import { type WorldService, worldServices } from './worldInputs.ts'

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
