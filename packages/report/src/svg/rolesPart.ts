/** The roles and the records of the customer's account as parts with texts. */
import type { PictureRole } from '../picture/NetworkPicture.ts'
import type { Part } from './Box.ts'
import { type Drawing, item, markLines, muted, plain, title } from './Drawing.ts'
import { keyOf } from './marksAt.ts'

const rolePart = (drawing: Drawing, role: PictureRole): Part => {
  const { words } = drawing
  const { kind, name, trusts, externalIds, resources } = role
  return item(
    [
      title(words.roles[kind]),
      muted(name),
      ...trusts.map((principal) => plain(`${words.trusts}: ${principal}`)),
      ...externalIds.map((id) => plain(`${words.externalId}: ${id}`)),
      ...(kind === 'rescale' ? markLines(drawing, keyOf.role) : []),
    ],
    resources,
  )
}

/** Returns the roles, that for Rescale on top. */
export const rolesPart = (drawing: Drawing): Part => {
  const { roles } = drawing.picture.customer
  const parts = (isRescales: boolean): ReadonlyArray<Part> =>
    roles
      .filter(({ kind }) => (kind === 'rescale') === isRescales)
      .map((role) => rolePart(drawing, role))
  return { kind: 'group', lines: [], rows: [parts(true), parts(false)], resources: [] }
}

/** Returns what records the traffic of the VPC. */
export const recordParts = ({ picture, words }: Drawing): ReadonlyArray<Part> =>
  picture.customer.records.map(({ retentionDays, resources }) =>
    item([title(words.flowLogs(retentionDays))], resources),
  )
