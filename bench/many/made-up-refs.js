/** So many refs of a channel with made-up message ids, each another one, made when it is pulled. */
export function* madeUpRefs(channelId, count) {
  for (let index = 0; index < count; index++) {
    yield { channelId, messageId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}` }
  }
}
