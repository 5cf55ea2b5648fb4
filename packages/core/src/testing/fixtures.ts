/** An interaction as Bird published it, or with what it does not say itself. */
export type Fixture = Readonly<Record<string, unknown>> | StatedFixture

/** A fixture that says less than its channel: a published sample has the platform id `"text"`, for example. */
export interface StatedFixture {
  readonly wire: Readonly<Record<string, unknown>>
  /** The channel, whatever the platform id says. */
  readonly channel?: string
  /** What the decoded interaction must hold, at least. Without it, everything that the fixture holds must be recognised. */
  readonly expect?: Readonly<Record<string, unknown>>
}

/** Fixtures by name. */
export type Fixtures = Readonly<Record<string, Fixture>>

/** A fixture with its parts told apart. */
export function statedFixture(fixture: Fixture): StatedFixture {
  return isStated(fixture) ? fixture : { wire: fixture }
}

function isStated(fixture: Fixture): fixture is StatedFixture {
  return typeof fixture['wire'] === 'object' && fixture['wire'] !== null
}
