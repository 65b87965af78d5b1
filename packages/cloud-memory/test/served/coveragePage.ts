/** The reference page of what the sandbox serves. */
import { type Service, services } from '@byoa/cloud-memory/wire'

import { type Coverage, filtersOf, parametersOf, structuresOf } from './actionCoverage.ts'
import { type TypeCoverage, resourceTypeCoverage, templateForms } from './templateCoverage.ts'

// cells

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``

/** More names than this are folded. */
const mostShown = 12

const cell = (names: ReadonlyArray<string>): string => {
  const list = names.map(code).join(', ')
  return names.length > mostShown
    ? `<details><summary>${names.length}</summary>${list}</details>`
    : list
}

const table = (
  heads: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<string>>,
): string => {
  const line = (cells: ReadonlyArray<string>): string => `| ${cells.join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}

const coverageTable = (head: string, rows: ReadonlyArray<Coverage>): string =>
  table(
    [head, 'served', 'refused by name'],
    rows.map(({ name, served, refused }) => [code(name), cell(served), cell(refused)]),
  )

// sections

const titles: Readonly<Record<Service['name'], string>> = {
  ec2: 'EC2',
  iam: 'IAM',
  sts: 'STS',
  cloudformation: 'CloudFormation',
}

const section = (title: string, level: string, body: string, rows: number): string =>
  rows === 0 ? '' : `${level} ${title}\n\n${body}\n`

const serviceText = (service: Service): string => {
  const title = titles[service.name]
  const [actions, filters, structures] = [
    parametersOf(service),
    filtersOf(service),
    structuresOf(service),
  ]
  return [
    section(title, '##', coverageTable('action', actions), 1),
    section(`Filters of ${title}`, '###', coverageTable('action', filters), filters.length),
    section(
      `Structures in parameters of ${title}`,
      '###',
      coverageTable('structure', structures),
      structures.length,
    ),
  ]
    .filter((text) => text !== '')
    .join('\n')
}

const formsTable = (): string =>
  table(
    ['what', 'served', 'refused'],
    templateForms().map(({ name, served, refused }) => [name, cell(served), cell(refused)]),
  )

const typeRow = ({ name, served, refused, attributes }: TypeCoverage): ReadonlyArray<string> => [
  code(name),
  cell(served),
  cell(refused),
  cell(attributes),
]

const typesTable = (types: ReadonlyArray<TypeCoverage>): string =>
  table(
    ['type', 'properties served', 'refused by name', 'attributes of `Fn::GetAtt`'],
    types.map(typeRow),
  )

const introduction = `# What the sandbox serves

The actions, parameters, filters and templates that the in-memory AWS answers, in a program
([\`@byoa/cloud-memory\`](../../packages/cloud-memory/README.md)) or as
[the sandbox](../how-to/use-the-sandbox.md).

- Parameters have the names of AWS's API reference, without numbers: \`Filter\` is \`Filter.1\`,
  \`Filter.2\`, … on the wire, \`Filters\` in an SDK, \`--filters\` in the AWS CLI.
- \`Name!\` must be given. \`Name = a, b\` is served with these values only; any other is refused.
  \`Name (Structure)\` holds a structure that has a row of its own.
- What is refused by name is \`UnsupportedOperation\` (EC2) or \`ValidationError\` (the others), with
  the name in the message. A parameter that AWS does not know is \`UnknownParameter\`, a filter that is
  not served \`InvalidParameterValue\`, an action that is not listed \`InvalidAction\`. Nothing is
  accepted and ignored.
- \`ListPolicies\` is served with \`Scope\` \`Local\`, or with \`OnlyAttached\`: most policies that AWS keeps
  are not here.
- \`AssumeRole\` answers without \`PackedPolicySize\`, and never \`PackedPolicyTooLarge\`: AWS does not publish how
  it packs session policies and tags.
- \`RunInstances\` is served with \`DryRun\` only: there are no instances here. The permissions on every resource of the
  launch are evaluated, those on the KMS key of its volumes are not.
- Filters are those that AWS documents for the action; \`tag:<key>\` is a filter for each key.

This page is generated: parameters and properties from the tables that the code reads, filters and
forms of templates by trying out each one that AWS documents. After a change,
\`npx -y pnpm@12 test coveragePage -u\` writes it anew; the same test fails while it is out of date.
`

/** Renders the page. */
export const coveragePage = (): string => {
  const types = resourceTypeCoverage()
  return [
    introduction,
    ...services.map(serviceText),
    section('Templates', '##', formsTable(), 1),
    section('Resource types of templates', '###', typesTable(types), 1),
  ].join('\n')
}
