/** Templates that ask for far more work than they are long. */

const gateway = { Type: 'AWS::EC2::InternetGateway' }

const bodyOf = (sections: object): string =>
  JSON.stringify({ Resources: { Gateway: gateway }, ...sections })

const withTag = (Value: unknown): string =>
  bodyOf({
    Resources: { Gateway: { ...gateway, Properties: { Tags: [{ Key: 'Name', Value }] } } },
  })

const nested = (times: number, wrap: (inner: unknown) => unknown, innermost: unknown): unknown => {
  let value = innermost
  for (let time = 0; time < times; time += 1) value = wrap(value)
  return value
}

const twice = (inner: unknown): unknown => ({ 'Fn::Sub': ['${a}${a}', { a: inner }] })

/** Joins the single characters of a text with a long delimiter. */
const spread = (inner: unknown): unknown => ({
  'Fn::Join': ['-'.repeat(2000), { 'Fn::Split': ['', inner] }],
})

const withPattern = (AllowedPattern: string): string =>
  bodyOf({ Parameters: { Name: { Type: 'String', AllowedPattern, Default: 'a'.repeat(4096) } } })

const manyNames = (count: number): ReadonlyArray<string> =>
  Array.from({ length: count }, (_, index) => `Name${index}`)

const chain = (count: number): string =>
  bodyOf({
    Resources: Object.fromEntries(
      manyNames(count).map((name, index) => [
        name,
        { ...gateway, ...(index + 1 < count ? { DependsOn: `Name${index + 1}` } : {}) },
      ]),
    ),
  })

const aliased = (first: string, tag: string): string =>
  [
    `a0: &a0 ${first}`,
    ...Array.from({ length: 12 }, (_, level) => {
      const items = Array.from({ length: 10 }, () => `*a${level}`).join(', ')
      return `a${level + 1}: &a${level + 1} ${tag}[${items}]`
    }),
  ].join('\n')

const longest = 51_000

/** What is hostile about a template → its text. */
export const hostileTemplates: Readonly<Record<string, string>> = {
  'JSON that is nested without end': `{"Resources":${'['.repeat(longest)}`,
  'JSON that is nested deeply': `{"Resources":${'['.repeat(25_000)}${']'.repeat(25_000)}}`,
  'YAML lists nested without end': `Resources: ${'['.repeat(longest)}`,
  'YAML mappings nested without end': `Resources: ${'{a: '.repeat(12_000)}`,
  'YAML sequences nested in one line': `Resources:\n  ${'- '.repeat(25_000)}`,
  'YAML keys nested in one line': '? '.repeat(25_000),
  'YAML with a mistake in each character': '}'.repeat(longest),
  'YAML with a directive in each line': '%\n'.repeat(25_000),
  'YAML of very many documents': '---\n'.repeat(12_000),
  'YAML with a key again and again': 'a: 1\n'.repeat(10_000),
  'YAML with very many keys': manyNames(4000)
    .map((name) => `${name}: 1`)
    .join('\n'),
  'YAML aliases of aliases': aliased('[x, x]', ''),
  'YAML aliases in short forms': aliased('!Join ["", [x]]', '!Join '),
  'YAML merges of merges': aliased('{x: 1}', '{<<: ').replaceAll(']', ']}'),
  'a Sub that doubles itself': withTag(nested(30, twice, 'x')),
  'a Sub that doubles nothing': withTag(nested(30, twice, '')),
  'a Sub of open braces': withTag({ 'Fn::Sub': '${'.repeat(25_000) }),
  'a Join that spreads itself': withTag(nested(20, spread, 'x'.repeat(2000))),
  'a Cidr of more blocks than there are': withTag({
    'Fn::Join': ['', { 'Fn::Cidr': ['10.0.0.0/8', 1e300, 1] }],
  }),
  'very many Cidrs': withTag({
    'Fn::Join': [
      '',
      Array.from({ length: 700 }, () => ({
        'Fn::Join': ['', { 'Fn::Cidr': ['10.0.0.0/8', 256, 1] }],
      })),
    ],
  }),
  'a long mapping that is looked up again and again': bodyOf({
    Mappings: { Map: { Top: { Second: 'x'.repeat(30_000) } } },
    Resources: {
      Gateway: {
        ...gateway,
        Properties: {
          Tags: Array.from({ length: 300 }, () => ({
            Key: 'k',
            Value: { 'Fn::FindInMap': ['Map', 'Top', 'Second'] },
          })),
        },
      },
    },
  }),
  'a chain of resources, last one first': chain(800),
  'a chain of conditions': bodyOf({
    Conditions: Object.fromEntries(
      manyNames(1000).map((name, index) => [
        name,
        index === 999
          ? { 'Fn::Equals': ['a', 'a'] }
          : { 'Fn::And': [{ Condition: `Name${index + 1}` }, { Condition: `Name${index + 1}` }] },
      ]),
    ),
  }),
  'a pattern of choices that are the same': withPattern('(a|a)*b'),
  'a pattern that repeats what repeats': withPattern('((a+)?a?)*b'),
  'a pattern of runs beside each other': withPattern(`${'a*'.repeat(12)}b`),
  'a pattern of very many runs': withPattern(`${'a*'.repeat(1000)}b`),
  'a pattern that looks ahead at each place': withPattern('(?:a(?=a*b|a*))*c'),
  'a pattern that is copied again and again': withPattern('((((a{99}){99}){99}){99}){99}'),
  'a pattern of open groups': withPattern('('.repeat(20_000)),
}
