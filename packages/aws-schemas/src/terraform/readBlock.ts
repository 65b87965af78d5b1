/**
 * The schema of a Terraform type, read from its module in `@cdktn/provider-aws`, which is generated
 * from the provider's own schema. The text is read and never run.
 *
 * ```
 *   static tfResourceType = "aws_subnet";
 *   // cidr_block - computed: false, optional: true, required: false
 *   get cidrBlock() { return this.getStringAttribute('cidr_block'); }       attribute
 *   _entry = new EntryList(this, "entry", true);                            list, or set with true
 *   _timeouts = new TimeoutsOutputReference(this, "timeouts");              at most one
 *   cidr_block: { value: …, isBlock: false, type: "simple", storageClassType: "string" },
 * ```
 *
 * Limits of a block other than none, one and any number are not in these modules.
 *
 * @source https://github.com/cdktn-io/cdktn-provider-aws
 */
import type {
  SchemaAttribute,
  SchemaBlock,
  SchemaNestedBlock,
  SchemaType,
} from './ProviderSchema.ts'

// model

/** Class → its text, with the functions before it. */
type Classes = ReadonlyMap<string, string>

interface Entry {
  readonly name: string
  readonly computed: boolean
  readonly optional: boolean
  readonly required: boolean
  /** Its lines in the class. */
  readonly text: string
  /** How it is written in HCL; nothing is for what is computed only. */
  readonly hcl:
    | { readonly isBlock: boolean; readonly type: string; readonly of: string }
    | undefined
}

// reading

const classesIn = (module: string): Classes => {
  const parts = module.split(/^exports\.(\w+) = \1;$/m)
  return new Map(
    Array.from({ length: (parts.length - 1) / 2 }, (_none, index) => {
      const [text = '', name = ''] = parts.slice(index * 2)
      return [name, text]
    }),
  )
}

const hclOf = (name: string, text: string): Entry['hcl'] => {
  const form = String.raw`^ +${name}: \{\n.*\n +isBlock: (\w+),\n +type: "(\w+)",\n +storageClassType: "(\w+)"`
  const [, isBlock, type = '', of = ''] = new RegExp(form, 'm').exec(text) ?? []
  return isBlock === undefined ? undefined : { isBlock: isBlock === 'true', type, of }
}

const entriesIn = (text: string): ReadonlyArray<Entry> => {
  const head = /^ +\/\/ (\w+) - computed: (\w+), optional: (\w+), required: (\w+)$/m
  const parts = text.split(head).slice(1)
  return Array.from({ length: parts.length / 5 }, (_none, index) => {
    const [name = '', computed, optional, required, lines = ''] = parts.slice(index * 5)
    return {
      name,
      computed: computed === 'true',
      optional: optional === 'true',
      required: required === 'true',
      text: lines,
      hcl: hclOf(name, text),
    }
  })
}

const classNamed = (classes: Classes, name: string): string => {
  const text = classes.get(`${name}OutputReference`)
  if (text === undefined) throw new Error(`the module has no class of ${name}`)
  return text
}

/** A list of nothing else is one of text. */
const simpleTypes: Readonly<Record<string, string>> = {
  '': 'string',
  Boolean: 'bool',
  Number: 'number',
  String: 'string',
  boolean: 'bool',
  number: 'number',
  string: 'string',
}

const simpleType = (name: string): string => {
  const type = simpleTypes[name]
  if (type === undefined) throw new Error(`no type is called ${name}`)
  return type
}

const objectType = (classes: Classes, name: string): SchemaType => [
  'object',
  Object.fromEntries(
    entriesIn(classNamed(classes, name)).map((entry) => [entry.name, typeOf(classes, entry)]),
  ),
]

/** `EntryList(this, "entry", true)`, and what gets a list of text or a map of numbers. */
function typeOf(classes: Classes, { name, text, hcl }: Entry): SchemaType {
  const [, objects, isSet] = /= new (\w+)List\(this, "\w+", (\w+)\)/.exec(text) ?? []
  if (objects !== undefined)
    return [isSet === 'true' ? 'set' : 'list', objectType(classes, objects)]
  if (hcl !== undefined && hcl.type === 'simple') return simpleType(hcl.of)
  if (hcl !== undefined) return [hcl.type, simpleType(hcl.of.replace(/(List|Map)$/, ''))]
  const [, toList, got, made = got] =
    /(tolist\()?(?:this\.get(\w+)Attribute|new cdktn\.(\w+))\(/.exec(text) ?? []
  if (made === undefined) throw new Error(`${name} is of an unknown type`)
  const [, of = '', form = ''] = /^(\w*?)(List|Map|)$/.exec(made) ?? []
  if (form === '') return simpleType(of)
  return [form === 'Map' ? 'map' : toList === undefined ? 'list' : 'set', simpleType(of)]
}

const attributeOf = (classes: Classes, entry: Entry): SchemaAttribute => ({
  type: typeOf(classes, entry),
  ...(entry.required ? { required: true } : {}),
  ...(entry.optional ? { optional: true } : {}),
  ...(entry.computed ? { computed: true } : {}),
})

const nestedBlock = (classes: Classes, { required, text, hcl }: Entry): SchemaNestedBlock => {
  const { type = '', of = '' } = hcl ?? {}
  const block = blockIn(classes, classNamed(classes, of.replace(/List$/, '')))
  if (type === 'struct') return { nesting_mode: 'single', block }
  if (type !== 'list' && type !== 'set') throw new Error(`a block of ${of} is a ${type}`)
  return {
    nesting_mode: type,
    ...(required ? { min_items: 1 } : {}),
    ...(/= new \w+OutputReference\(/.test(text) ? { max_items: 1 } : {}),
    block,
  }
}

/** An attribute may be written as a block, too; those are computed, which no block is. */
const isNested = ({ hcl, computed }: Entry): boolean => hcl?.isBlock === true && !computed

function blockIn(classes: Classes, text: string): SchemaBlock {
  const entries = entriesIn(text)
  const nested = entries.filter(isNested)
  const attributes = entries.filter((entry) => !isNested(entry))
  return {
    attributes: Object.fromEntries(
      attributes.map((entry) => [entry.name, attributeOf(classes, entry)]),
    ),
    ...(nested.length === 0
      ? {}
      : {
          block_types: Object.fromEntries(
            nested.map((entry) => [entry.name, nestedBlock(classes, entry)]),
          ),
        }),
  }
}

const classOfType = (classes: Classes, type: string): string => {
  const text = [...classes.values()].find((one) => one.includes(` tfResourceType = "${type}";`))
  if (text === undefined) throw new Error(`the module has no class of the type ${type}`)
  return text
}

/** Returns the schema of a resource or data source; throws when the module has another form. */
export const readBlock = (module: string, type: string): SchemaBlock => {
  const classes = classesIn(module)
  return blockIn(classes, classOfType(classes, type))
}

/** Returns the attributes of the provider; its blocks have another form, and nobody uses them. */
export const readProviderBlock = (module: string): SchemaBlock => {
  const classes = classesIn(module)
  const entries = entriesIn(classOfType(classes, 'aws')).filter(({ hcl }) => hcl?.isBlock === false)
  return {
    attributes: Object.fromEntries(
      entries.map((entry) => [entry.name, attributeOf(classes, entry)]),
    ),
  }
}

/** Returns the version of the provider that a module was generated from. */
export const providerVersionIn = (module: string): string => {
  const version = /providerVersion: '([\d.]+)'/.exec(module)?.[1]
  if (version === undefined) throw new Error('the module names no version of the provider')
  return version
}
