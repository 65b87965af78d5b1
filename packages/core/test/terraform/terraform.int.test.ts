/**
 * Terraform itself, with a provider that has the schema of the AWS provider and makes up what AWS
 * would say: text that breaks whatever it is put into unescaped.
 */
import { describe, expect, test } from 'vitest'

import type { SetupTemplateInput } from '../../src/cloudformation/SetupTemplateInput.ts'
import { renderTerraform } from '../../src/terraform/renderTerraform.ts'
import { RolePath } from '../../src/iam/identity/RolePath.ts'
import { certainlyOf } from '../iam/certainlyOf.ts'
import { programAtHand } from '../cloudformation/programAtHand.ts'
import { readVariants, withSample } from '../cloudformation/sampleVariants.ts'
import { certainTemplate, plainInput } from '../cloudformation/setupVariants.ts'
import { type State, valuePairs } from './stackOfState.ts'
import { withTerraform } from './stub/runTerraform.ts'
import type { Answers } from './stub/stubProvider.ts'

const onboardingId = 'onb-0123456789abcdef'

const fileOf = (input: SetupTemplateInput, isModule = false): string =>
  renderTerraform(certainTemplate(input).template, {
    region: input.region,
    accountId: input.customerAccountId,
    onboardingId,
    isModule,
  })

/** What AWS says of the place and its zones. */
const answersAt = (
  { customerAccountId, region }: Pick<SetupTemplateInput, 'customerAccountId' | 'region'>,
  zones = ['a', 'b', 'c', 'd', 'e', 'f'],
): ReturnType<Answers> => ({
  aws_caller_identity: { account_id: customerAccountId },
  aws_region: { id: region },
  aws_availability_zones: { names: zones.map((letter) => region + letter) },
})

interface Shown {
  readonly values: {
    readonly outputs: Readonly<Record<string, { readonly value: string }>>
    readonly root_module: {
      readonly resources: ReadonlyArray<{ readonly address: string; readonly values: object }>
    }
  }
}

const apply = ['apply', '-auto-approve', '-no-color']

const { isThere, remark } = programAtHand('terraform')

describe.skipIf(!isThere)(`Terraform${remark}`, { timeout: 60_000 }, () => {
  /** A path that would end the text of the policy, and name a role of the customer's choice. */
  const rolePath = certainlyOf(
    RolePath,
    '/%{x}/","arn:aws:iam::111122223333:role/Administrator","\\/',
  )

  test.each(Object.entries(readVariants))(
    'makes of %s what the template asks for, and then has nothing to change',
    async (_name, variant) => {
      const input = { ...variant, rolePath }
      const { template, digest } = certainTemplate(input)
      let answers = answersAt(input)
      await withTerraform(
        { 'main.tf.json': fileOf(input) },
        () => answers,
        async ({ textOf }) => {
          await textOf(...apply)
          const { values } = JSON.parse(await textOf('show', '-json')) as Shown
          const { outputs, root_module: root } = values
          const state = Object.fromEntries(
            root.resources.map(({ address, values: made }) => [address, made]),
          ) as State
          const pairs = valuePairs(template, state)
          expect(pairs.length).toBeGreaterThan(50)
          expect(pairs.map(({ at, made }) => [at, made])).toEqual(
            pairs.map(({ at, asked }) => [at, asked]),
          )
          expect(JSON.parse(outputs['StackReport']?.value ?? '')).toMatchObject({
            onboardingId,
            vpcId: state['aws_vpc.vpc']?.['id'],
            templateDigest: digest,
          })
          // A zone becomes unavailable, and the others move up.
          answers = answersAt(input, ['b', 'c', 'd', 'e', 'f'])
          await textOf('plan', '-detailed-exitcode', '-no-color')
        },
      )
    },
  )

  test('makes nothing in another account or Region', async () => {
    const elsewhere = {
      ...answersAt(plainInput),
      aws_caller_identity: { account_id: '444455556666' },
      aws_region: { id: 'us-west-2' },
    }
    await withTerraform(
      { 'main.tf.json': fileOf(plainInput) },
      () => elsewhere,
      async ({ run }) => {
        const { status, text } = await run(...apply)
        expect(status).toBe(1)
        expect(text).toContain('This template is for account 111122223333')
        expect(text).toContain('This template is for Region us-east-1')
        expect((await run('state', 'list')).text).not.toContain('aws_vpc')
      },
    )
  })

  test('accepts every file as a module, whatever was agreed', () =>
    withSample(10, (inputs) => {
      const files = inputs.map(
        (input, index) => [`v${index}/main.tf.json`, fileOf(input, true)] as const,
      )
      const modules = inputs.map(
        (_input, index) => [`v${index}`, { source: `./v${index}` }] as const,
      )
      const main = JSON.stringify({ module: Object.fromEntries(modules) })
      return withTerraform(
        { ...Object.fromEntries(files), 'main.tf.json': main },
        () => ({}),
        async ({ textOf }) => {
          await textOf('init', '-no-color')
          expect(await textOf('validate', '-no-color')).toContain('The configuration is valid')
        },
      )
    }))
})
