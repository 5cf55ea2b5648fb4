/** A member of a list or of a dictionary of RFC 9651, with everything as written. */
export interface StructuredMember {
  /** An item, in quotation marks if it is a string; of a dictionary, the key. */
  readonly item: string
  /** Of a dictionary. */
  readonly value: string | undefined
  /** A parameter without a value has the value `?1`. */
  readonly parameters: ReadonlyMap<string, string>
}

const STRING = String.raw`"(?:[ !#-\[\]-~]|\\["\\])*"`
const NUMBER = String.raw`-?[0-9]{1,15}(?:\.[0-9]{1,3})?`
const TOKEN = String.raw`[A-Za-z*][A-Za-z0-9!#$%&'*+.^_|~:/\x60-]*`
const VALUE = String.raw`(?:${STRING}|${NUMBER}|${TOKEN}|\?[01]|:[A-Za-z0-9+/=]*:)`
const KEY = String.raw`[a-z*][a-z0-9_.*-]*`
const PARAMETER = new RegExp(String.raw`;[ ]*(${KEY})(?:=(${VALUE}))?`, 'g')
const MEMBER = new RegExp(
  String.raw`(?:(${KEY})=(${VALUE})|(${VALUE}))((?:;[ ]*${KEY}(?:=${VALUE})?)*)(?:[ \t]*(,)[ \t]*|$)`,
  'y',
)

/**
 * Splits a header into its members, after RFC 9651 but for inner lists, dates and display strings, which no header read here
 * has. `undefined` when the text is of another form.
 */
export function parseStructuredList(text: string): StructuredMember[] | undefined {
  const rest = text.trim()
  const members: StructuredMember[] = []
  MEMBER.lastIndex = 0
  for (;;) {
    const match = MEMBER.exec(rest)
    if (match === null) return undefined
    const [, key, value, bare = '', parameters = '', comma] = match
    members.push({ item: key ?? bare, value, parameters: parametersOf(parameters) })
    if (comma === undefined) return members
  }
}

function parametersOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    Array.from(text.matchAll(PARAMETER), ([, key = '', value = '?1']) => [key, value] as const),
  )
}
