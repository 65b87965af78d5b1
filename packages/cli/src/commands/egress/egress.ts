/** `byoa egress`: what nodes call outside their own security group. */
import type { RequestDocument, SetupDocument } from '@byoa/application'
import {
  type EgressEntry,
  type EgressWay,
  egressGaps,
  egressList,
  findNodeWarnings,
  nodeTrafficVersion,
} from '@byoa/core/cloudformation'
import { omitUndefined } from '@byoa/core/codec'
import type { Language } from '@byoa/core/values'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { readOptional } from '../../terminal/readDocument.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { describeWarning, wordsIn } from '../../terminal/words.ts'
import { ofOneConnection } from '../documents/findDifferences.ts'
import { readRequest, readSetup } from '../documents/readExchanged.ts'

export interface EgressOptions {
  readonly request: string
  readonly setup?: string
  readonly json: boolean
  readonly language: Language
}

const entriesOf = (
  request: RequestDocument,
  setup: SetupDocument | undefined,
): ReadonlyArray<EgressEntry> =>
  egressList({ ...request, ...omitUndefined({ rescaleVpcCidrs: setup?.rescaleVpcCidrs }) })

const ways: Readonly<Record<Language, Readonly<Record<EgressWay, string>>>> = {
  en: {
    peering: 'VPC peering connection',
    'interface-endpoint': 'interface endpoint',
    'gateway-endpoint': 'gateway endpoint',
    'internet-gateway': 'internet gateway',
    'nat-gateway': 'NAT gateway',
    'link-local': 'link-local',
  },
  ja: {
    peering: 'VPC ピアリング接続',
    'interface-endpoint': 'インターフェイスエンドポイント',
    'gateway-endpoint': 'ゲートウェイエンドポイント',
    'internet-gateway': 'インターネットゲートウェイ',
    'nat-gateway': 'NAT ゲートウェイ',
    'link-local': 'リンクローカル',
  },
}

const headings: Readonly<Record<Language, ReadonlyArray<string>>> = {
  en: ['Host', 'Port', 'Way', 'Why'],
  ja: ['ホスト', 'ポート', '経路', '理由'],
}

const rescaleVpc: Readonly<Record<Language, string>> = {
  en: 'the Rescale VPC',
  ja: 'Rescale の VPC',
}

const tableRow = (cells: ReadonlyArray<string>): string => `| ${cells.join(' | ')} |`

const entryRow =
  (language: Language) =>
  ({ host, protocol, fromPort, toPort, way, purpose }: EgressEntry): string =>
    tableRow([
      host === undefined ? rescaleVpc[language] : `\`${host}\``,
      `${protocol} ${fromPort === toPort ? fromPort : `${fromPort}-${toPort}`}`,
      ways[language][way],
      wordsIn[language].describeEgressPurpose(purpose),
    ])

const show = (
  terminal: Terminal,
  { request, entries }: { request: RequestDocument; entries: ReadonlyArray<EgressEntry> },
  { json, language }: EgressOptions,
): ExitCode => {
  const gaps = egressGaps(request.egress)
  const warnings = findNodeWarnings(request)
  if (json) {
    const { region, egress } = request
    terminal.out(
      JSON.stringify({ version: nodeTrafficVersion, region, egress, entries, gaps, warnings }),
    )
    return 0
  }
  const head = headings[language]
  terminal.out(tableRow(head))
  terminal.out(tableRow(head.map(() => '---')))
  for (const entry of entries) terminal.out(entryRow(language)(entry))
  for (const gap of gaps) terminal.err(wordsIn[language].describeEgressGap(gap))
  for (const warning of warnings) terminal.err(describeWarning(warning, language))
  return 0
}

/** Writes the list. Exit 0, or 2 for bad input. */
export const egress = (terminal: Terminal, options: EgressOptions): Promise<ExitCode> =>
  pipe(
    TE.Do,
    TE.bind('request', () => readRequest(options.request)),
    TE.bind('setup', () => readOptional(options.setup, readSetup)),
    TE.tap((files) => TE.fromEither(ofOneConnection(options, files))),
    TE.let('entries', ({ request, setup }) => entriesOf(request, setup)),
    reportResult(terminal, options, (read) => show(terminal, read, options)),
  )
