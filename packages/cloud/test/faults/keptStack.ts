/** One stack as CloudFormation keeps it: done with what was begun when it is looked at. */
import { type Received, type Reply, answer, awsError } from '@byoa/scripted-aws'

import { noStack, noUpdates, outputs, stack, stackId } from '../stack/stacks.ts'

export interface KeptStack {
  readonly seen: { templates: string[]; status: string | undefined }
  readonly acts: Readonly<Record<string, (received: Received) => Reply>>
}

const next: Readonly<Record<string, string>> = {
  CREATE_IN_PROGRESS: 'CREATE_COMPLETE',
  UPDATE_IN_PROGRESS: 'UPDATE_COMPLETE',
  DELETE_IN_PROGRESS: 'DELETE_COMPLETE',
}

/** The block that a template gives its VPC shows in the outputs. */
const outputsOf = (templateBody: string): typeof outputs => {
  const { Vpc } = (
    JSON.parse(templateBody) as { Resources: { Vpc: { Properties: { CidrBlock: string } } } }
  ).Resources
  return { ...outputs, VpcCidr: Vpc.Properties.CidrBlock }
}

export const keptStack = (): KeptStack => {
  const seen: KeptStack['seen'] = { templates: [], status: undefined }
  const tokens = new Set<string>()
  const exists = (): boolean => seen.status !== undefined && seen.status !== 'DELETE_COMPLETE'

  const take = ({ params }: Received, status: string): Reply => {
    tokens.add(params['ClientRequestToken'] ?? '')
    seen.templates.push(params['TemplateBody'] ?? '')
    seen.status = status
    return answer({ StackId: stackId })
  }

  return {
    seen,
    acts: {
      DescribeStacks: ({ params }) => {
        if (seen.status === undefined) return noStack
        if (!exists() && params['StackName'] !== stackId) return noStack
        const reply = stack({
          status: seen.status,
          outputs: seen.status.endsWith('_COMPLETE') ? outputsOf(seen.templates.at(-1) ?? '') : {},
        })
        seen.status = next[seen.status] ?? seen.status
        return reply
      },
      CreateStack: (received) => {
        if (tokens.has(received.params['ClientRequestToken'] ?? '')) {
          return answer({ StackId: stackId })
        }
        return exists() ? awsError('AlreadyExistsException') : take(received, 'CREATE_IN_PROGRESS')
      },
      UpdateStack: (received) => {
        if (seen.status?.endsWith('_IN_PROGRESS')) return awsError('ValidationError', 'in progress')
        return seen.templates.at(-1) === received.params['TemplateBody']
          ? noUpdates
          : take(received, 'UPDATE_IN_PROGRESS')
      },
      DeleteStack: () => {
        if (exists()) seen.status = 'DELETE_IN_PROGRESS'
        return answer()
      },
    },
  }
}
