import fc from 'fast-check'
import { expect, test } from 'vitest'

import { newSandbox, newVpc } from '../sandbox.ts'

const place = fc.record({
  Egress: fc.boolean(),
  RuleNumber: fc.constantFrom(1, 99, 100, 101, 32_766),
})

const change = fc.record({
  action: fc.constantFrom('Create', 'Replace', 'Delete'),
  place,
  RuleAction: fc.constantFrom('allow' as const, 'deny' as const),
})

/** The entries that traffic in a direction meets, in order. */
const shownIn = (entries: ReadonlyMap<string, string>, Egress: boolean): ReadonlyArray<string> =>
  [1, 99, 100, 101, 32_766].flatMap((number) => {
    const action = entries.get(`${Egress} ${number}`)
    return action === undefined ? [] : [`${Egress} ${number} ${action}`]
  })

test('the entries are those that a table by direction and number has, then the last ones', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const { customer } = newSandbox()
      newVpc(customer, '10.64.0.0/16')
      const seen = () => customer.ok('DescribeNetworkAcls', {}).NetworkAcls[0]
      const NetworkAclId = seen()?.NetworkAclId ?? ''
      const model = new Map([
        ['true 100', 'allow'],
        ['false 100', 'allow'],
      ])
      for (const { action, place: at, RuleAction } of changes) {
        const key = `${at.Egress} ${at.RuleNumber}`
        const entry = { NetworkAclId, ...at, Protocol: '-1', RuleAction, CidrBlock: '0.0.0.0/0' }
        const isPossible = model.has(key) !== (action === 'Create')
        if (action === 'Delete') {
          if (isPossible) customer.ok('DeleteNetworkAclEntry', { NetworkAclId, ...at })
          else customer.refused('DeleteNetworkAclEntry', { NetworkAclId, ...at })
        } else if (isPossible) customer.ok(`${action}NetworkAclEntry`, entry)
        else customer.refused(`${action}NetworkAclEntry`, entry)
        if (isPossible && action === 'Delete') model.delete(key)
        else if (isPossible) model.set(key, RuleAction)
      }
      expect(
        seen()?.Entries.map((one) => `${one.Egress} ${one.RuleNumber} ${one.RuleAction}`),
      ).toEqual(
        [true, false].flatMap((Egress) => [...shownIn(model, Egress), `${Egress} 32767 deny`]),
      )
    }),
  )
})
