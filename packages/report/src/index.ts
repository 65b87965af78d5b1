// the network picture as data
export type {
  CustomerSide,
  Depiction,
  FlowPeer,
  Mark,
  NetworkPicture,
  PictureBlock,
  PictureFlow,
  PictureGateway,
  PicturePeering,
  PictureRecords,
  PictureRole,
  PictureRoute,
  PictureRouteTable,
  PictureSecurityGroup,
  PictureStage,
  PictureSubnet,
  PictureZone,
  Place,
  RescaleSide,
  RouteState,
} from './picture/NetworkPicture.ts'
export type { HeldDocuments } from './picture/HeldDocuments.ts'
export { pictureOfDocuments } from './picture/pictureOfDocuments.ts'
export { pictureOfRequest, pictureOfVerdict } from './picture/pictureOfProposal.ts'
export type { PictureWithTemplate } from './picture/pictureOfAgreement.ts'
export { pictureOfState } from './picture/pictureOfState.ts'
export { marksOfFindings } from './picture/marksOfFindings.ts'
export { type AnyCheckResult, marksOfChecks } from './picture/marksOfChecks.ts'
export { withChecks } from './picture/withChecks.ts'
export { withFindings, withMarks } from './picture/withFindings.ts'

// its forms
export { type SvgOptions, renderSvg } from './svg/renderSvg.ts'
export { renderMermaid } from './mermaid/renderMermaid.ts'

// the pages
export type {
  OnboardingReport,
  ReportCheck,
  ReportDocument,
  ReportTask,
  TaskInstructions,
  Texts,
} from './page/OnboardingReport.ts'
export { type Reader, reportOf } from './page/reportOf.ts'
export { reportOfDocuments } from './page/reportOfDocuments.ts'
export { renderPage } from './page/renderPage.ts'
export { type OnboardingList, renderList } from './page/renderList.ts'
