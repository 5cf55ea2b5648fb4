/** No string of Bird's page on SMS message interactions could be confirmed. */
export const documented = {}

/** So each is taken as sent, those of other channels too. */
export const nearMisses = {
  clicked: ['click', 'item_1_clicked', 'link_clicked', '0'],
  'unsubscribe-request': ['STOP', 'link_unsubscribe', 'unsubscribe'],
  'subscribe-consent': ['START', 'subscribe'],
}
