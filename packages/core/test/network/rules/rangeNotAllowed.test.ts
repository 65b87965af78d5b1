import { describe, expect, test } from 'vitest'

import { inventoryOf } from '../../../src/network/Inventory.ts'
import { rangeNotAllowed } from '../../../src/network/rules/rangeNotAllowed.ts'
import { cidrOf, documentOf, privateSpace } from '../arbitraries.ts'

const allowedOf = (text: string, ranges?: ReadonlyArray<string>) => {
  const document = documentOf(ranges === undefined ? {} : { allowed: ranges.map(cidrOf) })
  const proposal = { cidr: cidrOf(text), zoneCount: 1 }
  return rangeNotAllowed.find(inventoryOf(document), proposal).map(({ evidence }) => evidence)
}

describe('unless the inventory says otherwise', () => {
  test.each(['10.0.0.0/8', '10.255.255.240/28', '172.31.0.0/16', '192.168.0.0/16'])(
    '%s is allowed',
    (text) => {
      expect(allowedOf(text)).toEqual([])
    },
  )

  test.each(['9.255.0.0/16', '100.64.0.0/16', '172.32.0.0/16', '198.18.0.0/15', '10.0.0.0/7'])(
    '%s is not, and private space is named',
    (text) => {
      expect(allowedOf(text)).toEqual([{ proposed: text, allowed: privateSpace }])
    },
  )
})

test('what the inventory lists is allowed, and nothing else', () => {
  expect(allowedOf('100.64.0.0/16', ['100.64.0.0/10'])).toEqual([])
  expect(allowedOf('10.0.0.0/16', ['100.64.0.0/10'])).toHaveLength(1)
  expect(allowedOf('10.0.0.0/16', [])).toEqual([{ proposed: '10.0.0.0/16', allowed: [] }])
})

test('ranges that touch allow a block across both, and are named as one', () => {
  const halves = ['11.0.0.0/17', '11.0.128.0/17', '11.0.0.0/24']
  expect(allowedOf('11.0.0.0/16', halves)).toEqual([])
  expect(allowedOf('11.1.0.0/16', halves)).toEqual([
    { proposed: '11.1.0.0/16', allowed: ['11.0.0.0/16'] },
  ])
})
