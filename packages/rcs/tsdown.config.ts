import { defineConfig } from 'tsdown'

import { channel } from 'build-settings/channel'

export default defineConfig(channel)
