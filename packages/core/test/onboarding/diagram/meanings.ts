/** What each event means, for the reference page. */
import type { OnboardingEventType } from '../../../src/onboarding/OnboardingEvent.ts'

export const meanings: { readonly [Type in OnboardingEventType]: string } = {
  OnboardingRequested:
    'A customer requested the connection of an account and Region; a Rescale VPC with room was chosen.',
  CidrLeased:
    'The proposed CIDR passed its review, possibly with warnings, and is held for a limited time.',
  CidrDeclined: 'The proposed CIDR has conflicts: all of them, and the nearest free blocks.',
  LeaseExtended: 'The block is held longer.',
  LeaseLapsed: 'The time to run the stack is over; the block is released.',
  SetupIssued: 'Rescale handed over external ID, account ID, Region, CIDR and template.',
  StackReported:
    'The customer returned role ARN and VPC, for the first time or because the stack was replaced; everything is verified from the start.',
  RoleVerified: 'The role admits Rescale with its external ID, and nobody without it.',
  RoleRejected: 'A probe of the role had the wrong result; the event has the problems.',
  TrustVerified: 'The trust policy of the role was read and trusts only Rescale.',
  TrustRejected:
    'The trust policy of the role trusts others than Rescale; the event has the findings.',
  TrustUnreadable:
    'The role cannot read its own trust policy, so the customer is asked to report it.',
  AccessLost: 'The customer’s account refused a call through the role; the event has the call.',
  AccessRegained: 'The customer’s account could be read through the role again.',
  VpcVerified: 'The VPC is as agreed, possibly with warnings.',
  VpcRejected: 'The VPC is not as agreed; the event has the differences.',
  PeeringRequested: 'Rescale requested the VPC peering; the request expires after seven days.',
  PeeringActivated: 'The customer accepted the peering and AWS made it active.',
  PeeringFailed: 'AWS could not create the peering, for example because blocks overlap.',
  PeeringRejected: 'The customer rejected the peering.',
  PeeringExpired: 'Nobody accepted the peering in time.',
  PeeringDeleted: 'Either side deleted the peering, or it was not visible twice.',
  PeeringRetryApproved:
    'A person has the peering requested again, after three requests that failed.',
  ResourceNotVisible: 'AWS did not show a peering or a VPC; it is described again.',
  ResourceVisibleAgain: 'AWS shows the resource again.',
  RoutesInstalled: 'Every route table of one side routes to the other over the peering.',
  RoutesMissing: 'A route table of one side does not; the event has the missing routes.',
  DriftFound: 'An inspection found a problem of the connection.',
  DriftCleared: 'A later inspection found no problems.',
  Suspended: 'A party suspended the use of the connection without removing it.',
  Resumed:
    'A party lifted its suspension; when no other is left, the connection is verified before it is used.',
  ExternalIdRotationBegun: 'Rescale issued the next external ID; the old ID still works.',
  ExternalIdRotationProbed: 'The role was probed with both IDs.',
  ExternalIdRotationCompleted: 'Only the next ID works, and becomes the current ID.',
  ExternalIdRotationAbandoned: 'Rescale abandoned the rotation; the ID does not change.',
  SecondaryCidrAgreed:
    'A secondary block of the customer’s VPC was agreed and is held until the customer associates it.',
  SecondaryCidrDisassociated:
    'The block is no longer associated with the VPC; it is held again until it expires.',
  SecondaryCidrAssociated: 'The block is associated with the VPC, and needs routes from then on.',
  SecondaryCidrReleased: 'The block is released: it was not associated in time, or not wanted.',
  RescaleVpcChanged: 'The Rescale VPC has other blocks or route tables than before.',
  OnboardingCancelled: 'A party cancelled before the connection worked; what exists is removed.',
  OffboardingBegun: 'A party began to remove the connection.',
  OffboardingAborted:
    'The party that began the offboarding stopped it before anything was removed; everything is verified again.',
  RescaleRoutesRemoved: 'Rescale’s route tables have no routes over the peering.',
  CustomerRoutesRemoved: 'The customer’s route tables have no routes over the peering.',
  PeeringRemoved: 'Every peering is deleted; outside a teardown, every peering to a former VPC.',
  StackDeleted:
    'The customer deleted the stack with its role and VPC; also the stack of an abandoned setup.',
  LeftoversFound:
    'Resources prevent the stack’s deletion, or are still in the account; the event names them.',
  AccountClean: 'Nothing of the onboarding is left in the account.',
  ClosedUnconfirmed:
    'Rescale closed a teardown that the customer did not confirm, after removing its own routes and peerings; the event has the unconfirmed steps.',
  WorkFailed: 'Work of Rescale’s failed with an error that is not transient.',
  WorkRecovered: 'That work succeeded.',
  WorkRetryRequested: 'A person has failed work retried at once.',
}
