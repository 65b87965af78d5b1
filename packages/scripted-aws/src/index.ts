export {
  type Received,
  type Xml,
  type Reply,
  type Script,
  type FakeAws,
  answer,
  awsError,
  broken,
  page,
  fakeAws,
  filterOf,
} from './fakeAws.ts'
export { type FakeWait, fakeWait } from './fakeWait.ts'
export {
  region,
  rescaleAccountId,
  customerAccountId,
  strangerAccountId,
  companyCode,
  onboardingId,
  externalId,
  rescaleVpcId,
  customerVpcId,
  peeringId,
  formerPeeringId,
  strangePeeringId,
  routeTableId,
  otherRouteTableId,
  roleArn,
  rescaleCidr,
  customerCidr,
  setupOf,
} from './samples.ts'
export { valid, refused } from './valid.ts'
export {
  type MotoServer,
  hasMotoServer,
  isMotoRequired,
  motoCredentials,
  startMotoServer,
} from './motoServer.ts'
