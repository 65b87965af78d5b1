/** What checks of the role have in common. */
import type { FindingLevel } from '../InspectionFinding.ts'
import type { Party } from '../../values/Party.ts'
import type { AgreedConnection } from '../AgreedConnection.ts'
import { isReported } from './agreedParts.ts'

const guide = 'https://docs.aws.amazon.com/IAM/latest/UserGuide'

/** Returns the role that was reported. */
export const roleOf = ({ stack }: AgreedConnection): string => stack?.roleArn ?? 'role'

interface AboutRole {
  readonly level: FindingLevel
  readonly owner: Party
  readonly source: string
  readonly applies: (agreed: AgreedConnection) => boolean
}

/** Returns what there is to know of a check that relies on a page of IAM's guide. */
export const aboutRole = (page: string): AboutRole => ({
  level: 'error',
  owner: 'customer',
  source: `${guide}/${page}`,
  applies: isReported,
})

/** The page about external IDs. */
export const externalIdPage = 'confused-deputy.html'
