/** What the world answers is what AWS answers: every member is one that the SDK knows. */
import type * as cloudFormation from '@aws-sdk/client-cloudformation'
import type * as ec2 from '@aws-sdk/client-ec2'
import type * as iam from '@aws-sdk/client-iam'
import type * as sts from '@aws-sdk/client-sts'
import type { ActionName, OutputOf } from '@byoa/cloud-memory'
import { expectTypeOf, test } from 'vitest'

type Commands = typeof cloudFormation & typeof ec2 & typeof iam & typeof sts

type Handler<Name extends ActionName> = Parameters<
  InstanceType<Commands[`${Name}Command`]>['middlewareStack']['resolve']
>[0]

/** The types of an action as its client has them. */
type Client<Name extends ActionName> =
  Handler<Name> extends (asked: infer Asked) => Promise<infer Answered>
    ? Asked extends { readonly input: infer Input }
      ? Answered extends { output?: infer Output }
        ? { readonly input: Input; readonly output: Output }
        : never
      : never
    : never

/** Paths of members that the other type does not have. */
type Unknown<A, B> = A extends Date | string | number | boolean | undefined
  ? never
  : A extends ReadonlyArray<infer AItem>
    ? NonNullable<B> extends ReadonlyArray<infer BItem>
      ? Unknown<AItem, BItem>
      : '[]'
    : {
        [Key in keyof A]-?: Key extends keyof NonNullable<B>
          ? Unknown<NonNullable<A[Key]>, NonNullable<B>[Key]>
          : Key
      }[keyof A]

/** Lists of the world cannot be written to; the SDK's can, and its words are enumerated. */
type Readonlyfied<A> = A extends string
  ? string
  : A extends Date
    ? A
    : A extends object
      ? { readonly [Key in keyof A]: Readonlyfied<A[Key]> }
      : A

type UnknownOutputs = {
  [Name in ActionName]: Unknown<OutputOf<Name>, Client<Name>['output']> extends never
    ? never
    : [Name, Unknown<OutputOf<Name>, Client<Name>['output']>]
}[ActionName]

type OtherOutputs = {
  [Name in ActionName]: OutputOf<Name> extends Readonlyfied<
    Omit<Client<Name>['output'], '$metadata'>
  >
    ? never
    : Name
}[ActionName]

test('every member of an output is one that the SDK knows', () => {
  expectTypeOf<UnknownOutputs>().toEqualTypeOf<never>()
})

test('every output has the types that the SDK has', () => {
  expectTypeOf<OtherOutputs>().toEqualTypeOf<never>()
})
