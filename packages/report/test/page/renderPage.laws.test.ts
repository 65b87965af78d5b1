import { en } from '@byoa/core/words/en'
import { ja } from '@byoa/core/words/ja'
import { readPermissions } from '@byoa/core/cloudformation'
import { instant } from '@byoa/testing'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { renderPage } from '../../src/page/renderPage.ts'
import { reportOf } from '../../src/page/reportOf.ts'
import { readPage } from './readPage.ts'
import { loadedOnboarding, onboardingReport } from './reports.ts'

const words = [en, ja]

/** Texts as they are to be read: what no page can write is replaced, external IDs are short. */
const shown = (text: string): string =>
  text
    .replaceAll(/(byoa-[a-z][a-z0-9-]{1,31}-[0-9a-f]{4})[0-9a-f]{28}/g, '$1…')
    .replaceAll(/(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '\ufffd')

const known = new Set(
  'a body br code desc details div fieldset g h1 h2 h3 h4 h5 head header html input label legend li main meta ol p path pre rect section span strong style summary svg table tbody td text th thead time title tr ul !doctype'.split(
    ' ',
  ),
)

describe('a page', () => {
  it('has only its own elements and attributes, whatever is put into it', () => {
    fc.assert(
      fc.property(onboardingReport(), (report) => {
        const { elements } = readPage(renderPage(report))
        expect(elements.filter(({ name }) => !known.has(name))).toEqual([])
        for (const { attributes } of elements) {
          const outside = attributes.replaceAll(/"[^"]*"/g, '""')
          expect(outside).toMatch(/^(?: [a-z-]+(?:="")?)*\/?$|^ html$/i)
          expect(outside).not.toMatch(/ on[a-z]|style=/)
          if (outside.includes(' href')) expect(attributes).toContain(' href="https://')
        }
      }),
    )
  })

  it('has every task, finding, check, event and document in both languages', () => {
    fc.assert(
      fc.property(onboardingReport(), (report) => {
        const { text } = readPage(renderPage(report))
        const { status, tasks, checks, events, documents } = report
        const expected = [
          ...words.flatMap((core) => [
            core.statusWords[status],
            ...tasks.map(({ intent }) => core.describeIntent(intent)),
            ...events.map(core.describeEvent),
          ]),
          ...checks.flatMap(({ id, texts }) => [id, texts.en, texts.ja]),
          ...tasks.flatMap(({ instructions: how }) =>
            how === undefined
              ? []
              : [
                  how.command,
                  how.script ?? '',
                  ...[how.steps.en, how.steps.ja]
                    .flat()
                    .flatMap(({ title, lines, values = [] }) => [
                      title,
                      ...lines,
                      ...values.flatMap(({ name, value }) => [name, value]),
                    ]),
                ],
          ),
          ...documents.flatMap(({ name, digest }) => [name, digest]),
        ]
        expect(expected.filter((one) => !text.includes(shown(one)))).toEqual([])
      }),
    )
  })

  it('folds console steps and a script where there are any', () => {
    fc.assert(
      fc.property(onboardingReport(), (report) => {
        const { text } = readPage(renderPage(report))
        const foldsOf = (title: string): number => text.split(`\n${title}\n`).length - 1
        const how = report.tasks.flatMap(({ instructions }) => instructions ?? [])
        expect(foldsOf('In the AWS Management Console')).toBe(
          how.filter(({ steps }) => steps.en.length > 0).length,
        )
        expect(foldsOf('With a script in AWS CloudShell')).toBe(
          how.filter(({ script }) => script !== undefined).length,
        )
      }),
    )
  })

  it('has every permission with its reason', () => {
    fc.assert(
      fc.property(onboardingReport(), (report) => {
        const { picture } = report
        if (E.isLeft(picture) || picture.right.template === undefined) return
        const read = readPermissions(picture.right.template)
        if (E.isLeft(read)) throw new TypeError('a template has permissions')
        const { text } = readPage(renderPage(report))
        const { rescale, nodes } = read.right
        const actions = [rescale, ...(nodes === undefined ? [] : [nodes])].flatMap((policy) =>
          policy.Statement.flatMap(({ Action }) => Action),
        )
        expect(actions.filter((action) => !text.includes(action))).toEqual([])
        expect(text).not.toContain('Not known to this version')
      }),
      { numRuns: 30 },
    )
  })

  it('has no external ID', () => {
    fc.assert(
      fc.property(loadedOnboarding(), instant(), (loaded, now) => {
        const setup = 'setup' in loaded.state ? loaded.state.setup : undefined
        if (setup === undefined) return
        const report = reportOf(loaded, { party: 'customer', now })
        const command = `x --external-id ${setup.externalId}`
        const tasks = report.tasks.map(({ intent, instructions }) => ({
          intent,
          instructions: { steps: { en: [], ja: [] }, ...instructions, command },
        }))
        expect(renderPage({ ...report, tasks })).not.toContain(setup.externalId.slice(0, -27))
      }),
    )
  })

  it('has what failed in the program of Rescale for Rescale alone', () => {
    fc.assert(
      fc.property(onboardingReport(), (report) => {
        const failures = [
          {
            intent: 'IssueSetup',
            operation: 'RescaleCloud.theInnermostOperation',
            code: 'InternalError',
            message: 'm',
            count: 7,
            firstAt: report.now,
            lastAt: report.now,
          },
        ]
        const of = (party: 'rescale' | 'customer'): string =>
          renderPage({ ...report, party, failures })
        expect(of('rescale')).toContain('theInnermostOperation')
        expect(of('customer')).not.toContain('theInnermostOperation')
      }),
      { numRuns: 20 },
    )
  })
})
