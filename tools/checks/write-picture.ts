import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { PICTURE, tablePicture } from './table-picture.ts'

/** Writes the picture of what the command prints. A test fails while it is out of date. */
writeFileSync(fileURLToPath(new URL(`../../${PICTURE}`, import.meta.url)), await tablePicture())
console.log(`${PICTURE}: written`)
