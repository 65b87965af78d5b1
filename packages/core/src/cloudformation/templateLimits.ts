/**
 * The limits that CloudFormation puts on a template, checked before anybody uploads one.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
import type { Template } from './Template.ts'
import { utf8 } from '../codec/utf8.ts'

// model

export interface TemplateLimits {
  /** A template in a request, or pasted into the console. */
  readonly bodyBytes: number
  /** A template that CloudFormation fetches from S3. */
  readonly uploadBytes: number
  readonly resources: number
  readonly outputs: number
  readonly logicalIdCharacters: number
  readonly descriptionBytes: number
}

export const templateLimits: TemplateLimits = {
  bodyBytes: 51_200,
  uploadBytes: 1_000_000,
  resources: 500,
  outputs: 200,
  logicalIdCharacters: 255,
  descriptionBytes: 1_024,
}

const limitNames = Object.keys(templateLimits) as ReadonlyArray<keyof TemplateLimits>

/** A limit that a template breaks, with how far it goes. */
export interface LimitExceeded {
  readonly limit: keyof TemplateLimits
  readonly actual: number
  readonly maximum: number
}

// queries

/**
 * Returns how many bytes text takes in a file or a request.
 *
 * @example
 * import { sizeBytesOf } from '@byoa/core/cloudformation'
 *
 * sizeBytesOf('日本') // => 6
 */
export const sizeBytesOf = (body: string): number => utf8(body).length

/**
 * Returns every limit that a template of a size breaks; `bodyBytes` only matters when it is not
 * uploaded.
 *
 * @example
 * import { type Template, limitsExceeded } from '@byoa/core/cloudformation'
 *
 * const template: Template = {
 *   AWSTemplateFormatVersion: '2010-09-09',
 *   Description: 'A role',
 *   Resources: { Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'Access' } } },
 *   Outputs: {},
 * }
 *
 * limitsExceeded(template, 60_000)
 * // => [{ limit: 'bodyBytes', actual: 60_000, maximum: 51_200 }]
 */
export const limitsExceeded = (
  template: Template,
  sizeBytes: number,
): ReadonlyArray<LimitExceeded> => {
  const logicalIds = Object.keys(template.Resources)
  const actual: TemplateLimits = {
    bodyBytes: sizeBytes,
    uploadBytes: sizeBytes,
    resources: logicalIds.length,
    outputs: Object.keys(template.Outputs).length,
    logicalIdCharacters: Math.max(0, ...logicalIds.map((logicalId) => logicalId.length)),
    descriptionBytes: sizeBytesOf(template.Description),
  }
  return limitNames
    .filter((limit) => actual[limit] > templateLimits[limit])
    .map((limit) => ({ limit, actual: actual[limit], maximum: templateLimits[limit] }))
}

/**
 * Tells whether a template is small enough to be pasted or sent in a request, without an upload to
 * S3.
 */
export const isPasteable = (sizeBytes: number): boolean => sizeBytes <= templateLimits.bodyBytes
