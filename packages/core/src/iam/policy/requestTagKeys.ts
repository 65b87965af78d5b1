import type { RequestContext } from './AccessRequest.ts'

/** A tag that a request carries. */
export interface RequestTag {
  readonly Key: string
  readonly Value: string
}

/**
 * Returns the condition keys that tell policies which tags a request carries; none when it carries
 * no tag.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export const requestTagKeys = (tags: ReadonlyArray<RequestTag>): RequestContext =>
  tags.length === 0
    ? {}
    : {
        ...Object.fromEntries(tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, [Value]])),
        'aws:TagKeys': tags.map(({ Key }) => Key),
      }
