/** An interaction as it was found in a JSON value: alone, in a list, or in the envelope of a webhook. */
export interface WrappedInteraction {
  /** Where in the value: `results[2]`; empty for the value itself. */
  readonly place: string
  readonly value: unknown
  /** The event of the envelope: `whatsapp.interaction`. */
  readonly event?: string | undefined
}

/**
 * Takes interactions out of what they are sent in: a list `{ "results": […] }`, a bare list, the envelope of a webhook, or
 * lists of envelopes. Anything else is taken for an interaction; decoding it tells what is wrong with it.
 */
export function unwrap(value: unknown, place = ''): WrappedInteraction[] {
  if (Array.isArray(value)) return unwrapAll(value, place)
  if (!isObject(value)) return [{ place, value }]
  if (Array.isArray(value['results']) && !('id' in value)) {
    return unwrapAll(value['results'], `${place}results`)
  }
  if (typeof value['event'] === 'string' && 'payload' in value) {
    return [{ place, value: value['payload'], event: value['event'] }]
  }
  return [{ place, value }]
}

function unwrapAll(values: readonly unknown[], place: string): WrappedInteraction[] {
  return values.flatMap((value, index) => {
    const inner = `${place}[${index}]`
    // A list in a list is none that Bird sends, and unwrapping it again could go on for long.
    return Array.isArray(value) ? [{ place: inner, value }] : unwrap(value, inner)
  })
}

const INTERACTION_EVENT = /^(.+)\.interaction$/s

/** The channel that an event of interactions states; `undefined` for another event. */
export function channelOfEvent(event: string): string | undefined {
  return INTERACTION_EVENT.exec(event)?.[1]
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
