/** Bird's two RCS examples, and the same of WhatsApp; ids, times and payloads are made up anew for each interaction. */
export function madeUpList(count: number): string {
  const next = numbers()
  const hex = (length: number): string =>
    Array.from({ length }, () => Math.floor(next() * 16).toString(16)).join('')
  const id = (): string => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`
  const results = Array.from({ length: count }, (_, index) => {
    const isRcs = index % 2 === 0
    const isClick = index % 4 < 2
    const phone = `+31600${String(index).padStart(6, '0')}`
    return {
      id: id(),
      type: isClick ? 'clicked' : 'read',
      createdAt: `2024-08-13T11:${String(10 + (index % 50))}:22.${String(100_000 + index)}Z`,
      messageId: id(),
      channelId: id(),
      platformId: isRcs ? 'rcs-google' : 'whatsapp',
      messageReference: id(),
      messagePartsCount: 1,
      receiver: {
        contacts: [
          {
            id: id(),
            identifierKey: 'phonenumber',
            identifierValue: phone,
            receiverValue: phone,
            type: 'to',
            countryCode: 'NL',
          },
        ],
      },
      ...(isClick
        ? {
            details: isRcs
              ? `card_${index % 10}_item_${index % 3}_clicked`
              : `item_${index % 3}_clicked`,
            metadata: { button: { payload: 'website' } },
          }
        : {}),
    }
  })
  return JSON.stringify({ results })
}

/** The same numbers from 0 to 1 in every run. */
function numbers(): () => number {
  let state = 1
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}
