import { startSandbox } from '@bird-interactions/sandbox'

/** Runs a sandbox until its parent goes. The parent hears of what `list` of its first RCS message is called with. */
const sandbox = await startSandbox()
const message = sandbox.messages.find(({ channel }) => channel === 'rcs')
if (message === undefined) throw new Error('The sandbox has no RCS message.')
process.send?.({
  args: ['list', message.id],
  env: {
    BIRD_BASE_URL: sandbox.url,
    BIRD_ACCESS_KEY: sandbox.accessKey,
    BIRD_WORKSPACE_ID: sandbox.workspaceId,
    BIRD_CHANNEL_ID: message.channelId,
  },
})
process.once('disconnect', () => process.exit())
