/** `byoa cidr map`: a picture of a pool in the terminal, with its legend. */
import {
  type Inventory,
  type Ipv4Block,
  type Ipv4Cidr,
  contains,
  parseIpv4Block,
  toBlock,
} from '@byoa/core/network'
import type { Language } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { BadInput } from '../../terminal/badInput.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import {
  type PoolPicture,
  type PoolUse,
  drawPool,
  freeLetter,
  poolLetters,
  poolUses,
} from './drawPool.ts'
import { badArguments, cidrArgument, optional } from '../readArguments.ts'
import { readInventory } from '../documents/readInventory.ts'

export interface MapOptions {
  readonly inventory: string
  readonly pool?: string
  readonly json: boolean
  readonly language: Language
}

/**
 * Private and shared address space.
 * @source https://www.rfc-editor.org/rfc/rfc1918#section-3
 * @source https://www.rfc-editor.org/rfc/rfc6598#section-7
 */
const customaryPools: ReadonlyArray<Ipv4Block> = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
].flatMap((text) => {
  const block = parseIpv4Block(text)
  return E.isRight(block) ? [block.right] : []
})

/** The address space that contains the Rescale VPC; otherwise the VPC's own block. */
const poolAround = (cidrs: ReadonlyArray<Ipv4Cidr>): Ipv4Block | undefined => {
  const [first] = cidrs.map(toBlock)
  if (first === undefined) return customaryPools[0]
  return customaryPools.find((pool) => contains(pool, first)) ?? first
}

const uses: Readonly<Record<Language, Readonly<Record<PoolUse | 'free', string>>>> = {
  en: {
    rescaleVpc: 'Rescale VPC',
    denied: 'denied',
    held: 'held for an onboarding',
    peered: 'peered VPC',
    routes: 'destination of a route',
    notAllowed: 'not allowed',
    customerNetworks: 'network of the customer',
    free: 'free',
  },
  ja: {
    rescaleVpc: 'Rescale の VPC',
    denied: '使用禁止',
    held: 'オンボーディングが確保',
    peered: 'ピアリング接続先の VPC',
    routes: '既存ルートの送信先',
    notAllowed: '許可範囲外',
    customerNetworks: 'お客様のネットワーク',
    free: '空き',
  },
}

type Paint = (text: string) => string

const paints = ({ colours }: Terminal): Readonly<Record<PoolUse | 'free', Paint>> => ({
  rescaleVpc: colours.magenta,
  denied: colours.red,
  held: colours.yellow,
  peered: colours.yellow,
  routes: colours.yellow,
  notAllowed: colours.red,
  customerNetworks: colours.cyan,
  free: colours.dim,
})

const useOf = (letter: string): PoolUse | 'free' =>
  poolUses.find((use) => poolLetters[use] === letter.toUpperCase()) ?? 'free'

/** Colours a row run by run, so that a long run costs one pair of codes. */
const paintCells = (cells: string, paint: Readonly<Record<PoolUse | 'free', Paint>>): string =>
  cells.replace(/(.)\1*/g, (run) => paint[useOf(run.charAt(0))](run))

const count = new Intl.NumberFormat('en-US')

const share = (addresses: number, picture: PoolPicture): string => {
  const total = 2 ** (32 - Number(picture.pool.split('/')[1]))
  const percent = ((100 * addresses) / total).toFixed(1)
  return `${count.format(addresses).padStart(13)}  ${percent.padStart(5)} %`
}

const showLegend = (terminal: Terminal, picture: PoolPicture, language: Language): void => {
  const paint = paints(terminal)
  for (const use of poolUses) {
    const { blocks, addresses } = picture.shares[use]
    const letters = `${poolLetters[use]} ${poolLetters[use].toLowerCase()}`
    const blockCount =
      language === 'ja' ? `${count.format(blocks)} ブロック` : `blocks: ${count.format(blocks)}`
    terminal.out(
      `${paint[use](letters)}  ${share(addresses, picture)}  ${uses[language][use]} (${blockCount})`,
    )
  }
  const { free } = uses[language]
  terminal.out(`${paint.free(freeLetter)}    ${share(picture.freeAddresses, picture)}  ${free}`)
}

const showMap = (terminal: Terminal, picture: PoolPicture, language: Language): void => {
  const { pool, cellPrefixLength, rows, largestFree } = picture
  const paint = paints(terminal)
  const isJapanese = language === 'ja'
  terminal.out(
    isJapanese
      ? `${terminal.colours.bold(pool)}(1 文字 = /${cellPrefixLength}、小文字は一部のみ使用)`
      : `${terminal.colours.bold(pool)}, each letter a /${cellPrefixLength}; lower case: taken in part`,
  )
  const width = Math.max(...rows.map(({ from }) => from.length))
  for (const { from, cells } of rows) {
    terminal.out(`${from.padEnd(width)}  ${paintCells(cells, paint)}`)
  }
  showLegend(terminal, picture, language)
  if (isJapanese) {
    terminal.out(largestFree === undefined ? '空きはありません。' : `最大の空き: ${largestFree}`)
  } else {
    terminal.out(largestFree === undefined ? 'Nothing is free.' : `Largest free: ${largestFree}`)
  }
}

const legend: Readonly<Record<string, string>> = {
  ...Object.fromEntries(poolUses.map((use) => [poolLetters[use], use])),
  [freeLetter]: 'free',
}

interface PoolToDraw {
  readonly inventory: Inventory
  readonly pool: Ipv4Block | undefined
}

const readPool = (options: MapOptions): TE.TaskEither<BadInput, PoolToDraw> =>
  pipe(
    TE.Do,
    TE.bind('asked', () =>
      TE.fromEither(optional(options.pool, (text) => cidrArgument('--pool', text))),
    ),
    TE.mapLeft(badArguments),
    TE.bind('loaded', () => readInventory(options.inventory)),
    TE.map(({ asked, loaded: { document, inventory } }) => ({
      inventory,
      pool: asked === undefined ? poolAround(document.rescaleVpc.cidrs) : toBlock(asked),
    })),
  )

/** Draws a pool. Exit 0, or 2 for bad input. */
export const map = (terminal: Terminal, options: MapOptions): Promise<ExitCode> =>
  pipe(
    readPool(options),
    reportResult(terminal, options, ({ inventory, pool }) => {
      if (pool === undefined) return 0
      const isNarrow = !options.json && terminal.columns !== undefined && terminal.columns < 80
      const picture = drawPool(inventory, pool, isNarrow ? 32 : 64)
      if (options.json) terminal.out(JSON.stringify({ ...picture, legend }))
      else showMap(terminal, picture, options.language)
      return 0
    }),
  )
