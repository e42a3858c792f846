import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface FileServer {
  readonly url: string
  /** Path and query of every request, in their order. */
  readonly requests: readonly IncomingMessage[]
  close(): Promise<void>
}

/** A real HTTP server on this machine, for the time of a test. */
export async function startFileServer(answer: (request: IncomingMessage, response: ServerResponse, number: number) => void): Promise<FileServer> {
  const requests: IncomingMessage[] = []
  const server = createServer((request, response) => {
    requests.push(request)
    answer(request, response, requests.filter(({ url }) => url === request.url).length)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }
}
