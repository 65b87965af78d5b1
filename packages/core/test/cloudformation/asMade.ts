/**
 * What CloudFormation makes of a template, for tests: written without the code that writes
 * templates.
 */
import { type Template, type TemplateRecord, textOf } from '../../src/cloudformation/Template.ts'

/**
 * What stands for `Ref` (logical id), for `Fn::GetAtt` (logical id, dot, attribute) and for the
 * zones of the account (`Zones`, dot, index).
 */
export type MadeIds = Readonly<Record<string, string>>

const idOf = (ids: MadeIds, name: string): string => {
  const id = ids[name]
  if (id === undefined) throw new TypeError(`the test knows no id of ${name}`)
  return id
}

/** Resolves every function in a part of a template. */
export const asMade = (part: unknown, ids: MadeIds): unknown =>
  JSON.parse(JSON.stringify(part), (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value
    if ('Ref' in value) return idOf(ids, String(value.Ref))
    if ('Fn::GetAtt' in value) return idOf(ids, [value['Fn::GetAtt']].flat().join('.'))
    if ('Fn::Select' in value) return idOf(ids, `Zones.${String([value['Fn::Select']].flat()[0])}`)
    if (!('Fn::Sub' in value)) return value
    return String(value['Fn::Sub']).replace(
      /\$\{(!?)([^}]*)\}/g,
      (_whole, escaped: string, name: string) =>
        escaped === '!' ? `\${${name}}` : idOf(ids, name),
    )
  })

export interface InlinePolicyProperties {
  readonly PolicyName: string
  readonly PolicyDocument: unknown
}

/** Returns the inline policies of a role: those inside it, then those that refer to it. */
export const inlinePoliciesIn = (
  { Resources }: Template,
  roleId: string,
): ReadonlyArray<InlinePolicyProperties> => {
  const inside = Resources[roleId]?.Properties['Policies']
  const beside = Object.values(Resources)
    .filter(({ Type }) => Type === 'AWS::IAM::RolePolicy')
    .map(({ Properties }) => Properties)
    .filter(({ RoleName }) => JSON.stringify(RoleName) === JSON.stringify({ Ref: roleId }))
  return [...((inside ?? []) as ReadonlyArray<TemplateRecord>), ...beside].map(
    ({ PolicyName, PolicyDocument }) => ({ PolicyName: textOf(PolicyName), PolicyDocument }),
  )
}
