/** Every file that is generated, as it must be. */
import { join } from 'node:path'

import * as cloudFormation from '@aws-sdk/client-cloudformation'
import * as ec2 from '@aws-sdk/client-ec2'
import * as iam from '@aws-sdk/client-iam'
import * as sts from '@aws-sdk/client-sts'

import { type GeneratedFile, formatted, packages } from './formatted.ts'
import { renderInputTypes } from './inputTypes.ts'
import { servedServices } from './servedActions.ts'
import { renderServiceTypes } from './serviceTypes.ts'
import { renderWireSchema } from './wireSchema.ts'
import { type WorldService, worldServices } from './worldInputs.ts'

const clients: Readonly<Record<string, object>> = { ec2, iam, cloudformation: cloudFormation, sts }

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const callTypes = (): ReadonlyArray<GeneratedFile> =>
  servedServices.map((service) => ({
    path: join(packages, 'cloud/src/aws', `${service.interfaceName}.ts`),
    text: renderServiceTypes(service, clients[service.prefix] ?? {}),
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
