import { ResponseError } from '@bird-interactions/core'
import type { ListedMessage, MessagePage, MessagePageOptions } from '@bird-interactions/core/client'

/** What {@link listAllMessages} needs of a client: what `createClient` gives has it. */
export interface MessagesClient {
  readonly messages: {
    list(
      channel: { readonly channelId: string },
      options?: MessagePageOptions,
    ): Promise<MessagePage>
  }
}

/**
 * All messages of a channel, page by page, in whatever order Bird gives them: neither order nor filter is documented. Memory
 * stays flat however many there are.
 *
 * @throws {@link ResponseError} with code `pagination_loop` when the pages go in circles, and with `unexpected_shape` when a
 * message has no id: the list would not be whole.
 * @throws What `messages.list` throws.
 * @see https://docs.bird.com/api/api-access/common-api-usage
 */
export async function* listAllMessages(
  client: MessagesClient,
  channelId: string,
  options: Omit<MessagePageOptions, 'pageToken'> = {},
): AsyncGenerator<ListedMessage, void, void> {
  let pageToken: string | undefined
  // An earlier token, remembered anew after 1, 2, 4, 8 … pages: every circle comes back to one of those.
  let remembered: string | undefined
  let pages = 0
  let rememberAt = 1
  do {
    const page = await client.messages.list({ channelId }, { ...options, pageToken })
    const { nextPageToken, messages, problems, response } = page
    pages += 1
    const [problem] = problems
    if (problem !== undefined) {
      throw new ResponseError(
        'unexpected_shape',
        `A page of the channel's messages has what is none, so the list would not be whole. ${problem.message}`,
        { status: response.status },
      )
    }
    yield* messages
    if (nextPageToken !== undefined && nextPageToken === remembered) {
      throw new ResponseError(
        'pagination_loop',
        `The list of messages goes in circles: after ${pages} pages it names one that was there before. Check the base URL and any proxy on the way, and try again.`,
        { status: response.status },
      )
    }
    if (pages === rememberAt) {
      remembered = nextPageToken
      rememberAt *= 2
    }
    pageToken = nextPageToken
  } while (pageToken !== undefined)
}
