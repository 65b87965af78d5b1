import { expect, test } from 'vitest'

import type { NodeWarning } from '../../src/cloudformation/nodeWarnings.ts'
import { InstanceFamily } from '../../src/network/networkCards.ts'
import { known } from '../onboarding/support/known.ts'
import { expectSaid } from './texts.ts'
import { wordsIn } from './wordsIn.ts'

const source = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa.html'
const warning: NodeWarning = {
  _tag: 'NoPublicAddress',
  family: known(InstanceFamily, 'hpc7a'),
  instanceTypes: ['hpc7a.96xlarge', 'p5.48xlarge'],
  source,
}

test('a warning about nodes names the instance types, what to request and where it is said', () => {
  expectSaid(
    (words) => words.describeNodeWarning(warning),
    [
      'such as hpc7a.96xlarge, p5.48xlarge, get no public … "nodeSubnets": "private"',
      'hpc7a.96xlarge、p5.48xlarge などの … "nodeSubnets": "private" を申請',
    ],
  )
  for (const words of [wordsIn.en, wordsIn.ja]) {
    expect(words.describeNodeWarning(warning).endsWith(` ${source}`)).toBe(true)
  }
})
