import { jsonSchemaOf } from '@byoa/core/codec'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'

import { ScenarioCodec, defaultScenario } from '../../src/commands/sandbox/Scenario.ts'

const schema = jsonSchemaOf(ScenarioCodec)
const validate = new Ajv2020().compile(schema)

describe('the schema of a scenario', () => {
  test('is the one in the reference', async () => {
    const text = `${JSON.stringify(schema, null, 2)}\n`
    const file = '../../../../docs/reference/schemas/scenario.schema.json'
    await expect(text).toMatchFileSnapshot(file)
  })

  const { customers } = defaultScenario
  test.each<readonly [string, unknown]>([
    ['as it is without a file', defaultScenario],
    ['with delays', { ...defaultScenario, delays: { stackSeconds: 30 } }],
    [
      'without default VPCs, with zones',
      {
        ...defaultScenario,
        customers: [{ ...customers[0], defaultVpc: false, zoneIds: ['use1-az1'] }],
      },
    ],
    [
      'with zones that have no ids',
      { ...defaultScenario, customers: [{ ...customers[0], zoneIds: ['us-east-1a'] }] },
    ],
    ['without customers', { ...defaultScenario, customers: [] }],
    ['of another version', { ...defaultScenario, version: 2 }],
    ['with a misspelt delay', { ...defaultScenario, delays: { stackSecond: 30 } }],
    ['with a delay of parts of a second', { ...defaultScenario, delays: { stackSeconds: 0.5 } }],
    [
      'with a customer in no Region',
      { ...defaultScenario, customers: [{ ...customers[0], region: 'x' }] },
    ],
    ['without Rescale', { version: 1, customers }],
  ])('takes or refuses one %s as the codec does', (_how, scenario) => {
    expect(validate(scenario)).toBe(ScenarioCodec.is(scenario))
  })
})
