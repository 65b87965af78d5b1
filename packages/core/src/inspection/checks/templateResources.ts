import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Resource, ResourceType } from '../../cloudformation/Template.ts'
import { setupTemplate } from '../../cloudformation/setupTemplate.ts'
import type { AgreedConnection } from '../AgreedConnection.ts'

/** A resource with its name in the template. */
export interface NamedResource extends Resource {
  readonly logicalId: string
}

/** Returns the resources of a type in the agreed template; none when there can be no template. */
export const templateResources = (
  { setup }: AgreedConnection,
  ...types: ReadonlyArray<ResourceType>
): ReadonlyArray<NamedResource> =>
  pipe(
    setupTemplate(setup),
    E.match(
      () => [],
      ({ template }) =>
        Object.entries(template.Resources)
          .filter(([, { Type }]) => types.includes(Type))
          .map(([logicalId, resource]) => ({ ...resource, logicalId })),
    ),
  )
