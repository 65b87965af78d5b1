/**
 * The world of a running sandbox. Its time follows the clock, plus any time by which it was
 * advanced.
 */
import { type World, advanceTime, apply } from '@byoa/cloud-memory'
import type { Cell } from '@byoa/cloud-memory/wire'

export interface SandboxCell extends Cell {
  /** Advances the world's time. */
  readonly advance: (seconds: number) => void
  /** Restores the world at the start of the sandbox. */
  readonly reset: () => void
}

export interface SandboxCellOptions {
  readonly world: World
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Called with the world after each change. */
  readonly changed: (world: World) => void
}

/** Creates the cell of a world. */
export const sandboxCell = ({ world: start, now, changed }: SandboxCellOptions): SandboxCell => {
  // An advanced world stays ahead of the clock; a world from the past catches up.
  const aheadAtStart = (): number => Math.max(0, start.now - now())
  let world = start
  let aheadMilliseconds = aheadAtStart()
  const current = (): World => {
    const behind = now() + aheadMilliseconds - world.now
    if (behind > 0) world = advanceTime(world, behind / 1000)
    return world
  }
  return {
    world: current,
    call: (caller, call) => {
      const before = current()
      const [after, outcome] = apply(before, caller, call)
      world = after
      if (after !== before) changed(after)
      return outcome
    },
    advance: (seconds) => {
      aheadMilliseconds += seconds * 1000
      changed(current())
    },
    reset: () => {
      world = start
      aheadMilliseconds = aheadAtStart()
      changed(current())
    },
  }
}
