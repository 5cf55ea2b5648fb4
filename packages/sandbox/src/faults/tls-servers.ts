import type { Socket } from 'node:net'
import { createServer, type TlsOptions } from 'node:tls'

import { type Certificate, createCertificate } from './certificate.ts'
import type { TlsFault } from './fault.ts'

/** Speaks TLS on connections, rightly or not. */
export interface TlsServers {
  /** The certificate that signs the server's, as PEM: who trusts it, trusts the server. */
  readonly authority: () => string
  /**
   * Secures a connection.
   *
   * @param speakHttp Called with what is to carry HTTP, once that is possible.
   */
  readonly secure: (socket: Socket, fault: TlsFault, speakHttp: (transport: Socket) => void) => void
}

const HOSTS = ['127.0.0.1', 'localhost']
const YEAR_MS = 365 * 24 * 60 * 60 * 1000

/** Certificates are made when the first connection needs them. */
export function createTlsServers(): TlsServers {
  const now = Date.now()
  const valid = { notBefore: new Date(now - YEAR_MS), notAfter: new Date(now + YEAR_MS) }
  const known = authority('Made up by the sandbox')
  const unknown = authority('Made up by the sandbox, and never shown')
  const trusted = remembered(() => issue(known()))

  const optionsOf: Readonly<Partial<Record<TlsFault, () => TlsOptions>>> = {
    trusted,
    'self-signed': remembered(() => createCertificate({ name: 'sandbox', hosts: HOSTS, ...valid })),
    'unknown-ca': remembered(() => issue(unknown())),
    expired: remembered(() => issue(known(), { notAfter: new Date(now - YEAR_MS / 2) })),
    'wrong-host': remembered(() => issue(known(), { hosts: ['elsewhere.invalid'] })),
    'old-protocol': () => ({
      ...trusted(),
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    }),
  }

  function authority(name: string): () => Certificate & { readonly name: string } {
    return remembered(() => ({ name, ...createCertificate({ name, ...valid }) }))
  }

  function issue(
    issuer: Certificate & { readonly name: string },
    instead: { readonly notAfter?: Date; readonly hosts?: readonly string[] } = {},
  ): Certificate {
    return createCertificate({ name: 'sandbox', issuer, hosts: HOSTS, ...valid, ...instead })
  }

  return {
    authority: () => known().cert,
    secure(socket, fault, speakHttp) {
      if (fault === 'plain') return speakHttp(socket)
      socket.on('error', () => socket.destroy())
      // Who goes before the connection is secured closes it: HTTP, which would answer, is not there yet.
      socket.allowHalfOpen = false
      const options = optionsOf[fault]?.()
      if (options === undefined) {
        socket.once('data', () => fault === 'reset' && socket.resetAndDestroy())
      } else {
        // It hears of the connection, but never listens: the port is that of another server.
        createServer(options, speakHttp).emit('connection', socket)
      }
    },
  }
}

function remembered<Value>(make: () => Value): () => Value {
  let value: Value | undefined
  return () => (value ??= make())
}
