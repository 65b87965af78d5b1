import { describe, expect, it } from 'vitest'

import { readTemplateBody } from '../../src/cloudformation/readTemplateBody.ts'

const gateway = { Type: 'AWS::EC2::InternetGateway' }

const bodyOf = (Resources: unknown): string => JSON.stringify({ Resources })

describe('the body of a template', () => {
  it('is read with its resources', () => {
    const Resources = { A: gateway, B: { ...gateway, Properties: {} } }
    expect(readTemplateBody(bodyOf(Resources))).toEqual({ Resources })
  })

  it.each([
    ['YAML', 'Resources: {}'],
    ['a list', '[]'],
    ['null', 'null'],
    ['resources that are a list', bodyOf([gateway])],
    ['no resources', '{}'],
    ['a resource without a type beside one with it', bodyOf({ A: gateway, B: {} })],
    ['a resource that is a text', bodyOf({ A: gateway, B: 'b' })],
    ['properties that are a list', bodyOf({ A: { ...gateway, Properties: [] } })],
  ])('is not read from %s', (_, body) => {
    expect(readTemplateBody(body)).toBeUndefined()
  })
})
