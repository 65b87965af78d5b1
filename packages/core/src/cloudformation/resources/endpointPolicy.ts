import type { TemplateRecord } from '../Template.ts'

/** Returns the policy of an endpoint, in which a principal may be `*`. */
export const endpointPolicy = (statements: ReadonlyArray<TemplateRecord>): TemplateRecord => ({
  Version: '2012-10-17',
  Statement: statements,
})
