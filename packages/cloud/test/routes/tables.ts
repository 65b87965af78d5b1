/** Route tables as EC2 keeps and describes them. */
import {
  type Received,
  type Reply,
  type Xml,
  answer,
  awsError,
  customerVpcId,
  filterOf,
} from '@byoa/scripted-aws'

export interface KeptRoute {
  readonly destination: string
  /** `local`, `igw-…`, `pcx-…`, `nat-…` */
  readonly target: string
  readonly state?: 'active' | 'blackhole'
}

export type KeptTables = Map<string, KeptRoute[]>

const targetField = (target: string): { readonly [name: string]: Xml } => {
  if (target.startsWith('pcx-')) return { vpcPeeringConnectionId: target }
  if (target.startsWith('nat-')) return { natGatewayId: target }
  return { gatewayId: target }
}

const describedTable = (id: string, routes: ReadonlyArray<KeptRoute>): Xml => ({
  routeTableId: id,
  vpcId: customerVpcId,
  routeSet: routes.map(({ destination, target, state }) => ({
    destinationCidrBlock: destination,
    ...targetField(target),
    state: state ?? 'active',
    origin: 'CreateRoute',
  })),
  associationSet: [],
})

export const describedTables = (tables: KeptTables, ids: ReadonlyArray<string>): Reply =>
  answer({
    routeTableSet: [...tables]
      .filter(([id]) => ids.includes(id))
      .map(([id, routes]) => describedTable(id, routes)),
  })

const create = (tables: KeptTables, { params }: Received): Reply => {
  const routes = tables.get(params['RouteTableId'] ?? '')
  const destination = params['DestinationCidrBlock'] ?? ''
  if (routes === undefined) return awsError('InvalidRouteTableID.NotFound')
  if (routes.some((route) => route.destination === destination)) {
    return awsError('RouteAlreadyExists', `The route identified by ${destination} already exists.`)
  }
  routes.push({ destination, target: params['VpcPeeringConnectionId'] ?? '' })
  return answer({ return: true })
}

const remove = (tables: KeptTables, { params }: Received): Reply => {
  const routes = tables.get(params['RouteTableId'] ?? '')
  const at = routes?.findIndex(({ destination }) => destination === params['DestinationCidrBlock'])
  if (routes === undefined || at === undefined || at < 0) return awsError('InvalidRoute.NotFound')
  routes.splice(at, 1)
  return answer({ return: true })
}

const replace = (tables: KeptTables, received: Received): Reply => {
  const removed = remove(tables, received)
  return removed.kind === 'answer' ? create(tables, received) : removed
}

/** What EC2 does with route tables, as a script. */
export const routing = (
  tables: KeptTables,
): Readonly<Record<string, (received: Received) => Reply>> => ({
  DescribeRouteTables: (received) => describedTables(tables, filterOf(received, 'route-table-id')),
  CreateRoute: (received) => create(tables, received),
  DeleteRoute: (received) => remove(tables, received),
  ReplaceRoute: (received) => replace(tables, received),
})
