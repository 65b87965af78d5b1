/**
 * A server of gRPC calls with one message each way, which is all that Terraform asks of a provider.
 *
 * @source https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md
 */
import { once } from 'node:events'
import { type ServerHttp2Stream, createServer } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** Answers the message of a call; `undefined` where no such call is served. */
export type Calls = (path: string, request: Buffer) => Buffer | undefined

export interface GrpcServer {
  /** Host and port. */
  readonly address: string
  readonly close: () => void
}

const contentType = { ':status': 200, 'content-type': 'application/grpc' }

/** The code of calls that are not served. */
const unimplemented = '12'

/** A message is preceded by whether it is compressed and by its length. */
const prefixBytes = 5

const answer = async (stream: ServerHttp2Stream, path: string, calls: Calls): Promise<void> => {
  const request = await buffer(stream)
  const response = calls(path, request.subarray(prefixBytes))
  if (response === undefined) {
    stream.respond({ ...contentType, 'grpc-status': unimplemented }, { endStream: true })
    return
  }
  const prefix = Buffer.alloc(prefixBytes)
  prefix.writeUInt32BE(response.length, 1)
  stream.respond(contentType, { waitForTrailers: true })
  stream.on('wantTrailers', () => {
    stream.sendTrailers({ 'grpc-status': '0' })
  })
  stream.end(Buffer.concat([prefix, response]))
}

/** Starts a server on a free port of this machine. */
export const startGrpcServer = async (calls: Calls): Promise<GrpcServer> => {
  const server = createServer()
  server.on('stream', (stream, headers) => {
    stream.on('error', () => {})
    answer(stream, String(headers[':path']), calls).catch((error: unknown) => {
      stream.destroy(error instanceof Error ? error : undefined)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { address: `127.0.0.1:${port}`, close: () => server.close() }
}
