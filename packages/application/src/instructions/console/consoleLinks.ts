/**
 * Links to pages of the console. Its paths are not documented, but stable for years; the lines of a
 * step name the page, too.
 */
import { type Region, consoleHostIn } from '@byoa/core/iam/identity'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'

/** A page with its query within the console. */
const pages = {
  createStack: '/cloudformation/home?region={region}#/stacks/create',
  stacks: '/cloudformation/home?region={region}#/stacks',
  peerings: '/vpcconsole/home?region={region}#PeeringConnections:',
  routeTables: '/vpcconsole/home?region={region}#RouteTables:',
  vpcs: '/vpcconsole/home?region={region}#vpcs:',
  roles: '/iam/home?region={region}#/roles',
} as const

export type ConsolePageName = keyof typeof pages

/** Returns the link as the field of a page; no field where AWS documents no console host. */
export const linkTo = (region: Region, page: ConsolePageName): { readonly url?: string } =>
  pipe(
    consoleHostIn(region),
    O.match(
      () => ({}),
      (host) => ({ url: `https://${host}${pages[page].replace('{region}', region)}` }),
    ),
  )
