/** The strings of Bird's page on Email message interactions: all nine. */
export const documented = {
  opened: {
    initial_open: { kind: 'initialOpen' },
    open: { kind: 'open' },
    amp_initial_open: { kind: 'ampInitialOpen' },
    amp_open: { kind: 'ampOpen' },
  },
  clicked: {
    click: { kind: 'click' },
    amp_click: { kind: 'ampClick' },
  },
  'reported-as-spam': {
    spam_complaint: { kind: 'spamComplaint' },
  },
  'unsubscribe-request': {
    link_unsubscribe: { kind: 'linkUnsubscribe' },
    list_unsubscribe: { kind: 'listUnsubscribe' },
  },
}

/** What looks like one of them and is none. Each string belongs to its type alone. */
export const nearMisses = {
  opened: [
    'opened',
    'Open',
    'initial-open',
    'initialOpen',
    'amp',
    'amp_amp_open',
    'open_0',
    'click',
  ],
  clicked: ['clicked', 'clicks', 'amp-click', 'ampClick', 'item_1_clicked', 'open'],
  'reported-as-spam': [
    'spam',
    'spam-complaint',
    'complaint',
    'spam_complaints',
    'list_unsubscribe',
  ],
  'unsubscribe-request': ['unsubscribe', 'link-unsubscribe', 'unsubscribe_link', 'spam_complaint'],
}
