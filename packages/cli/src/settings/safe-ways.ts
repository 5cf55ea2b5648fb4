import { PLACES } from './places.ts'

const { flag: ACCESS_KEY_FLAG, variable: ACCESS_KEY_VARIABLE } = PLACES.accessKey

/** How to give the access key without anyone else seeing it. */
export const SAFE_WAYS = [
  `Give it in the variable ${ACCESS_KEY_VARIABLE}   (bash: read -rs ${ACCESS_KEY_VARIABLE} && export ${ACCESS_KEY_VARIABLE}),`,
  `in a file that only you can read          ${ACCESS_KEY_FLAG} <path>,`,
  `through standard input                    ${ACCESS_KEY_FLAG} -,`,
  'or keep it in a profile                   bird-interactions config init',
] as const
