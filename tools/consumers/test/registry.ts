import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { run } from 'packed/run'

/** A registry on the loopback that has the packed packages, as if they were published. */
export interface Registry {
  /** A line for `.npmrc`: the scope's packages come from here, all others from where they always come. */
  readonly setting: string
  readonly close: () => Promise<void>
}

/** Starts a registry for npm that knows these tarballs and nothing else. */
export async function startRegistry(tarballs: Readonly<Record<string, string>>): Promise<Registry> {
  const packages = new Map<string, { manifest: Manifest; bytes: Buffer }>()
  for (const tarball of Object.values(tarballs)) {
    const { stdout } = await run('tar', ['-xzOf', tarball, 'package/package.json'], { folder: '/' })
    const manifest = JSON.parse(stdout) as Manifest
    packages.set(manifest.name, { manifest, bytes: readFileSync(tarball) })
  }
  const server = createServer(({ url = '' }, response) => {
    const path = decodeURIComponent(url.slice(1))
    const found = packages.get(path.replace(/\.tgz$/, ''))
    if (found === undefined) return response.writeHead(404).end('{}')
    const { manifest, bytes } = found
    if (path.endsWith('.tgz')) return response.end(bytes)
    const { name, version } = manifest
    const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`
    const dist = { tarball: `${urlOf(server.address())}/${name}.tgz`, integrity }
    const versions = { [version]: { ...manifest, dist } }
    return response.end(JSON.stringify({ name, 'dist-tags': { latest: version }, versions }))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    setting: `@bird-interactions:registry=${urlOf(server.address())}/\n`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

interface Manifest {
  readonly name: string
  readonly version: string
}

function urlOf(address: AddressInfo | string | null): string {
  return `http://127.0.0.1:${(address as AddressInfo).port}`
}
