import type { Contact } from '@bird-interactions/core'

/**
 * Whom the made-up messages went to. The numbers are of the ranges that the British, American and Australian regulators
 * keep free for fiction.
 */
export const contacts = {
  ada: contact(1, 'Made-up Ada', '+447700900001', 'GB'),
  ben: contact(2, 'Made-up Ben', '+447700900002', 'GB'),
  cleo: contact(3, 'Made-up Cleo', '+12025550103', 'US'),
  dan: contact(4, 'Made-up Dan', '+61491570006', 'AU'),
  eve: contact(5, 'Made-up Eve', '+12025550105', 'US'),
}

/** The same people, whom made-up emails went to. The domain is kept free for examples. */
export const emailContacts = {
  ada: emailContact(contacts.ada, 'ada@example.com'),
  ben: emailContact(contacts.ben, 'ben@example.com'),
  cleo: emailContact(contacts.cleo, 'cleo@example.com'),
  dan: emailContact(contacts.dan, 'dan@example.com'),
}

function contact(number: number, name: string, phoneNumber: string, countryCode: string): Contact {
  return {
    id: `30000000-0000-4000-8000-00000000000${number}`,
    identifierKey: 'phonenumber',
    identifierValue: phoneNumber,
    receiverValue: phoneNumber,
    type: 'to',
    countryCode,
    platformAddress: phoneNumber,
    contactAnnotation: { name },
  }
}

function emailContact({ id, contactAnnotation, type }: Contact, address: string): Contact {
  return {
    ...(id === undefined ? undefined : { id }),
    identifierKey: 'emailaddress',
    identifierValue: address,
    receiverValue: address,
    ...(type === undefined ? undefined : { type }),
    platformAddress: address,
    ...(contactAnnotation === undefined ? undefined : { contactAnnotation }),
  }
}
