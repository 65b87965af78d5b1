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
export {
  pictureOfRequest,
  pictureOfSetup,
  pictureOfStackReport,
} from './picture/pictureOfDocuments.ts'
export { pictureOfState } from './picture/pictureOfState.ts'
export { marksOfFindings } from './picture/marksOfFindings.ts'
export { withFindings, withMarks } from './picture/withFindings.ts'

// its forms
export { type SvgOptions, renderSvg } from './svg/renderSvg.ts'
export { renderMermaid } from './mermaid/renderMermaid.ts'

// the pages
export {
  type Instruction,
  type OnboardingReport,
  type ReportCheck,
  type ReportDocument,
  type ReportTask,
  tasksOf,
} from './page/OnboardingReport.ts'
export { renderPage } from './page/renderPage.ts'
export { type OnboardingList, renderList } from './page/renderList.ts'
