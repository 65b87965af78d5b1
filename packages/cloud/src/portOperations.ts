import type { Failure } from '@byoa/application'
import type { Region } from '@byoa/core/iam/identity'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { CloudTask } from './failures/CloudError.ts'
import { failureOf } from './failures/failureOf.ts'

/** Builds a port operation from one on the cloud of its input's Region. */
export type PortOperation<Port, Cloud> = <Input extends { readonly region: Region }, A>(
  name: keyof Port & string,
  run: (cloud: Cloud, input: NoInfer<Input>) => CloudTask<A>,
) => (input: Input) => TE.TaskEither<Failure, A>

/** Returns a builder of a port's operations; their failures name the port. */
export const portOperations =
  <Port, Cloud>(portName: string, cloudIn: (region: Region) => Cloud): PortOperation<Port, Cloud> =>
  (name, run) =>
  (input) =>
    pipe(run(cloudIn(input.region), input), TE.mapLeft(failureOf(`${portName}.${name}`)))
