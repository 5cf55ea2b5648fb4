/** Where a setting can come from. */
export interface SettingPlaces {
  /** What it is, for a person: `The workspace`. */
  readonly label: string
  readonly flag: string
  readonly variable: string
  /** Its name in a profile, and for `config set`. */
  readonly field: Field
}

/** What a profile can hold. */
export const FIELDS = ['workspaceId', 'channelId', 'accessKey', 'baseUrl'] as const

/** One of {@link FIELDS}. */
export type Field = (typeof FIELDS)[number]

/** The settings of a request, each with its places: a flag wins over the variable, that over a profile. */
export const PLACES = {
  workspaceId: {
    label: 'The workspace',
    flag: '--workspace-id',
    variable: 'BIRD_WORKSPACE_ID',
    field: 'workspaceId',
  },
  channelId: {
    label: 'The channel',
    flag: '--channel-id',
    variable: 'BIRD_CHANNEL_ID',
    field: 'channelId',
  },
  accessKey: {
    label: 'The access key',
    flag: '--access-key-file',
    variable: 'BIRD_ACCESS_KEY',
    field: 'accessKey',
  },
  baseUrl: {
    label: 'The base URL',
    flag: '--base-url',
    variable: 'BIRD_BASE_URL',
    field: 'baseUrl',
  },
} as const satisfies Readonly<Record<Field, SettingPlaces>>

/** The variable that names a profile. */
export const PROFILE_VARIABLE = 'BIRD_PROFILE'
