import {
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'

/** A certificate with its key, both as PEM. */
export interface Certificate {
  readonly cert: string
  readonly key: string
}

/** Who signs. */
interface Issuer {
  readonly name: string
  readonly key: string
}

/** What a certificate says. */
export interface CertificateContent {
  /** Who it is for: a common name. */
  readonly name: string
  /** Who signs it. Default: itself. */
  readonly issuer?: Issuer | undefined
  readonly notBefore: Date
  readonly notAfter: Date
  /** Hosts it holds for. Without any, it is one that signs others. */
  readonly hosts?: readonly string[] | undefined
}

/**
 * Makes a certificate of X.509 version 3 with a new key (RFC 5280; ECDSA on P-256, SHA-256). Node can read certificates, but
 * not make them, and one that is kept in a file comes with a key that everybody has.
 */
export function createCertificate(content: CertificateContent): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const { issuer = { name: content.name, key } } = content
  const toBeSigned = describe(content, issuer.name, publicKey)
  const signature = sign('sha256', toBeSigned, createPrivateKey(issuer.key))
  const der = sequence(toBeSigned, ECDSA_WITH_SHA256, bitString(signature))
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return {
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
    key,
  }
}

function describe(content: CertificateContent, issuer: string, publicKey: KeyObject): Buffer {
  const { name, notBefore, notAfter, hosts } = content
  return sequence(
    tagged(0xa0, integer(Buffer.of(2))),
    // A leading byte that makes it positive and not zero.
    integer(Buffer.concat([Buffer.of(1), randomBytes(8)])),
    ECDSA_WITH_SHA256,
    distinguishedName(issuer),
    sequence(time(notBefore), time(notAfter)),
    distinguishedName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...(hosts === undefined ? ofAuthority() : [alternativeNames(hosts)]))),
  )
}

function ofAuthority(): Buffer[] {
  const isAuthority = sequence(tagged(0x01, Buffer.of(0xff)))
  // Bits 5 and 6: signs certificates, signs lists of revoked ones.
  const usage = tagged(0x03, Buffer.of(1, 0x06))
  return [extension('551d13', isAuthority, true), extension('551d0f', usage, true)]
}

function alternativeNames(hosts: readonly string[]): Buffer {
  return extension('551d11', sequence(...hosts.map(generalName)), false)
}

function generalName(host: string): Buffer {
  const isAddress = /^[\d.]+$/.test(host)
  return isAddress
    ? tagged(0x87, Buffer.from(host.split('.').map(Number)))
    : tagged(0x82, Buffer.from(host, 'latin1'))
}

function extension(id: string, value: Buffer, isCritical: boolean): Buffer {
  const critical = isCritical ? [tagged(0x01, Buffer.of(0xff))] : []
  return sequence(objectId(id), ...critical, tagged(0x04, value))
}

/** One common name (2.5.4.3). */
function distinguishedName(name: string): Buffer {
  return sequence(
    tagged(0x31, sequence(objectId('550403'), tagged(0x0c, Buffer.from(name, 'utf8')))),
  )
}

/** RFC 5280 has two digits of the year until 2049. */
function time(date: Date): Buffer {
  const digits = `${date.toISOString().replaceAll(/\D/g, '').slice(0, 14)}Z`
  return date.getUTCFullYear() < 2050
    ? tagged(0x17, Buffer.from(digits.slice(2)))
    : tagged(0x18, Buffer.from(digits))
}

const ECDSA_WITH_SHA256 = sequence(objectId('2a8648ce3d040302'))

/** By its bytes, as hexadecimal digits. */
function objectId(bytes: string): Buffer {
  return tagged(0x06, Buffer.from(bytes, 'hex'))
}

function integer(bytes: Buffer): Buffer {
  return tagged(0x02, bytes)
}

function bitString(bytes: Buffer): Buffer {
  return tagged(0x03, Buffer.concat([Buffer.of(0), bytes]))
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts))
}

/** A value of DER: tag, length, bytes. */
function tagged(tag: number, bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.of(tag), lengthOf(bytes.length), bytes])
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length)
  return length < 0x100 ? Buffer.of(0x81, length) : Buffer.of(0x82, length >> 8, length & 0xff)
}
