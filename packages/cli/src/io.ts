/** Where text goes. */
export interface Output {
  /** Resolves when more may follow: a slow reader slows the writer. */
  readonly write: (text: string) => Promise<void>
  /** Somebody reads along on a terminal. */
  readonly isTerminal: boolean
  /** How many columns that terminal has now. Default 80. */
  readonly columns?: number | undefined
  /** What is written may have colours. Default false. */
  readonly hasColors?: boolean | undefined
}

/** Where bytes come from. */
export interface Input extends AsyncIterable<Uint8Array | string> {
  /** Somebody would have to type. */
  readonly isTerminal: boolean
  /** Nobody reads any more: whoever writes there holds up nothing. */
  readonly end?: (() => void) | undefined
}

/** A signal that asks a command to stop. */
export type StopSignal = 'SIGHUP' | 'SIGINT' | 'SIGTERM'

/** All that the command knows of the world besides files, network and its arguments. */
export interface Io {
  readonly stdin: Input
  /** Data. */
  readonly stdout: Output
  /** Words. */
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
  /** The working folder: files and plugins are looked up from here, channels of dependencies never. */
  readonly cwd: string
  /** The real path of a module of the command: it tells which project the command is installed in. */
  readonly modulePath: string
  /** Resolves when a signal asks to stop; until then the signals do not end the process. */
  readonly untilStopped: () => Promise<StopSignal>
  /**
   * Lets time go by, in milliseconds, less when the signal aborts. Default: real time.
   */
  readonly pause?: ((milliseconds: number, signal: AbortSignal) => Promise<void>) | undefined
  /** Where the reader is: a zone such as `Europe/Lisbon`. Default: that of this computer. */
  readonly timeZone?: string | undefined
  /** Takes a text that no words to people may hold from now on, whoever writes them. */
  readonly hide?: ((secret: string) => void) | undefined
  /** A text without what was hidden. */
  readonly redact?: ((text: string) => string) | undefined
  /** Asks the person at the terminal; what is typed to a hidden question does not show. Without it nobody can be asked. */
  readonly ask?: ((question: string, hidden?: 'hidden') => Promise<string>) | undefined
  /** For the jitter between attempts. Default `Math.random`. */
  readonly random?: (() => number) | undefined
}
