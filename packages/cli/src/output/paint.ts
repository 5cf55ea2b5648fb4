import { styleText } from 'node:util'

/** Ways to set a text off from others. */
export type Tone = 'header' | 'faint' | 'caution' | 'failure'

/** A text in a tone. */
export type Paint = Readonly<Record<Tone, (text: string) => string>>

/** Without colours. */
export const plain: Paint = { header: same, faint: same, caution: same, failure: same }

/** With the sixteen colours that every terminal lets its owner choose. */
const colored: Paint = {
  header: styled('bold'),
  faint: styled('dim'),
  caution: styled('yellow'),
  failure: styled('red'),
}

/** How to paint, by whether there are colours. */
export function paintFor(colors: boolean): Paint {
  return colors ? colored : plain
}

function same(text: string): string {
  return text
}

function styled(format: Parameters<typeof styleText>[0]): (text: string) => string {
  // Whether there are colours is decided elsewhere, for either stream.
  return (text) => styleText(format, text, { validateStream: false })
}
