import type { Identifier, Receiver } from '@bird-interactions/core'

/** Who received the message, in the words that tell a person most: a phone number, an address, or else an id. */
export function recipientsOf(receiver: Receiver | undefined): string[] {
  if (receiver === undefined) return []
  const { contacts = [], userContacts = [], inbox, device, connector } = receiver
  const groups = [
    contacts.map(
      (contact) =>
        addressOf(contact) ?? contact.receiverValue ?? contact.platformAddress ?? contact.id,
    ),
    userContacts.map((contact) => addressOf(contact) ?? contact.id),
    [inbox && (addressOf(inbox) ?? inbox.id)],
    [device && (device.identifierValue ?? device.id)],
    [connector && (connector.identifierValue ?? connector.annotations?.name ?? connector.id)],
  ]
  // The connector is how a contact was reached, so only the first that names somebody counts.
  for (const group of groups) {
    const names = group.filter((name) => name !== undefined && name !== '')
    if (names.length > 0) return [...new Set(names as string[])]
  }
  return []
}

function addressOf({
  identifierValue,
  identifiers,
}: Identifier & { readonly identifiers?: readonly Identifier[] }): string | undefined {
  return (
    identifierValue ??
    identifiers?.find((other) => other.identifierValue !== undefined)?.identifierValue
  )
}
