import type { MissingRoute, MissingRouteProblem } from '../../inspection/MissingRoute.ts'

type Describe = (route: MissingRoute) => string

const destinationOf = ({ found, destination }: MissingRoute): string =>
  found?.destination ?? destination

const targetOf = ({ found }: MissingRoute): string => found?.target ?? 'another target'

const texts: { readonly [Problem in MissingRouteProblem]: Describe } = {
  'no-table': ({ routeTableId, destination }) =>
    `Route table ${routeTableId}, which should have a route to ${destination}, was not found. Check that it was not deleted.`,
  absent: ({ routeTableId, destination }) =>
    `Route table ${routeTableId} has no route to ${destination} over the VPC peering connection. Add one.`,
  blackhole: (route) =>
    `Route table ${route.routeTableId} drops packets to ${destinationOf(route)}: the target of that route, ${targetOf(route)}, no longer exists. Replace the route with one to the VPC peering connection.`,
  'other-target': (route) =>
    `Route table ${route.routeTableId} sends ${destinationOf(route)} to ${targetOf(route)}. Change the target of that route to the VPC peering connection.`,
  shadowed: (route) =>
    `Route table ${route.routeTableId} has a more specific route inside ${route.destination}: ${destinationOf(route)} goes to ${targetOf(route)}. Remove it, or change its target to the VPC peering connection.`,
}

/** Says what keeps packets of a route table from the peering, and what to change. */
export const describeMissingRoute = (route: MissingRoute): string => texts[route.problem](route)
