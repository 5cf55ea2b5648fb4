import type { Channel } from '../contract.ts'
import type { BirdClient, ClientOptions } from './client.ts'

export declare function createClient<const Channels extends readonly Channel[]>(
  options: ClientOptions<Channels>,
): BirdClient<Channels>
