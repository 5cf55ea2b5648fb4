import { describe, expect, test } from 'vitest'

import { serve } from './server.ts'
import { channelId, click, clientFor, messageId, ref } from './setting.ts'

const otherMessage = '00000000-0000-4000-8000-000000000001'
const otherChannel = '00000000-0000-4000-8000-000000000002'

/** An interaction of its own, that may belong elsewhere. */
function element(number: number, fields: Readonly<Record<string, unknown>> = {}) {
  return {
    ...click,
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    ...fields,
  }
}

async function list(...results: readonly unknown[]) {
  const server = await serve((_request, response) => response.end(JSON.stringify({ results })))
  return clientFor(server.url).interactions.list(ref)
}

describe('C56: what belongs to another message is delivered and noted', () => {
  test.each([
    ['message', { messageId: otherMessage }, [otherMessage, channelId]],
    ['channel', { channelId: otherChannel }, [messageId, otherChannel]],
  ])('an element of another %s', async (_, fields, ids) => {
    const other = element(1, fields)
    const { interactions, problems } = await list(element(0), other)
    expect(interactions.map(({ raw }) => raw)).toEqual([element(0), other])
    expect(problems).toEqual([
      {
        code: 'other_message',
        index: 1,
        message: `Element 1 of the list belongs to message "${ids[0]}" in channel "${ids[1]}", which is not what was asked for, and is delivered all the same. Bird documents that an opt-out by keyword may name another message than the one sent; otherwise check the base URL: mock servers answer with ids of their own.`,
        raw: other,
      },
    ])
  })

  test.each([
    messageId.toUpperCase(),
    `{${messageId}}`,
    messageId.replaceAll('-', ''),
    `{${messageId.replaceAll('-', '').toUpperCase()}}`,
  ])('another spelling is the same message: %s', async (spelling) => {
    const { problems } = await list(element(0, { messageId: spelling }))
    expect(problems).toEqual([])
  })

  test('ids that were asked for in upper case are the same, too', async () => {
    const server = await serve((_request, response) =>
      response.end(JSON.stringify({ results: [element(0)] })),
    )
    const { problems } = await clientFor(server.url).interactions.list({
      channelId: channelId.toUpperCase(),
      messageId: messageId.toUpperCase(),
    })
    expect(problems).toEqual([])
  })

  test('one problem for each other message, with the places of its elements', async () => {
    const { interactions, problems } = await list(
      element(0, { messageId: otherMessage }),
      element(1),
      element(2, { messageId: otherMessage, channelId: otherChannel }),
      element(3, { messageId: otherMessage.replaceAll('-', '') }),
      element(4, { messageId: otherMessage }),
    )
    expect(interactions).toHaveLength(5)
    expect(problems.map(({ index }) => index)).toEqual([0, 2])
    expect(problems[0]?.message).toMatch(/^Elements 0, 3 and 4 of the list belong to /)
    expect(problems[1]?.message).toMatch(/^Element 2 of the list belongs to /)
  })

  test('of many elements the first ten places are named', async () => {
    const many = (length: number) =>
      Array.from({ length }, (_, number) => element(number, { messageId: otherMessage }))
    const eleven = await list(...many(11))
    expect(eleven.problems[0]?.message).toMatch(
      /^Elements 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 1 more of the list belong /,
    )
    const ten = await list(...many(10))
    expect(ten.problems[0]?.message).toMatch(/^Elements 0, 1, 2, 3, 4, 5, 6, 7, 8 and 9 of /)
  })

  test('ids that are no UUIDs are told apart, and cannot pretend to be words of the message', async () => {
    const { problems } = await list(
      element(0, { messageId: 'a,b', channelId: 'c' }),
      element(1, { messageId: 'a', channelId: 'b,c' }),
      element(2, { messageId: '\u001B[2J\nnote: all is well' }),
    )
    expect(problems).toHaveLength(3)
    expect(problems[2]?.message).toContain('\\u001b[2J\\u000anote')
  })

  test('of long ids the start is shown', async () => {
    const long = 'x'.repeat(70)
    const { problems } = await list(element(0, { messageId: long, channelId: long }))
    const start = `"${'x'.repeat(60)}…"`
    expect(problems[0]?.message).toContain(`to message ${start} in channel ${start}, which`)
  })
})
