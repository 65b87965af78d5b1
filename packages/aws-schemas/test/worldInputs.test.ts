import { describe, expect, it } from 'vitest'

import { type StructureSchema, operationSchema, structureSchema } from '../src/Schema.ts'
import { type MemberTable, servedMembers } from '../src/ServedMember.ts'
import { servedServices } from '../src/servedActions.ts'
import { actionsOf, worldServices } from '../src/worldInputs.ts'

const namesIn = (table: MemberTable, structure: StructureSchema): ReadonlyArray<string> =>
  servedMembers(table, structure).map(({ name }) => name)

const worldOf = (interfaceName: string) => {
  const world = worldServices.find(({ name }) => name.toLowerCase() === interfaceName.toLowerCase())
  if (world === undefined) throw new Error(`the world has no ${interfaceName}`)
  return world
}

describe.each(servedServices.map((service) => [service.interfaceName, service] as const))(
  'the calls to %s',
  (interfaceName, { actions, alone = [], members }) => {
    const world = worldOf(interfaceName)

    it('are actions of the world', () => {
      expect(actionsOf(world)).toEqual(expect.arrayContaining([...actions]))
    })

    it('pass only what the world serves', () => {
      const inputs = [
        ...actions.map((action) => operationSchema(world.client, action).input),
        ...alone.map((name) => structureSchema(world.client, name)),
      ]
      for (const input of inputs) {
        expect(namesIn(world.inputs, input)).toEqual(
          expect.arrayContaining([...namesIn(members, input)]),
        )
      }
    })
  },
)

describe('the members of a structure', () => {
  const table = { CreateVpcRequest: 'CidrBlock! InstanceTenancy=default|dedicated DryRun' }
  const [{ client } = { client: {} }] = worldServices
  const structure = structureSchema(client, 'CreateVpcRequest')

  it('are listed with what is said of them', () => {
    expect(servedMembers(table, structure)).toMatchObject([
      { name: 'CidrBlock', isNeeded: true },
      { name: 'InstanceTenancy', isNeeded: false, values: ['default', 'dedicated'] },
      { name: 'DryRun', isNeeded: false },
    ])
    expect(servedMembers({}, structure)).toEqual([])
  })

  it('are members that AWS knows', () => {
    expect(() => servedMembers({ CreateVpcRequest: 'Colour' }, structure)).toThrow(
      'CreateVpcRequest has no member Colour',
    )
  })
})

describe('the tables of the world', () => {
  it.each(worldServices.map((service) => [service.name, service] as const))(
    'of %s name structures of its actions only',
    (_name, service) => {
      const { client, inputs } = service
      const reached = new Set<string>()
      const reach = (structure: StructureSchema): void => {
        if (reached.has(structure.name)) return
        reached.add(structure.name)
        for (const member of servedMembers(inputs, structure)) {
          let schema = member.schema()
          while (schema.kind === 'list') schema = schema.item()
          if (schema.kind === 'structure') reach(schema)
        }
      }
      for (const action of actionsOf(service)) reach(operationSchema(client, action).input)
      expect([...reached].filter((name) => name !== 'Unit')).toEqual(
        expect.arrayContaining(Object.keys(inputs)),
      )
    },
  )
})
