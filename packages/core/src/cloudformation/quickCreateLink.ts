/**
 * A link that opens the console with the template filled in. The user can still edit everything, so
 * the link proves nothing: the role is verified by assuming it.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-console-create-stacks-quick-create-links.html
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'

import {
  type Partition,
  type Region,
  consoleHostIn,
  partitionOfRegion,
} from '../iam/identity/Partition.ts'
import { StackName } from './StackName.ts'

export interface QuickCreateRequest {
  readonly region: Region
  /**
   * The URL of the template: an S3 object that the customer's administrator can read, in the same
   * partition.
   */
  readonly templateUrl: string
  readonly stackName: string
}

export type QuickCreateLinkError =
  /** AWS documents no console host for the partition. */
  | { readonly _tag: 'NoConsole'; readonly partition: Partition }
  | { readonly _tag: 'NotHttps'; readonly templateUrl: string }
  | {
      readonly _tag: 'UrlTooLong'
      readonly characters: number
      readonly maximumCharacters: number
    }
  | { readonly _tag: 'MalformedStackName'; readonly stackName: string }

/** What the console accepts in a link. */
const longestTemplateUrlCharacters = 1_024

/**
 * Returns the link; Left when there is no console to open or CloudFormation would not take what it
 * carries.
 *
 * @example
 * import { quickCreateLink } from '@byoa/core/cloudformation'
 * import { parseRegion } from '@byoa/core/iam/identity'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 *
 * const templateUrl = 'https://example.s3.amazonaws.com/template.json'
 *
 * pipe(
 *   parseRegion('us-east-1'),
 *   E.flatMap((region) => quickCreateLink({ region, templateUrl, stackName: 'rescale' })),
 *   E.map((link) => new RegExp('stackName=(.*)$').exec(link)?.[1]),
 * )
 * // => E.right('rescale')
 */
export const quickCreateLink = (
  request: QuickCreateRequest,
): E.Either<QuickCreateLinkError, string> => {
  const { region, templateUrl, stackName } = request
  const host = consoleHostIn(region)
  if (O.isNone(host)) return E.left({ _tag: 'NoConsole', partition: partitionOfRegion(region) })
  if (!templateUrl.startsWith('https://')) return E.left({ _tag: 'NotHttps', templateUrl })
  if (templateUrl.length > longestTemplateUrlCharacters) {
    return E.left({
      _tag: 'UrlTooLong',
      characters: templateUrl.length,
      maximumCharacters: longestTemplateUrlCharacters,
    })
  }
  if (!StackName.is(stackName)) return E.left({ _tag: 'MalformedStackName', stackName })
  const query = `templateURL=${encodeURIComponent(templateUrl)}&stackName=${encodeURIComponent(stackName)}`
  return E.right(
    `https://${host.value}/cloudformation/home?region=${region}#/stacks/create/review?${query}`,
  )
}
