import { Agent } from 'node:http'

import axios from 'axios'
import got from 'got'
import ky from 'ky'

/** A request by each client as it is made by default, over connections that stay open. */
export function clients(url, headers) {
  const httpAgent = new Agent({ keepAlive: true })
  return {
    axios: async () => (await axios.get(url, { headers, httpAgent })).data,
    got: () => got(url, { headers, agent: { http: httpAgent } }).json(),
    ky: () => ky.get(url, { headers }).json(),
  }
}
