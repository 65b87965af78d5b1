/**
 * How far a large file has been read, on one line that is written over: for people who wait, not
 * for logs.
 */

// model

export interface Loaded {
  readonly readBytes: number
  /** 0 when nobody knows. */
  readonly totalBytes: number
  readonly blocks: number
}

export interface Progress {
  readonly show: (loaded: Loaded) => void
  readonly clear: () => void
}

/** Standard error, or what stands in for it. */
export interface ProgressStream {
  readonly isTTY?: boolean
  readonly write: (text: string) => unknown
}

// constructors

const worthShowingBytes = 4_000_000

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`

const count = new Intl.NumberFormat('en-US')

const lineOf = ({ readBytes, totalBytes, blocks }: Loaded): string => {
  const share = totalBytes > 0 ? `${Math.floor((100 * readBytes) / totalBytes)} % of ` : ''
  const size = megabytes(Math.max(totalBytes, readBytes))
  return `Reading the inventory: ${share}${size}, held blocks: ${count.format(blocks)}`
}

const eraseLine = '\r\u001B[K'

/**
 * Returns a progress line on a stream; it shows nothing unless that is a terminal and the file is
 * large.
 */
export const loadingProgress = (stream: ProgressStream): Progress => {
  let isShown = false
  return {
    show: (loaded) => {
      if (stream.isTTY !== true) return
      if (Math.max(loaded.totalBytes, loaded.readBytes) < worthShowingBytes) return
      isShown = true
      stream.write(`${eraseLine}${lineOf(loaded)}`)
    },
    clear: () => {
      if (isShown) stream.write(eraseLine)
      isShown = false
    },
  }
}
