/** What the picture says in one language. */
import type { FindingLevel } from '@byoa/core/inspection'
import type { Egress } from '@byoa/core/values'

import type {
  FlowPeer,
  NetworkPicture,
  PictureFlow,
  PictureGateway,
  PicturePeering,
  PictureRole,
  PictureRoute,
  PictureStage,
  RouteState,
} from '../picture/NetworkPicture.ts'

type WordsFor<Name extends string> = Readonly<Record<Name, string>>

export interface PictureWords {
  readonly title: (picture: NetworkPicture) => string
  readonly stages: WordsFor<PictureStage>
  readonly customerAccount: string
  readonly rescaleAccount: string
  readonly region: string
  readonly egress: WordsFor<Egress>
  /** Before the stack, or before the setup, exists. */
  readonly notYetKnown: string
  readonly noBlock: string
  readonly secondary: string
  readonly notAssociated: string
  readonly zone: (name: string) => string
  readonly nodesFit: (count: number) => string
  readonly natSubnet: string
  readonly gateways: WordsFor<PictureGateway['kind']>
  readonly routeTable: string
  readonly routeTables: string
  readonly via: WordsFor<PictureRoute['via']>
  readonly routeStates: WordsFor<RouteState>
  readonly securityGroup: string
  readonly directions: WordsFor<PictureFlow['direction']>
  readonly peers: WordsFor<FlowPeer>
  readonly allTraffic: string
  readonly roles: WordsFor<PictureRole['kind']>
  readonly trusts: string
  readonly externalId: string
  readonly flowLogs: (days: number) => string
  readonly assumeRole: string
  readonly peering: string
  readonly peeringStatuses: WordsFor<PicturePeering['status']>
  readonly expires: string
  readonly routeToRescale: string
  readonly routeToCustomer: string
  readonly levels: WordsFor<FindingLevel>
}
