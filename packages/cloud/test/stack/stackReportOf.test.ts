import { refused, valid } from '@byoa/scripted-aws'
import { describe, expect, it } from 'vitest'

import type { Stack } from '../../src/aws/CloudFormation.ts'
import { stackReportOf } from '../../src/stack/stackReportOf.ts'
import { outputs, report, stackId, stackName } from './stacks.ts'

const withOutputs = (given: Readonly<Record<string, string>>): Stack => ({
  StackName: stackName,
  StackId: stackId,
  StackStatus: 'CREATE_COMPLETE',
  Outputs: Object.entries(given).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
})

describe('the report of a stack', () => {
  it('has the items of lists that are separated by commas, without empty ones', () => {
    const subnets = `,${outputs['SubnetIds']},,`
    expect(valid(stackReportOf(withOutputs({ ...outputs, SubnetIds: subnets })))).toEqual(report)
  })

  it('names every output that is missing or invalid', () => {
    const problems = refused(
      stackReportOf(withOutputs({ ...outputs, VpcCidr: '10.50.0.0', SubnetIds: 'nothing' })),
    )
    expect(problems).toContain('vpcCidr: ')
    expect(problems).toContain('found "10.50.0.0"')
    expect(problems).toContain('subnetIds')
    expect(problems).toContain('; ')
  })
})
