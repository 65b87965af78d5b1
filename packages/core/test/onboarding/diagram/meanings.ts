/** What each event means, for the reference page. */
import type { OnboardingEventType } from '../../../src/onboarding/OnboardingEvent.ts'

export const meanings: { readonly [Type in OnboardingEventType]: string } = {
  OnboardingRequested:
    'A customer asked to have one account and Region connected; a Rescale VPC with room was chosen.',
  CidrLeased: 'The proposed CIDR passed its review and is held for a time, perhaps with warnings.',
  CidrDeclined: 'The proposed CIDR has conflicts: all of them, and the nearest free blocks.',
  LeaseExtended: 'The block is held longer.',
  LeaseLapsed: 'The time to run the stack is over; the block is free for others.',
  SetupIssued: 'Rescale handed over external ID, account ID, Region, CIDR and template.',
  StackReported:
    'The customer returned role ARN and VPC, for the first time or because the stack was replaced; everything is verified from the start.',
  RoleVerified: 'The role lets in Rescale with its external ID, and nobody without it.',
  RoleRejected: 'A probe of the role answered otherwise than it must; it says which.',
  TrustVerified: 'The trust policy of the role was read and names nobody but Rescale.',
  TrustRejected: 'The trust policy of the role lets in others than Rescale; it says how.',
  TrustUnreadable:
    'The role may not read its own trust policy, so the customer is asked to report it.',
  AccessLost: 'The customer’s account refused a call through the role; it says which.',
  AccessRegained: 'The customer’s account could be read through the role again.',
  VpcVerified: 'The VPC is the one that was agreed, perhaps with warnings.',
  VpcRejected: 'The VPC is not the one that was agreed; it says how it differs.',
  PeeringRequested: 'Rescale requested the VPC peering; AWS lets it expire after seven days.',
  PeeringActivated: 'The customer accepted the peering and AWS made it active.',
  PeeringFailed: 'AWS could not make the peering, for example because blocks overlap.',
  PeeringRejected: 'The customer rejected the peering.',
  PeeringExpired: 'Nobody accepted the peering in time.',
  PeeringDeleted: 'Either side deleted the peering, or it was not visible twice.',
  PeeringRetryApproved:
    'A person has Rescale request the peering again, after three requests that came to nothing.',
  ResourceNotVisible:
    'AWS did not show a peering or a VPC; it is looked for again, and nothing else follows.',
  ResourceVisibleAgain: 'AWS shows the resource again.',
  RoutesInstalled: 'Every table of one side sends its packets over the peering.',
  RoutesMissing: 'A table of one side does not; it says which, and where the packets go.',
  DriftFound: 'An inspection saw something that is not as it should be.',
  DriftCleared: 'A later inspection saw that all is well again.',
  Suspended: 'A party stopped the use of the connection without taking it down.',
  Resumed:
    'A party lifted its suspension; when no other is left, the connection is verified before it is used.',
  ExternalIdRotationBegun: 'Rescale gave out a next external ID; the old one still works.',
  ExternalIdRotationProbed: 'The role was probed with both IDs.',
  ExternalIdRotationCompleted:
    'The next ID is the only one that works, and is the ID from here on.',
  ExternalIdRotationAbandoned: 'Rescale gave the rotation up; the ID stays as it is.',
  SecondaryCidrAgreed:
    'Another block of the customer’s VPC was agreed and is held for the customer to associate it.',
  SecondaryCidrDisassociated:
    'The block is no longer associated with the VPC; it is held once more until it expires.',
  SecondaryCidrAssociated: 'The block is associated with the VPC, and is routed to from here on.',
  SecondaryCidrReleased:
    'The block is free for others: it was not associated in time, or not wanted.',
  RescaleVpcChanged: 'The Rescale VPC has other blocks or route tables than before.',
  OnboardingCancelled: 'A party gave up before the connection worked; what was made is undone.',
  OffboardingBegun: 'A party wants what was made to be taken down.',
  OffboardingAborted:
    'The party that began the offboarding stopped it before anything was removed; everything is verified again.',
  RescaleRoutesRemoved: 'Rescale’s tables no longer name the peering.',
  CustomerRoutesRemoved: 'The customer’s tables no longer name the peering.',
  PeeringRemoved: 'Every peering is deleted; outside a teardown, every peering to a former VPC.',
  StackDeleted:
    'The customer deleted the stack, and role and VPC with it; also one of a setup that was given up.',
  LeftoversFound:
    'Something keeps the stack from being deleted, or is still in the account; it says what.',
  AccountClean: 'Nothing of the onboarding is left in the account.',
  ClosedUnconfirmed:
    'Rescale closed a teardown that the customer did not confirm, after removing its own routes and peerings; it says what is not confirmed.',
  WorkFailed: 'Work of Rescale’s failed with an error that does not pass by itself.',
  WorkRecovered: 'That work succeeded.',
  WorkRetryRequested: 'A person has failed work tried again at once.',
}
