/** What every script has, found in its text, whichever branches are played elsewhere. */
import { awsCliScript } from '@byoa/application/instructions'
import { describe, expect, test } from 'vitest'

import { everyTask, rowOf } from '../tasks.ts'

const tasks = await everyTask({ peeringDns: true })

/** Function → its body. */
const functionsIn = (script: string): ReadonlyMap<string, string> =>
  new Map(
    [...script.matchAll(/^([a-z_]+)\(\) \{(.*?)\}$/gms)].map(
      ([, name = '', body = '']) => [name, body] as const,
    ),
  )

const known = new Map(tasks.flatMap((task) => [...functionsIn(awsCliScript(task))]))

const mainOf = (script: string): string => script.slice(script.lastIndexOf('\nverify_account'))

/** The known functions in the places where the shell expects a command. */
const calledBy = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(/(?:^ *|\$\(|\|\| |&& |if |\) |; |\{ )([a-z_]+)(?=[ \n;)]|$)/gm)]
    .map(([, name = '']) => name)
    .filter((name) => known.has(name))

const reachableFrom = (text: string): ReadonlySet<string> => {
  const reached = new Set(calledBy(text))
  for (const name of reached) {
    for (const called of calledBy(known.get(name) ?? '')) reached.add(called)
  }
  return reached
}

const withoutComments = (script: string): string => script.replaceAll(/^ *#.*$/gm, '')

/** The assignments between the guards and the functions. */
const valuesIn = (script: string): ReadonlyArray<string> =>
  [
    ...script
      .slice(script.indexOf('\naccount='), script.indexOf('\nsay()'))
      .matchAll(/^([a-z0-9_]+)=/gm),
  ].map(([, name = '']) => name)

const usedIn = (script: string): ReadonlySet<string> =>
  new Set([...script.matchAll(/\$\{?[!#]?([a-z_][a-z0-9_]*)/g)].map(([, name = '']) => name))

const assignedIn = (script: string): ReadonlySet<string> =>
  new Set(
    [
      ...script.matchAll(/\b([a-z_]+)\+?=/g),
      ...script.matchAll(/\bfor ([a-z_]+) in/g),
      ...[...script.matchAll(/\b(?:local|read)((?: -?[a-z_]+(?:=\S*)?)+)/g)].flatMap(
        ([, names = '']) => [...names.matchAll(/ ([a-z_]+)/g)],
      ),
    ].map(([, name = '']) => name),
  )

describe.each(tasks.map(rowOf))('the script for %s', (_kind, task) => {
  const script = withoutComments(awsCliScript(task))
  const functions = script.slice(script.indexOf('\nsay()'))

  test('has every function that it calls', () => {
    const called = reachableFrom(mainOf(script))
    expect(called.size).toBeGreaterThan(3)
    expect([...called].filter((name) => !functionsIn(script).has(name))).toEqual([])
  })

  test('assigns every value that it uses, and uses every value that it is given', () => {
    const values = valuesIn(script)
    const used = usedIn(functions)
    const assigned = new Set([...values, ...assignedIn(functions), 'aws_options', 'errors'])
    expect([...used].filter((name) => !assigned.has(name))).toEqual([])
    expect(values.filter((name) => !used.has(name))).toEqual([])
  })
})
