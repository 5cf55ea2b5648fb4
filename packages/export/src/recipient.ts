import type { Receiver } from '@bird-interactions/core'

type Named = { readonly identifierValue?: string; readonly id?: string }

/**
 * Who received a message, in one text that is the same in each of a recipient's interactions: a phone number, an address, or
 * else an id. Several are joined by a comma and a blank, in the order sent.
 *
 * The connector is how a contact was reached, so it counts only when nobody else is named.
 *
 * @returns `undefined` when nobody is named.
 */
export function recipientOf(receiver: Receiver | undefined): string | undefined {
  if (receiver === undefined) return undefined
  const { contacts = [], userContacts = [], inbox, device, connector } = receiver
  const groups: (readonly (string | undefined)[])[] = [
    contacts.map(
      (contact) =>
        addressOf(contact) ?? contact.receiverValue ?? contact.platformAddress ?? contact.id,
    ),
    userContacts.map(nameOf),
    [inbox && nameOf(inbox)],
    [device && nameOf(device)],
    [connector && (connector.identifierValue ?? connector.annotations?.name ?? connector.id)],
  ]
  for (const group of groups) {
    const names = group.filter((name) => name !== undefined && name !== '')
    if (names.length > 0) return [...new Set(names)].join(', ')
  }
  return undefined
}

function nameOf(named: Named): string | undefined {
  return addressOf(named) ?? named.id
}

function addressOf({
  identifierValue,
  identifiers,
}: Named & { readonly identifiers?: readonly Named[] }): string | undefined {
  return (
    identifierValue ??
    identifiers?.find((other) => other.identifierValue !== undefined)?.identifierValue
  )
}
