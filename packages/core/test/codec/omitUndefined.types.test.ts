import { expectTypeOf, test } from 'vitest'

import { omitUndefined } from '../../src/codec/omitUndefined.ts'

interface Optional {
  readonly name?: string
}

test('a field that may be undefined becomes optional, any other stays required', () => {
  const name: string | undefined = ['a'][1]
  expectTypeOf({ ...omitUndefined({ id: 1, name }) }).toEqualTypeOf<{ id: number; name?: string }>()
  expectTypeOf(omitUndefined({ name })).toExtend<Optional>()
  // @ts-expect-error -- undefined where a field may only be absent
  const kept: Optional = { name }
  // @ts-expect-error -- a required field is not made of one that may be absent
  const required: { readonly name: string } = omitUndefined({ name })
  expectTypeOf([kept, required]).not.toBeAny()
})
